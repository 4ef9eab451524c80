import type { Paper, PaperId } from '../paper/paper.ts';

export interface SearchHit {
  readonly id: PaperId;
  /** Greater is better; comparable within one answer only. */
  readonly score: number;
}

/** A word of the query that the corpus does not know, and what was searched for in its place. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface SearchResult {
  /** Best first, or in the order asked for; at most `limit`. */
  readonly hits: readonly SearchHit[];
  /** How many papers match in all. */
  readonly total: number;
  readonly corrections: readonly Correction[];
  /** Words of the query that no paper has, and that resemble no word a paper has; as typed. */
  readonly ignored: readonly string[];
}

export interface SearchOptions {
  readonly limit: number;
  /** Only these papers. */
  readonly among?: ReadonlySet<PaperId>;
  /**
   * Newest or most upvoted first; what has no date or votes comes last, equals by id. Only papers that are about the
   * query are hits then, and counted: those that have all its telling words; where none does, those near the best.
   */
  readonly order?: 'newest' | 'upvotes';
}

/** A paper near another one. */
export interface SimilarHit extends SearchHit {
  /** Words that both papers say and few others do, the most telling first, as a reader would write them; at most five. */
  readonly shared: readonly string[];
}

/** A paper that a half-typed text may mean. */
export interface Completion {
  readonly id: PaperId;
  readonly title: string;
}

/**
 * The derived full-text index over the corpus. It answers ids and scores, never papers, and can be rebuilt from the
 * store at any time. Writes must follow each change of the store.
 */
export interface PaperIndex {
  /** Number of papers in the index. */
  readonly size: number;
  /** The `rev` up to which the index has all changes of the store, 0 at first. */
  readonly rev: number;
  /** Ranked papers for plain words; an empty or all-punctuation query answers no hits. */
  search(query: string, options: SearchOptions): SearchResult;
  /** The papers nearest to one by the words of their texts, nearest first; none for a paper not in the index. */
  similar(id: PaperId, limit: number): readonly SimilarHit[];
  /** Papers of the author that a name means: a full name in any order of its words, or a surname; case and accents do not matter. */
  byAuthor(name: string): ReadonlySet<PaperId>;
  /** Papers whose title, authors or keywords continue the text; answers in a few ms, from two letters on. */
  complete(text: string, limit: number): readonly Completion[];
  /** Adds the paper, or replaces what was known of it. */
  put(paper: Paper): void;
  remove(id: PaperId): void;
  /** Told that all changes up to a `rev` are in the index; putting one paper says nothing of those before it. */
  caughtUp(rev: number): void;
}
