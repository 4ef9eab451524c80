/** English abbreviations of the months, January first. */
export const MONTH_ABBREVIATIONS: readonly string[] = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(
  ' ',
);

/** Matches the name of a month in lower case, in full or abbreviated, as the source of a regular expression. */
export const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const NAMED_MONTH = new RegExp(`(?<!\\p{L})(?:${MONTH_ABBREVIATIONS.join('|')})`, 'iu');

/** Returns the first month (1–12) that a text names in English, in full or abbreviated; `undefined` if there is none. */
export function findMonth(text: string): number | undefined {
  const name = NAMED_MONTH.exec(text)?.[0].toLowerCase();
  const index = MONTH_ABBREVIATIONS.findIndex(month => month.toLowerCase() === name);
  return index < 0 ? undefined : index + 1;
}
