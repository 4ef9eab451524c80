/** Letters of scripts that put no blanks between words, or, as Korean, attach particles to them. */
const CJK = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]`;
const SOUTH_EAST_ASIAN = String.raw`[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
/** Runs of letters of one kind; a mark belongs to the letter before it. */
const RUNS = new RegExp(
  String.raw`(?:(?!\p{M})${SOUTH_EAST_ASIAN}\p{M}*)+|(?:(?!\p{M})${CJK}\p{M}*)+|(?:(?!${SOUTH_EAST_ASIAN}|${CJK})\P{M}\p{M}*)+`,
  'gsu',
);
const LETTER_WITH_MARKS = /\P{M}\p{M}*/gu;

const UNSPACED_LETTER = new RegExp(`${CJK}|${SOUTH_EAST_ASIAN}`, 'u');
const SOUTH_EAST_ASIAN_LETTER = new RegExp(SOUTH_EAST_ASIAN, 'u');

/** The segmenter gets longer runs in pieces, since no text has them and its time for a run is not documented. */
const MAX_SEGMENTED_LENGTH = 1_000;

/** Returns true if the text has a letter of a script without blanks between words. */
export const hasUnspacedScript = (text: string): boolean => UNSPACED_LETTER.test(text);

/**
 * Splits a word with letters of scripts without blanks into its tokens: Chinese, Japanese and Korean as overlapping pairs
 * of letters, Thai, Lao, Khmer and Burmese by the dictionary of `Intl.Segmenter`; other letters between them stay whole.
 */
export function splitUnspaced(word: string): readonly string[] {
  return (word.match(RUNS) ?? []).flatMap(run => {
    if (SOUTH_EAST_ASIAN_LETTER.test(run)) return segmentWords(run);
    return UNSPACED_LETTER.test(run) ? letterPairs(run) : [run];
  });
}

/** Returns the overlapping pairs of letters; a single letter as it is. */
function letterPairs(run: string): string[] {
  const letters: readonly string[] = run.match(LETTER_WITH_MARKS) ?? [];
  return letters.length === 1 ? [run] : letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`);
}

function segmentWords(run: string): string[] {
  const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
  const words: string[] = [];
  for (let start = 0; start < run.length; start += MAX_SEGMENTED_LENGTH) {
    const piece = run.slice(start, start + MAX_SEGMENTED_LENGTH);
    // A piece may begin with a mark of the letter before it.
    for (const { segment } of segmenter.segment(piece)) words.push(segment.replace(/^\p{M}+/u, ''));
  }
  return words.filter(word => word !== '');
}
