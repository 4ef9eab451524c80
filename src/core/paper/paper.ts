import type { PartialDate } from '../time/partial-date.ts';
import type { ListPeriod } from '../time/periods.ts';

/** Row id of a paper in this database. Never changes; shown as `#12` only. */
export type PaperId = number;

/** The fields of a paper as sources provide them. Missing values are `null` or an empty list, never an empty string. */
export interface PaperFields {
  /** The `id` of the ingested record, any stable string. */
  readonly externalId: string | null;
  /** arXiv base identifier without version, e.g. `2602.23229` or `math/0611800`. */
  readonly arxivId: string | null;
  /** DOI of its publication in the form of `parseDoi`; never one that arXiv gave (`10.48550/arXiv.…`). */
  readonly doi: string | null;
  readonly title: string;
  readonly abstract: string | null;
  /** A summary of one to three sentences by the source. */
  readonly tldr: string | null;
  readonly keywords: readonly string[];
  /** In the order of the paper's author line; may be fewer than `authorCount`. */
  readonly authors: readonly string[];
  /** Where a source ends its names with `et al.`, one more than those: there are at least as many. */
  readonly authorCount: number | null;
  /** Display name of the organization. */
  readonly organization: string | null;
  readonly publishedAt: PartialDate | null;
  /** Days (`YYYY-MM-DD`, ascending) on which a source had the paper on its daily list. */
  readonly listedOn: readonly string[];
  readonly upvotes: number | null;
  readonly comments: number | null;
  /** arXiv categories, the primary one first. */
  readonly categories: readonly string[];
  readonly url: string | null;
  /** `owner/name` or a URL, as the source wrote it. */
  readonly githubRepo: string | null;
  readonly thumbnail: string | null;
  /** Whether a source says that the paper has been withdrawn. */
  readonly isWithdrawn: boolean;
}

/** A paper of the corpus, merged from all its sources. */
export interface Paper extends PaperFields {
  readonly id: PaperId;
  /** Number of the change that last touched this paper; grows across the whole corpus. */
  readonly rev: number;
}

/** Returns fields with only a title; parsers spread what they found over it. */
export function emptyPaper(title: string): PaperFields {
  return {
    externalId: null,
    arxivId: null,
    doi: null,
    title,
    abstract: null,
    tldr: null,
    keywords: [],
    authors: [],
    authorCount: null,
    organization: null,
    publishedAt: null,
    listedOn: [],
    upvotes: null,
    comments: null,
    categories: [],
    url: null,
    githubRepo: null,
    thumbnail: null,
    isWithdrawn: false,
  };
}

/** The papers that may be the same as a record (see `identify`). */
export interface PaperCandidates {
  readonly byArxivId: Paper | undefined;
  readonly byDoi: Paper | undefined;
  readonly byExternalId: Paper | undefined;
  /** The paper of an equal record that was read before; looked for only if the record has no identifier. */
  readonly byRecord: Paper | undefined;
  /** All papers with a title of the same key, shown or as an alias, of the year of `yearOfNamesakes`; by id. */
  readonly byTitle: readonly Paper[];
}

/** Titles and identifiers of a paper besides those it shows; records with one of them are identified as the paper. */
export interface PaperAliases {
  readonly titles: readonly string[];
  readonly dois: readonly string[];
  readonly externalIds: readonly string[];
}

/** A paper that was merged into another one, or removed. */
export interface GonePaper {
  readonly id: PaperId;
  /** Number of that change; the paper that it was merged into has a higher one. */
  readonly rev: number;
}

/** A title, shown or an alias, whose key has changed. */
export interface ChangedTitleKey {
  readonly id: PaperId;
  readonly title: string;
}

/** The filters of a search besides words and authors. */
export interface PaperFilter {
  /** An arXiv category, such as `cs.LG`. */
  readonly category?: string;
  /** Published on or after the first day of the date; a paper's coarse date counts as its first day. */
  readonly from?: PartialDate;
  /** Published on or before the last day of the date. */
  readonly to?: PartialDate;
}

/** The votes and comments of a paper, with its date. */
export interface Popularity {
  readonly id: PaperId;
  readonly upvotes: number;
  readonly comments: number;
  /** Its newest list day, else its publication date. */
  readonly day: PartialDate;
}

/** Which papers count as popular. */
export type PopularityFilter =
  /** Those since a day. */
  | { readonly since: string }
  /** Those with at least so many upvotes or so many comments. */
  | { readonly upvotes: number; readonly comments: number };

/** The corpus. Every write gives the paper the next `rev`. The id of a merged paper refers to the one it became, forever. */
export interface PaperStore {
  get(id: PaperId): Promise<Paper | undefined>;
  /** Returns papers in the order of their ids, each once; unknown ids are left out. */
  getMany(ids: readonly PaperId[]): Promise<Paper[]>;
  byArxivId(arxivId: string): Promise<Paper | undefined>;
  /** Returns papers whose arXiv id begins with a text of digits and a point, in the order of their ids. */
  byArxivIdBeginning(beginning: string, limit: number): Promise<Paper[]>;
  /** Finds a paper by its external id, shown or an alias. */
  byExternalId(externalId: string): Promise<Paper | undefined>;
  /** Finds the first paper with this URL or DOI; case, http or https, `www.` and a final slash do not matter. */
  byUrl(url: string): Promise<Paper | undefined>;
  /** Finds the papers with a title of this key, shown or an alias; by id. */
  byTitleKey(titleKey: string): Promise<Paper[]>;
  /** Finds the papers that may be the same as a record with these fields. */
  candidates(fields: PaperFields): Promise<PaperCandidates>;
  insert(fields: PaperFields): Promise<Paper>;
  /** Replaces all fields of a paper that exists. */
  update(id: PaperId, fields: PaperFields): Promise<Paper>;
  /** Stores aliases of a paper, which do not change its `rev`. */
  addAliases(id: PaperId, names: PaperAliases): Promise<void>;
  /** Stores that a record without an identifier is this paper, so that an equal one is recognized. */
  rememberRecord(id: PaperId, record: PaperFields): Promise<void>;
  /**
   * Merges papers: `kept` gets the fields, and everything that users attached to the others, which are removed. Must run in
   * a transaction.
   */
  merge(kept: PaperId, others: readonly PaperId[], fields: PaperFields): Promise<Paper>;
  /**
   * Removes a paper and everything attached to it: it leaves libraries, lists and the history of channels. Must run in a
   * transaction.
   */
  remove(id: PaperId): Promise<void>;
  count(): Promise<number>;
  /** Returns the highest `rev` so far, 0 in an empty corpus. */
  lastRev(): Promise<number>;
  /** Returns papers with a higher `rev`, ascending by `rev`. */
  changedSince(rev: number, limit: number): Promise<Paper[]>;
  /** Returns the papers merged or removed with a `rev` above the first and up to the second, ascending by `rev`. */
  goneBetween(rev: number, upTo: number): Promise<GonePaper[]>;
  /**
   * Recomputes the title keys of the next `limit` papers after an id. Returns the last id (`undefined` at the end) and the
   * titles whose keys changed.
   */
  rebuildTitleKeys(
    after: PaperId,
    limit: number,
  ): Promise<{ readonly last: PaperId | undefined; readonly changed: readonly ChangedTitleKey[] }>;
  /** Returns the papers with the newest publication dates (a coarse date counts as its first day), then the highest ids. */
  newestIds(limit: number): Promise<PaperId[]>;
  /** Returns the papers listed on or after a day, or published on or after another one. */
  idsSince(days: { readonly listed: string; readonly published: string }): Promise<PaperId[]>;
  /** Returns the newest list day that is not after `day`, or `undefined` if there is none. */
  newestListDay(day: string): Promise<string | undefined>;
  /** Returns the papers listed on a day, or published on it in a corpus without list days; most upvoted first. */
  idsOnDay(day: string): Promise<PaperId[]>;
  /** Returns all papers of a period, in the order of `inPeriod`. */
  idsInPeriod(period: ListPeriod): Promise<PaperId[]>;
  /**
   * Returns a page of the papers of a period, and their total number: first those on its lists, then those without any
   * list day that were published in it; each most upvoted first.
   */
  inPeriod(
    period: ListPeriod,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly papers: Paper[]; readonly total: number }>;
  /**
   * Returns the dates with papers nearest to a period: the newest before it and the oldest after it, `YYYY-MM-DD`, or with
   * `months` also `YYYY-MM` of papers whose date has no day. With `isListed`, list days only. `undefined` if there is none.
   */
  listsAround(
    period: Pick<ListPeriod, 'first' | 'last'>,
    options: { readonly months: boolean; readonly isListed?: boolean },
  ): Promise<{ readonly before: PartialDate | undefined; readonly after: PartialDate | undefined }>;
  /** Returns the papers with a date and at least one upvote or comment: all, or those that pass a filter. */
  popularity(filter?: PopularityFilter): Promise<Popularity[]>;
}
