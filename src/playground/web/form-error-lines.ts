import * as z from 'zod';

const fieldErrors = z.array(z.object({ code: z.string(), message: z.string() }));

/**
 * Returns the nested `errors` of an "Invalid Form Body" as lines, such as
 * `components.0.label: Must be between 1 and 80 in length. (BASE_TYPE_BAD_LENGTH)` (docs, "Error Messages").
 */
export function formErrorLines(errors: unknown, path: readonly string[] = []): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) =>
    key === '_errors' ? linesOf(value, path) : formErrorLines(value, [...path, key]),
  );
}

function linesOf(value: unknown, path: readonly string[]): string[] {
  const result = fieldErrors.safeParse(value);
  if (!result.success) return [];
  const prefix = path.length === 0 ? '' : `${path.join('.')}: `;
  return result.data.map(({ code, message }) => `${prefix}${message} (${code})`);
}
