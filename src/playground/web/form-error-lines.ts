import { z } from 'zod';

const fieldErrors = z.array(z.object({ code: z.string(), message: z.string() }));

/**
 * The nested `errors` of an "Invalid Form Body" as lines, such as
 * `components.0.label: Must be between 1 and 80 in length. (BASE_TYPE_BAD_LENGTH)` (docs, "Error Messages").
 */
export function formErrorLines(errors: unknown, at: readonly string[] = []): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) =>
    key === '_errors' ? linesOf(value, at) : formErrorLines(value, [...at, key]),
  );
}

function linesOf(value: unknown, at: readonly string[]): string[] {
  const found = fieldErrors.safeParse(value);
  if (!found.success) return [];
  const place = at.length === 0 ? '' : `${at.join('.')}: `;
  return found.data.map(({ code, message }) => `${place}${message} (${code})`);
}
