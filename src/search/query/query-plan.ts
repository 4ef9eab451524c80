import type { Correction, SpellingSuggestion } from '../../core/search/search.ts';

/** A term to look up, and how much it counts. */
export interface TermReading {
  readonly term: number;
  /** 1 for the word's own stem, less for what else may be meant. */
  readonly weight: number;
}

/** A different content word of a query, with what it is looked up by. */
export interface QueryWord {
  /** How often the query has it. */
  readonly count: number;
  /** Terms of the text: its stem, its joined form, corrections. */
  readonly readings: readonly TermReading[];
  /** Terms of authors' and organizations' names. */
  readonly names: readonly TermReading[];
  /** Inverse document frequency of the readings, and of the names; 0 without any. */
  readonly idf: number;
  readonly nameIdf: number;
}

/** A word of the query in its place, stop words included, for comparison with titles. */
export interface QueryToken {
  /** Index in `QueryPlan.words`; -1 for a stop word, or a word that no paper has. */
  readonly word: number;
  /** How well a word of a title matches, by the word's number: 1 for the same word; less for a correction. */
  readonly exact: ReadonlyMap<number, number>;
  /** The same by the term of its stem, for words that are not the same. */
  readonly stems: ReadonlyMap<number, number>;
  /** Inverse document frequency over titles. */
  readonly titleIdf: number;
  /** Terms of titles: its stem and corrections, or the stop word's term. */
  readonly titleReadings: readonly TermReading[];
  /** The acronym that a title may have instead of this word and its neighbours. */
  readonly acronym?: TermReading;
}

/** A term that counts beside the words: two of them joined, or the other form of an acronym. */
export interface FurtherTerm extends TermReading {
  readonly idf: number;
  /** The words that a paper with the term has as well, as bits. */
  readonly covers: number;
}

/** The long form of an acronym, or the acronym of a long form, which a paper may have instead. */
export interface Alias {
  /** Terms of the words' stems, in order. */
  readonly stems: readonly number[];
  /** Which tokens of the query it may stand for; the end is not one of them. */
  readonly from: number;
  readonly to: number;
  /** The acronym of a long form, as a title may have it. */
  readonly titleReading?: TermReading;
  /** How often the acronym has this reading, from 0 to 1; half of it for the acronym of a long form. */
  readonly share: number;
  /** Inverse document frequency of the acronym. */
  readonly idf: number;
}

/** Words of a plan that have a bit. */
export const MATCH_BITS = 31;

/** What a query asks of the index. */
export interface QueryPlan {
  readonly words: readonly QueryWord[];
  /** The words of `words` in the order of the query, by their index, with repetitions; stop words are left out. */
  readonly sequence: readonly number[];
  /** All words in order; empty if the query is too long for title features. */
  readonly tokens: readonly QueryToken[];
  readonly furtherTerms: readonly FurtherTerm[];
  readonly aliases: readonly Alias[];
  /** Full-name terms of the authors or organizations that the whole query names. */
  readonly wholeNames: readonly number[];
  /** Hash of the words without spaces; see `hashOfWords`. */
  readonly hash: number;
  /** The weight of the whole query: what features are divided by. Above 0. */
  readonly norm: number;
  readonly corrections: readonly Correction[];
  readonly ignored: readonly string[];
  readonly suggestions: readonly SpellingSuggestion[];
}
