import type { PaperFields } from '../paper/paper.ts';
import type { SourceRecord } from '../paper/record.ts';

export interface FetchOptions {
  /** Once it is aborted, the request rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Retries after a failed request; the client's own number by default, 0 while a user waits for the response. */
  readonly retries?: number | undefined;
  /** True lets every other request that waits for its turn go first. */
  readonly yields?: boolean | undefined;
}

/**
 * Hugging Face's papers. Lists are fetched page by page, as they are read; records count from 1 (`line`), and a
 * malformed one is yielded as rejected. Records yielded before a later page fails stay valid.
 *
 * Errors: see `SourceFaultKind`, or the signal's reason.
 */
export interface HuggingFaceClient {
  /** A day's list (`YYYY-MM-DD`). For a future day it is empty, and no request is made. */
  daily(date: string, options?: FetchOptions): AsyncIterable<SourceRecord>;
  /** An ISO week's list (`YYYY-Www`); empty as above. */
  weekly(week: string, options?: FetchOptions): AsyncIterable<SourceRecord>;
  /** A month's list (`YYYY-MM`); empty as above. */
  monthly(month: string, options?: FetchOptions): AsyncIterable<SourceRecord>;
  /** The papers with the most recent upvotes, best first; at most `limit` (100 by default). */
  trending(options?: FetchOptions & { readonly limit?: number }): AsyncIterable<SourceRecord>;
  /** A paper by its arXiv id, in any usual form, without comments; `undefined` if Hugging Face does not have it. */
  paper(arxivId: string, options?: FetchOptions): Promise<PaperFields | undefined>;
  /** The papers that match the words best; at most `limit` (20 by default, up to 120). */
  search(query: string, options?: FetchOptions & { readonly limit?: number }): Promise<SourceRecord[]>;
}

export interface ByIdsOptions extends FetchOptions {
  /** Ids that would take more requests than these are yielded as rejected; unlimited by default. */
  readonly maxRequests?: number | undefined;
}

/** arXiv's query API. Records yielded before a later request fails stay valid. */
export interface ArxivApiClient {
  /** Papers by their ids, in any usual form; ids that arXiv does not have are left out. */
  byIds(ids: readonly string[], options?: ByIdsOptions): AsyncIterable<SourceRecord>;
  /** Papers of a category first submitted on the day `since` (`YYYY-MM-DD`, UTC) or later. */
  inCategory(category: string, since: string, options?: FetchOptions): AsyncIterable<SourceRecord>;
}

/** A paper as a daily feed announces it: without its date. */
export type Announced =
  | {
      readonly line: number;
      readonly type: 'new' | 'cross' | 'replace' | 'replace-cross';
      readonly fields: PaperFields;
    }
  | { readonly line: number; readonly rejected: string };

/** The newest batch of announcements in some categories. */
export interface AnnouncedBatch {
  /** The newest day of the batch (`YYYY-MM-DD`, New York); `null` for an empty feed. */
  readonly newestDay: string | null;
  /** Whether the feed is as long as arXiv lets one be: the batch may have more. */
  readonly isTruncated: boolean;
  readonly announcements: readonly Announced[];
}

/** arXiv's daily feeds. */
export interface ArxivFeedClient {
  announced(categories: readonly [string, ...string[]], options?: FetchOptions): Promise<AnnouncedBatch>;
}

/** The remote sources that papers are fetched from. */
export interface RemoteSources {
  readonly huggingFace: HuggingFaceClient;
  readonly arxivApi: ArxivApiClient;
  readonly arxivFeed: ArxivFeedClient;
}

/**
 * What went wrong at a source. `unavailable`: no request to it succeeds at present. `refused`: it rejected this
 * request. `unreadable`: its response could not be parsed.
 */
export type SourceFaultKind = 'unavailable' | 'refused' | 'unreadable';

/** Returns the kind of fault of an error that a source client threw; `undefined` for any other error. */
export type ClassifySourceError = (error: unknown) => SourceFaultKind | undefined;
