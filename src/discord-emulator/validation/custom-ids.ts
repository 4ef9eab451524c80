import type { FieldPath, FieldProblem } from './form.ts';
import { repeatedIndexes } from './repeated-indexes.ts';

/** Returns a problem for each custom_id that occurs earlier in the same message or modal (docs, "Custom ID"). */
export function duplicateCustomIds(
  used: readonly { readonly customId: string; readonly path: FieldPath }[],
): FieldProblem[] {
  return repeatedIndexes(used.map(each => each.customId)).map(index => ({
    path: [...(used[index]?.path ?? []), 'custom_id'],
    code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
    message: 'Component custom id cannot be duplicated',
  }));
}
