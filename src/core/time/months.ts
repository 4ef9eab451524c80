/** English abbreviations of the months, January first. */
export const MONTH_ABBREVIATIONS: readonly string[] = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(
  ' ',
);

const NAMED_MONTH = new RegExp(`(?<!\\p{L})(?:${MONTH_ABBREVIATIONS.join('|')})`, 'iu');

/** Returns the first month (1–12) that a text names in English, in full or abbreviated; `undefined` if there is none. */
export function findMonth(text: string): number | undefined {
  const name = NAMED_MONTH.exec(text)?.[0].toLowerCase();
  const index = MONTH_ABBREVIATIONS.findIndex(month => month.toLowerCase() === name);
  return index < 0 ? undefined : index + 1;
}
