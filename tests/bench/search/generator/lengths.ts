import { at, type Random } from './random.ts';

/**
 * Lengths in words (runs of letters and digits): the values at 0, 10, 20 … 100 % of the measured ones. Titles and summaries
 * are those of the starter corpus. It has no abstracts: theirs run from the short ones of arXiv (a median of some 150
 * words) to those of saved pages (188 to 306 words, a median of 239).
 */
export const TITLE_LENGTHS = [3, 7, 8, 9, 10, 10, 11, 12, 13, 15, 23];
export const SUMMARY_LENGTHS = [28, 32, 34, 35, 36, 37, 37, 38, 40, 41, 47];
export const ABSTRACT_LENGTHS = [20, 78, 107, 130, 150, 168, 185, 202, 220, 246, 306];
/** Words of a sentence, in saved pages. */
export const SENTENCE_LENGTHS = [6, 13, 16, 18, 21, 23, 25, 28, 31, 36, 60];
/** Authors of a paper in the starter corpus; the largest of them has 445. */
export const AUTHOR_COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 40];
export const KEYWORD_COUNTS = [3, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5];

/** Draws a length: between two measured values, each is equally likely. */
export function drawLength(lengths: readonly number[], random: Random): number {
  const place = random.next() * (lengths.length - 1);
  const low = at(lengths, Math.floor(place));
  const high = at(lengths, Math.floor(place) + 1);
  return Math.floor(low + (place % 1) * (high - low + 1));
}
