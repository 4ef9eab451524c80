import type { PaperFields } from '../paper/paper.ts';
import type { SourceRecord } from '../paper/record.ts';

/** How long a question is worth an answer: aborted, it rejects with the signal's reason. */
export interface FetchOptions {
  readonly signal?: AbortSignal | undefined;
  /** One try alone: for somebody who waits for the answer. */
  readonly isHurried?: boolean | undefined;
}

/** Hugging Face's lists, read as they are asked for; what was given stays good if a later page fails. */
export interface HuggingFaceLists {
  /** A day's list, `YYYY-MM-DD`; empty for a day to come. */
  daily(date: string, asking?: FetchOptions): AsyncIterable<SourceRecord>;
  /** An ISO week's, `YYYY-Www`. */
  weekly(week: string, asking?: FetchOptions): AsyncIterable<SourceRecord>;
  /** A month's, `YYYY-MM`. */
  monthly(month: string, asking?: FetchOptions): AsyncIterable<SourceRecord>;
  trending(asking?: FetchOptions): AsyncIterable<SourceRecord>;
}

/** arXiv's papers with all that it tells of them. */
export interface ArxivPapers {
  /** Ids that arXiv does not know are absent. */
  byIds(ids: readonly string[], asking?: FetchOptions): AsyncIterable<SourceRecord>;
  /** Papers of a category first submitted on the day `since` (`YYYY-MM-DD`, UTC) or later. */
  inCategory(category: string, since: string, asking?: FetchOptions): AsyncIterable<SourceRecord>;
}

/** A paper as a daily feed announces it: without its date. */
export type Announced =
  | {
      readonly line: number;
      readonly type: 'new' | 'cross' | 'replace' | 'replace-cross';
      readonly fields: PaperFields;
    }
  | { readonly line: number; readonly rejected: string };

/** arXiv's daily feeds. */
export interface ArxivFeeds {
  /** `newestDay` (`YYYY-MM-DD`, New York) is `null` for an empty feed. */
  announced(
    categories: readonly [string, ...string[]],
    asking?: FetchOptions,
  ): Promise<{ readonly newestDay: string | null; readonly announcements: readonly Announced[] }>;
}

/** The sources on the net that Paperboy takes papers from. */
export interface LivePapers {
  readonly huggingFace: HuggingFaceLists;
  readonly arxivApi: ArxivPapers;
  readonly arxivFeed: ArxivFeeds;
}

/**
 * What went wrong at a source. `unavailable`: it cannot be asked just now, for anything. `refused`: it says no to this
 * question. `unreadable`: its answer is of no use.
 */
export type FaultKind = 'unavailable' | 'refused' | 'unreadable';

/** The kind of an error that a source threw; `undefined` for one that is not the source's. */
export type FaultOf = (error: unknown) => FaultKind | undefined;
