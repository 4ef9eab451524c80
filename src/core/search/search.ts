import type { Paper, PaperFilter, PaperId } from '../paper/paper.ts';

/** A paper that a search found. */
export interface SearchHit {
  readonly id: PaperId;
  /** Relevance, also in another order: higher is better; comparable within one result only. */
  readonly score: number;
  /** With `SearchOptions.explain`: the parts of the score, as `weight × feature`, which add up to it. */
  readonly explanation?: readonly ScorePart[];
}

/** One part of a score. */
export interface ScorePart {
  /** The name of the feature, such as `bm25` or `title adjacency`. */
  readonly part: string;
  readonly value: number;
}

/** A query word that is not in the corpus, and the word that was searched for instead. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** Words of the corpus that resemble a query word but were not searched for, the most likely first. */
export interface SpellingSuggestion {
  /** As typed. */
  readonly word: string;
  readonly similar: readonly string[];
}

/** The hits of a search, with what was changed in its query. */
export interface SearchResult {
  /** Best first, or in the requested order; at most `limit`. */
  readonly hits: readonly SearchHit[];
  /** All matching papers, including those after `limit`. */
  readonly total: number;
  /**
   * How many papers match all words and phrases; they are the first hits. `undefined` if that was not counted: without
   * `allWordsFirst`, or for a query of many words.
   */
  readonly totalWithAll?: number;
  /** The paper whose whole title, or name before the colon, is the query, if there is exactly one. */
  readonly titled?: PaperId;
  readonly corrections: readonly Correction[];
  /** Query words, as typed, that no paper has and that resemble no word of a paper. */
  readonly ignored: readonly string[];
  /** For words that no paper has, or hardly one. */
  readonly suggestions?: readonly SpellingSuggestion[];
}

/** What a paper must have, and must not have, to be found. */
export interface SearchFilter extends Pick<PaperFilter, 'from' | 'to'> {
  /** Names as typed; a paper must have each of them. */
  readonly authors?: readonly string[];
  readonly organizations?: readonly string[];
  readonly categories?: readonly string[];
  /** Upvotes at the source. */
  readonly minVotes?: number;
  /** Each word excludes every form with the same stem. */
  readonly excludedWords?: readonly string[];
  readonly excludedPhrases?: readonly string[];
}

/** What a search returns, and in which order. */
export interface SearchOptions {
  readonly limit: number;
  readonly filter?: SearchFilter;
  /** Searches these papers only. */
  readonly among?: ReadonlySet<PaperId>;
  /**
   * Words in a row, stop words included, within one field. Papers with all of them come first; if no paper has them all,
   * the phrases are searched as plain words.
   */
  readonly phrases?: readonly string[];
  /** For people: papers with all words of a short query come first, each part by relevance. */
  readonly allWordsFirst?: boolean;
  /**
   * For posts that are sent without a preview: words are not respelt, and a word that no paper has counts as one that a
   * paper of a short query lacks.
   */
  readonly asTyped?: boolean;
  /**
   * Newest or most upvoted first; papers without date or votes come last, ties are ordered by id. With an order, only
   * relevant papers are hits and count: those with all significant words of the query, or, if no paper has them all,
   * those with a score near the best. A query without words, with a filter, finds all papers that pass it, newest first.
   */
  readonly order?: 'newest' | 'upvotes';
  readonly explain?: boolean;
}

/** One of several queries, of which a paper must match one. */
export interface AlternativeQuery extends Pick<SearchOptions, 'filter' | 'phrases'> {
  /** Plain words; none if it has only a filter. */
  readonly words: string;
}

/** What a search for one of several queries returns, and in which order. */
export type SearchAnyOptions = Omit<SearchOptions, 'filter' | 'phrases'>;

/** A paper similar to another one. */
export interface SimilarHit extends SearchHit {
  /**
   * Words that both papers have and few others do, the most significant first, as the given paper has them, folded; at
   * most five. `writtenWords` spells them for display.
   */
  readonly sharedTerms: readonly string[];
}

/** A paper near to several others. */
export interface NearHit extends SimilarHit {
  /** The paper of the others that it is nearest to, to which `sharedTerms` belong. */
  readonly near: PaperId;
}

/** A word, or a phrase of two, that can name what a paper is about. */
export interface ThemeWord {
  /** The same for all forms of the word or phrase. */
  readonly stem: string;
  /** As the paper has it, folded: `pruning`, `mixture of experts`. */
  readonly word: string;
  readonly weight: number;
}

/** How papers compare with each other and with others. */
export interface PaperComparison {
  /** The words of its title and the phrases that say most about each paper in the index, the most telling first. */
  readonly words: ReadonlyMap<PaperId, readonly ThemeWord[]>;
  /** Returns how near two papers are, by shared terms and meaning: 0 for unrelated ones, at most 1.5. */
  nearness(a: PaperId, b: PaperId): number;
  /** The similarity of each paper's meaning to the nearest of the others, 0 to 1. */
  readonly nearestOther: ReadonlyMap<PaperId, number>;
}

/** Which papers near to several others are returned. */
export interface NearOptions {
  readonly limit: number;
  /** Papers that are left out, beside the others themselves. */
  readonly except: ReadonlySet<PaperId>;
  /** Returns these papers only. */
  readonly among?: ReadonlySet<PaperId>;
}

/** How many papers of each month a topic has. */
export interface MonthlyCounts {
  /** By `YYYY-MM`, ascending; a month without papers is left out. */
  readonly months: ReadonlyMap<string, number>;
  /** Papers whose month is not known. */
  readonly undated: number;
  readonly corrections: readonly Correction[];
  /** Words that no paper has, so that the topic has no papers. */
  readonly ignored: readonly string[];
}

/** Which terms rise: in recent papers, beside earlier ones. */
export interface RisingOptions {
  readonly recent: readonly PaperId[];
  readonly before: readonly PaperId[];
  readonly limit: number;
  /** Papers that are named for each term. */
  readonly examples: number;
}

/** A word, or two in a row, that papers have more often than before. */
export interface RisingTerm {
  /** As most of the recent papers have them, folded; `writtenWords` spells them for display. */
  readonly words: readonly string[];
  /** How many of the recent papers have it, and how many of the earlier ones. */
  readonly recent: number;
  readonly before: number;
  /** Recent papers with it: those with it in the title first, the most upvoted first. */
  readonly examples: readonly PaperId[];
}

/**
 * The full-text index over the corpus. It returns ids and scores, never papers, and can be rebuilt from the store at any
 * time. Each change of the store must be applied to it.
 */
export interface PaperIndex {
  /** Number of papers in the index. */
  readonly size: number;
  /** The index has all changes of the store up to this `rev`; 0 at first. */
  readonly rev: number;
  /** Ranks papers by plain words; a query without words or filter has no hits. */
  search(query: string, options: SearchOptions): SearchResult;
  /**
   * Finds the papers that match one of several queries. A paper's score is the best of those that `search` gives it for each
   * query; papers with all words of one query count as such, and come first. Of one query, the result of `search`.
   */
  searchAny(queries: readonly AlternativeQuery[], options: SearchAnyOptions): SearchResult;
  /** Returns the papers with the most similar texts, best first; none for a paper not in the index. */
  similar(id: PaperId, limit: number): readonly SimilarHit[];
  /** Compares papers with each other, and with others. Takes some milliseconds for ten papers and three hundred others. */
  compare(ids: readonly PaperId[], others: readonly PaperId[]): PaperComparison;
  /** Returns how many papers have a term of the index, such as `s:transform` or `c:cs.lg`. */
  papersWith(term: string): number;
  /**
   * Groups papers that are about the same, the largest group first, at most `maxGroups`; leaves out those that are not in
   * the index. Yields between its steps, in which the index may change.
   */
  groupBySubject(
    ids: readonly PaperId[],
    maxGroups: number,
  ): Generator<undefined, readonly (readonly PaperId[])[]>;
  /**
   * Returns the papers nearest to a group of papers as a whole, best first; scores of several groups compare. Yields between
   * its steps.
   */
  nearGroup(ids: readonly PaperId[], options: NearOptions): Generator<undefined, readonly NearHit[]>;
  /**
   * Counts the papers of each topic by month: those that have all words and phrases of one of its queries and pass its
   * filter; a topic without queries has all papers. Yields after each query and each topic.
   */
  countByMonth(
    topics: readonly (readonly AlternativeQuery[])[],
  ): Generator<undefined, readonly MonthlyCounts[]>;
  /** Returns the terms that rise most surely, those first. Yields between its steps, in which the index may change. */
  risingTerms(options: RisingOptions): Generator<undefined, readonly RisingTerm[]>;
  /** Returns an author's papers, by full name (words in any order) or surname, ignoring case and accents. */
  byAuthor(name: string): ReadonlySet<PaperId>;
  /**
   * Returns papers whose title, authors, organization or keywords continue the text; none below two letters. Of those that
   * match equally well, picked papers come first, then new ones.
   */
  complete(text: string, limit: number): readonly PaperId[];
  /** Sets how much the picks of papers count in `complete`, by `weightAt`; all other papers count as never picked. */
  setPicks(weights: ReadonlyMap<PaperId, number>): void;
  /** Returns names of authors with a word that continues the text, those with the most papers first. */
  completeAuthors(text: string, limit: number): readonly string[];
  /** Returns organizations that continue the text, those with the most papers first. */
  completeOrganizations(text: string, limit: number): readonly string[];
  /** Returns arXiv categories that continue the text, those with the most papers first. */
  completeCategories(text: string, limit: number): readonly string[];
  /** Adds the paper or replaces its previous version. */
  put(paper: Paper): void;
  remove(id: PaperId): void;
  /**
   * Does a small step of housekeeping, some ms, after papers were removed or changed; returns true if there is more to do.
   * Nothing depends on it but memory and speed.
   */
  tidy(): boolean;
  /** Sets `rev`, once all changes up to it are applied; `put` does not, since earlier changes may be missing. */
  setRev(rev: number): void;
}
