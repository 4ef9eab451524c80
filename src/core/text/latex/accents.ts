/** Accents in text as combining characters, by the name of their command: `\'e`, `\c{c}`. */
export const TEXT_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030A'],
  ['H', '\u030B'],
  ['v', '\u030C'],
  ['d', '\u0323'],
  ['h', '\u0309'],
  ['c', '\u0327'],
  ['textcommabelow', '\u0326'],
  ['k', '\u0328'],
  ['b', '\u0331'],
  ['t', '\u0361'],
]);

/** Accents in formulas; over more than one letter they are left out. */
export const MATH_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['grave', '\u0300'],
  ['acute', '\u0301'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['breve', '\u0306'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['mathring', '\u030A'],
  ['check', '\u030C'],
  ['underline', '\u0332'],
  ['vec', '\u20D7'],
]);

/** Puts a mark on the first letter of a text; `undefined` if the text does not begin with a letter. Dotless i and j count as i and j. */
export function withAccent(text: string, mark: string): string | undefined {
  const [, letter, rest = ''] = /^(\p{L})(.*)$/su.exec(text) ?? [];
  if (letter === undefined) return undefined;
  return `${letter.replace('ı', 'i').replace('ȷ', 'j')}${mark}${rest}`.normalize('NFC');
}
