const LINE_CONTROLS = /[\t\n\v\f\r\u0085]/gu;

// ASCII spaces and line ends, except a single space.
const LINE_BREAKS = / *[\t\n\v\f\r][\t\n\v\f\r ]*| {2,}/g;

// Characters that hide or reorder text: other C0/C1 controls, zero-width and bidirectional marks, invisible operators, byte
// order marks, tag characters (an invisible copy of ASCII), unpaired surrogates, and the blanks and fillers that Unicode
// lists as ignorable. Variation selectors stay: emoji need them.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- control characters are the subject
  /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2065\u206A-\u206F\u2800\u3164\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E007F}\p{Cs}]/gu;

// Words of ASCII, Latin-1, Greek letters and common punctuation (dashes, quotes, dots) with single spaces: most texts, and
// already clean. None of these characters is invisible or composes with another.
const PLAIN = /^[!-~¡-¬®-ÿΑ-Ωα-ω‐-‧]+(?: [!-~¡-¬®-ÿΑ-Ωα-ω‐-‧]+)*$/;

// Without it, no marks need a cap: normalizing makes at most two marks of one, and puts two on a letter.
const MARK_PAIR = /\p{M}\p{M}/u;

// Normalizing takes time quadratic in the marks on one letter, so a pile is capped before; what is left of it is capped
// again, when marks that compose with the letter are gone.
const PILED_MARKS = /(\p{M}{16})\p{M}+/gu;

// Written languages put up to three marks on a letter, emoji two (variation selector, keycap); more is "Zalgo".
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * Cleans untrusted text for storage and display on one line: NFC, without control, zero-width, bidirectional and tag
 * characters, with at most four combining marks in a row, single spaces and none at the ends. Idempotent. Does not escape
 * markdown, which views do.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  // Enough for most of the others, such as abstracts with line breaks.
  const joined = text.replace(LINE_BREAKS, ' ').trim();
  if (PLAIN.test(joined)) return joined;
  const visible = text.replace(LINE_CONTROLS, ' ').replace(INVISIBLE, '');
  return normalized(visible).replace(/\s+/gu, ' ').trim();
}

/** Cleans each line of an untrusted text like `cleanText`, without lines at its ends and more than one empty line in a row. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map(line => cleanText(line))
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** More code units than a letter with its marks has: only these at the end of a part may be cleaned differently. */
const LONGEST_LETTER = 64;

/**
 * Cleans a text of which only the first `length` code units matter: of a much longer one, only a beginning. Those code
 * units, and whether there are more, are the same as of the cleaned whole.
 */
export function cleanBeginning(text: string, length: number): string {
  const part = text.slice(0, 4 * Math.max(0, length) + LONGEST_LETTER);
  if (part.length === text.length) return cleanText(text);
  const cleaned = cleanText(part);
  // Of invisible characters, little may be left.
  return cleaned.length > length + LONGEST_LETTER ? cleaned : cleanText(text);
}

/** Composes letters and their marks (NFC), and keeps at most four marks in a row. */
function normalized(text: string): string {
  if (!MARK_PAIR.test(text)) return text.normalize('NFC');
  return text.replace(PILED_MARKS, '$1').normalize('NFC').replace(STACKED_MARKS, '$1');
}
