import { cleanText } from '../../core/text/untrusted-text.ts';

/** Weight of all text displays of one message together (docs, "Text Display": 4000 characters). */
export const MESSAGE_WEIGHT = 4000;

/**
 * Bytes of UTF-8 that weigh as much as one character. Discord has been seen to fail when the bytes of a message's text
 * plus 12 for each text display pass 10,170: with at most 40 displays, 4000 characters share 9,690 bytes.
 */
const BYTES_PER_CHARACTER = 2.4;

/** Stands where a text was cut. */
const MARK = '…';

/** A cut may fall back this far to the end of a word. */
const WORD_REACH = 16;

const ASCII = /^[ -~]*$/;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * What a text takes of a message: its UTF-16 code units, or more where its UTF-8 is long. Weights can be added up; texts
 * within `MESSAGE_WEIGHT` together keep to both of Discord's limits.
 */
export function weigh(text: string): number {
  return Math.max(text.length, Math.ceil(Buffer.byteLength(text) / BYTES_PER_CHARACTER));
}

/**
 * The longest beginning of an untrusted text that, once written by `write` (escaped, say), weighs at most `limit`; cut
 * at the end of a grapheme, or of a word where one is near, and ended by `…`. Empty for a text without content, and if
 * not even the mark fits.
 */
export function fitText(text: string, limit: number, write: (text: string) => string): string {
  return longest(cleanText(text), limit, write, weigh);
}

/** A cleaned text of at most `limit` UTF-16 code units, cut likewise: for labels, which know no markdown. */
export function fitPlain(text: string, limit: number): string {
  return longest(
    cleanText(text),
    limit,
    part => part,
    part => part.length,
  );
}

function longest(
  text: string,
  limit: number,
  write: (text: string) => string,
  measure: (text: string) => number,
): string {
  if (text === '') return '';
  // Writing lengthens, so a text over the limit need not be written to know that it is too long.
  if (text.length <= limit) {
    const whole = write(text);
    if (measure(whole) <= limit) return whole;
  }
  const ends = graphemeEnds(text, Math.max(0, Math.floor(limit) - MARK.length));
  const cut = (count: number): string | undefined => {
    const written = write(text.slice(0, ends.after(count)).trimEnd() + MARK);
    return measure(written) <= limit ? written : undefined;
  };
  // Most texts need few marks, so the cut is looked for from the far end, in growing steps, then between two of them.
  let tooMany = ends.count + 1;
  let fitting = ends.count;
  let shown = cut(fitting);
  for (let step = 1; shown === undefined && fitting > 0; step *= 2) {
    tooMany = fitting;
    fitting = Math.max(0, fitting - step);
    shown = cut(fitting);
  }
  if (shown === undefined) return '';
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    const written = cut(middle);
    if (written === undefined) {
      tooMany = middle;
    } else {
      fitting = middle;
      shown = written;
    }
  }
  const atWord = wordEnd(text, ends, fitting);
  return atWord === fitting ? shown : (cut(atWord) ?? shown);
}

/** The graphemes at the beginning of a text: how many there are, and where the first so many of them end. */
interface GraphemeEnds {
  readonly count: number;
  after(graphemes: number): number;
}

/** The graphemes within a text's first `reach` code units. */
function graphemeEnds(text: string, reach: number): GraphemeEnds {
  const head = text.slice(0, reach + 2);
  // In ASCII every character is a grapheme (a cleaned text has no line breaks); segmenting is a hundred times slower.
  if (ASCII.test(head)) return { count: Math.min(reach, text.length), after: graphemes => graphemes };
  const ends = [0];
  for (const { index, segment } of segmenter.segment(head)) {
    const end = index + segment.length;
    // The two code units behind `reach` show whether a grapheme that ends there goes on.
    if (end <= reach) ends.push(end);
  }
  return { count: ends.length - 1, after: graphemes => ends[graphemes] ?? 0 };
}

/** The last count up to the given one whose cut does not split a word, if it is near. */
function wordEnd(text: string, ends: GraphemeEnds, count: number): number {
  for (let at = count; at > Math.max(0, count - WORD_REACH); at -= 1) {
    if (text.charAt(ends.after(at)) === ' ') return at;
  }
  return count;
}

/**
 * Shares `total` fairly among texts that want the given weights: nobody gets more than wanted, and what the short ones
 * leave goes to the long ones.
 */
export function shareFairly(wants: readonly number[], total: number): number[] {
  const shares = wants.map(() => 0);
  const ascending = [...wants.entries()].toSorted(([, a], [, b]) => a - b);
  let left = total;
  for (const [place, [index, want]] of ascending.entries()) {
    const share = Math.max(0, Math.min(want, Math.floor(left / (ascending.length - place))));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
