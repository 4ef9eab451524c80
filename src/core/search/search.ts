import type { Paper, PaperId } from '../paper/paper.ts';

/** A paper that a search found. */
export interface SearchHit {
  readonly id: PaperId;
  /** Relevance, also in another order: higher is better; comparable within one result only. */
  readonly score: number;
}

/** A query word that is not in the corpus, and the word that was searched for instead. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** The hits of a search, with what was changed in its query. */
export interface SearchResult {
  /** Best first, or in the requested order; at most `limit`. */
  readonly hits: readonly SearchHit[];
  /** All matching papers, including those after `limit`. */
  readonly total: number;
  readonly corrections: readonly Correction[];
  /** Query words, as typed, that no paper has and that resemble no word of a paper. */
  readonly ignored: readonly string[];
}

/** What a search returns, and in which order. */
export interface SearchOptions {
  readonly limit: number;
  /** Searches these papers only. */
  readonly among?: ReadonlySet<PaperId>;
  /**
   * Newest or most upvoted first; papers without date or votes come last, ties are ordered by id. With an order, only
   * relevant papers are hits and count: those with all significant words of the query, or, if no paper has them all,
   * those with a score near the best.
   */
  readonly order?: 'newest' | 'upvotes';
}

/** A paper similar to another one. */
export interface SimilarHit extends SearchHit {
  /** Words that both papers have and few others do, the most significant first, spelled for display; at most five. */
  readonly sharedTerms: readonly string[];
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
  /** Ranks papers by plain words; an empty query, or one of punctuation only, has no hits. */
  search(query: string, options: SearchOptions): SearchResult;
  /** Returns the papers with the most similar texts, best first; none for a paper not in the index. */
  similar(id: PaperId, limit: number): readonly SimilarHit[];
  /** Returns an author's papers, by full name (words in any order) or surname, ignoring case and accents. */
  byAuthor(name: string): ReadonlySet<PaperId>;
  /** Returns papers whose title, authors or keywords continue the text, best first; none below two letters. */
  complete(text: string, limit: number): readonly PaperId[];
  /** Adds the paper or replaces its previous version. */
  put(paper: Paper): void;
  remove(id: PaperId): void;
  /** Sets `rev`, once all changes up to it are applied; `put` does not, since earlier changes may be missing. */
  setRev(rev: number): void;
}
