/**
 * A posting: the number of a document, and how often it has the term, in one 32-bit number. Frequencies are cut where
 * BM25 is all but saturated.
 */
export type Posting = number;

/** A document's number has 24 bits: some 16 million papers. */
export const MAX_DOCUMENTS = 1 << 24;
const MAX_TITLE_FREQUENCY = 3;
const MAX_TEXT_FREQUENCY = 63;

/** Returns a posting. */
export const postingOf = (document: number, inTitle: number, inText: number): Posting =>
  ((document << 8) | (Math.min(inTitle, MAX_TITLE_FREQUENCY) << 6) | Math.min(inText, MAX_TEXT_FREQUENCY)) >>>
  0;

/** Returns the number of a posting's document. */
export const documentOf = (posting: Posting): number => posting >>> 8;

/** Returns how often the title has the term, at most 3. */
export const titleFrequencyOf = (posting: Posting): number => (posting >>> 6) & 3;
