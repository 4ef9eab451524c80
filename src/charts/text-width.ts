/** Widths of letters in em, as the bundled font has them about. */
const NARROW = /[ijlI.,:;'`|!() [\]{}/\\-]/u;
const MIDDLE = /[frt"*^°]/u;
const WIDE =
  /[mwMWOQGD@%—\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;
const UPPER = /[\p{Lu}&+=<>#~]/u;

/** Returns about how wide a text is, in em. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += widthOf(letter);
  return width;
}

function widthOf(letter: string): number {
  if (NARROW.test(letter)) return 0.29;
  if (MIDDLE.test(letter)) return 0.39;
  if (WIDE.test(letter)) return 0.86;
  return UPPER.test(letter) ? 0.63 : 0.56;
}
