const LINE_CONTROLS = /[\t\n\v\f\r\u0085]/gu;

// Blanks and line ends of ASCII, where they are not one blank alone.
const LINE_BREAKS = / *[\t\n\v\f\r][\t\n\v\f\r ]*| {2,}/g;

// Everything that hides, reorders or smuggles: other C0/C1 controls, zero-width and bidirectional marks, invisible
// operators, byte order marks, tag characters (an unseen copy of ASCII), halves of surrogate pairs, and the blanks and
// fillers that Unicode lists as ignorable; variation selectors stay, emoji need them.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- control characters are the subject
  /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2065\u206A-\u206F\u2800\u3164\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E007F}\p{Cs}]/gu;

// Words of ASCII, Latin-1, Greek letters and common punctuation (dashes, quotes, dots), one blank between them: most
// texts, and clean as they are. None of these characters composes with another or hides.
const PLAIN = /^[!-~¡-¬®-ÿΑ-Ωα-ω‐-‧]+(?: [!-~¡-¬®-ÿΑ-Ωα-ω‐-‧]+)*$/;

// Written languages stack up to three marks on a letter, emoji take two (variation selector, keycap); more is "Zalgo".
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * Makes text from outside fit to be stored and shown on one line: NFC, without control, zero-width, bidirectional and
 * tag characters, with at most four combining marks in a row, single blanks and none at the ends. Cleaning twice
 * changes nothing. It does not escape markdown: that is the view's work.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  // What is left to do for most of the others, such as abstracts broken into lines.
  const joined = text.replace(LINE_BREAKS, ' ').trim();
  if (PLAIN.test(joined)) return joined;
  return text
    .replace(LINE_CONTROLS, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}
