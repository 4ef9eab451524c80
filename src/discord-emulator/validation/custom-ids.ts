import type { Path, Problem } from './form.ts';

/** Custom ids that were used before in the same message or modal (docs, "Custom ID"). */
export function duplicateCustomIds(
  used: readonly { readonly customId: string; readonly path: Path }[],
): Problem[] {
  const seen = new Set<string>();
  return used.flatMap(({ customId, path }) => {
    if (!seen.has(customId)) {
      seen.add(customId);
      return [];
    }
    return [
      {
        path: [...path, 'custom_id'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: 'Component custom id cannot be duplicated',
      },
    ];
  });
}
