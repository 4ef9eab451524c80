import type { TextIndex } from '../documents/text-index.ts';
import { MATCH_BITS, type QueryPlan, type TermReading } from '../query/query-plan.ts';

/** The first stage: a score for each document, over all postings of the query's terms. Valid until the next query. */
export interface DocumentScores {
  /** BM25F over title and text, with names and further terms; 0 for documents without any term. */
  readonly scores: Float32Array;
  /** Sum of the inverse title frequencies of the query's words in the title, stop words included. */
  readonly titleScores: Float32Array;
  /** The words of the plan that a document has, as bits; words after the first 31 have none. */
  readonly matched: Uint32Array;
  /** The least of `titleScores` of a title that has all words; 0 if no title is looked for. */
  readonly fullTitleScore: number;
}

// BM25F's parameters, measured best on judged collections of abstracts together with the title's weight.
const TITLE_WEIGHT = 3;
const SATURATION = 1.2;
/** How much longer texts are discounted. */
const LENGTH_SHARE = 0.6;
/** A name beside the texts. */
const NAME_WEIGHT = 0.6;
/** The words of an acronym's long form, or the other way round. */
const ALIAS_WEIGHT = 0.3;
/** Sums of the same numbers in another order differ by rounding. */
const ROUNDING = 1e-4;
/** Titles are looked for by queries of at most so many words. */
export const MAX_TITLE_LIST_TOKENS = 16;

/** The highest score of a term of inverse document frequency 1, for `norm`. */
export const MAX_TERM_SCORE = SATURATION + 1;

/** Creates the first stage. It uses its arrays again for each query. */
export function createDocumentScorer(index: TextIndex): (plan: QueryPlan) => DocumentScores {
  let scores = new Float32Array(0);
  let titleScores = new Float32Array(0);
  let matched = new Uint32Array(0);

  function clear(): void {
    const { capacity } = index.documents;
    if (scores.length < capacity) {
      const length = Math.ceil(capacity * 1.2);
      scores = new Float32Array(length);
      titleScores = new Float32Array(length);
      matched = new Uint32Array(length);
      return;
    }
    scores.fill(0);
    titleScores.fill(0);
    matched.fill(0);
  }

  /** Adds `factor` times the saturated frequency of a term, and marks its documents. */
  function addTerm(term: number, factor: number, bits: number): void {
    const { columns, meanTitleLength, meanTextLength } = index.documents;
    const { titleLengths, textLengths } = columns;
    const titleRate = LENGTH_SHARE / meanTitleLength;
    const textRate = LENGTH_SHARE / meanTextLength;
    index.terms.scan(term, (postings, from, to) => {
      for (let i = from; i < to; i += 1) {
        const posting = postings[i] ?? 0;
        const document = posting >>> 8;
        const inTitle = (posting >>> 6) & 3;
        const inText = posting & 63;
        let frequency = 0;
        if (inTitle > 0)
          frequency =
            (TITLE_WEIGHT * inTitle) / (1 - LENGTH_SHARE + titleRate * (titleLengths[document] ?? 0));
        if (inText > 0) frequency += inText / (1 - LENGTH_SHARE + textRate * (textLengths[document] ?? 0));
        scores[document] = (scores[document] ?? 0) + (factor * frequency) / (frequency + SATURATION);
        if (bits !== 0) matched[document] = (matched[document] ?? 0) | bits;
      }
    });
  }

  /** Adds a constant for each document with a name. */
  function addName({ term, weight }: TermReading, factor: number, bits: number): void {
    index.terms.scan(term, (postings, from, to) => {
      for (let i = from; i < to; i += 1) {
        const document = (postings[i] ?? 0) >>> 8;
        scores[document] = (scores[document] ?? 0) + factor * weight;
        matched[document] = (matched[document] ?? 0) | bits;
      }
    });
  }

  function addTitleTerm({ term, weight }: TermReading, idf: number): void {
    index.terms.scan(term, (postings, from, to) => {
      for (let i = from; i < to; i += 1) {
        const posting = postings[i] ?? 0;
        if ((posting & 0xc0) === 0) continue;
        const document = posting >>> 8;
        titleScores[document] = (titleScores[document] ?? 0) + idf * weight;
      }
    });
  }

  return plan => {
    clear();
    for (const [i, { count, readings, names, idf, nameIdf }] of plan.words.entries()) {
      const bits = i < MATCH_BITS ? 1 << i : 0;
      for (const { term, weight } of readings) addTerm(term, weight * count * idf * MAX_TERM_SCORE, bits);
      for (const name of names) addName(name, count * nameIdf * NAME_WEIGHT, bits);
    }
    for (const { term, weight, idf, covers } of plan.furtherTerms)
      addTerm(term, weight * idf * MAX_TERM_SCORE, covers);
    for (const { stems, share, idf } of plan.aliases) {
      const factor = (ALIAS_WEIGHT * share * idf * MAX_TERM_SCORE) / Math.sqrt(stems.length);
      for (const stem of stems) addTerm(stem, factor, 0);
    }
    let allWords = 0;
    if (plan.tokens.length <= MAX_TITLE_LIST_TOKENS) {
      const seen = new Set<number>();
      for (const { titleReadings, titleIdf } of plan.tokens) {
        const [first] = titleReadings;
        if (first === undefined || seen.has(first.term)) continue;
        seen.add(first.term);
        allWords += titleIdf;
        for (const reading of titleReadings) addTitleTerm(reading, titleIdf);
      }
    }
    return { scores, titleScores, matched, fullTitleScore: Math.max(0, allWords - ROUNDING) };
  };
}
