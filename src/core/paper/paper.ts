import type { PartialDate } from '../time/partial-date.ts';
import type { ListPeriod } from '../time/periods.ts';

/** Row number of a paper in this database. Stable for the life of the database; never shown as anything but `#12`. */
export type PaperId = number;

/** What sources tell of one work. Absent facts are `null` or an empty list, never an empty string. */
export interface PaperFields {
  /** The record's own identifier at ingest, any stable string. */
  readonly externalId: string | null;
  /** arXiv base identifier without version, e.g. `2602.23229` or `math/0611800`. */
  readonly arxivId: string | null;
  readonly title: string;
  readonly abstract: string | null;
  /** A summary of one to three sentences that the source brought along. */
  readonly tldr: string | null;
  readonly keywords: readonly string[];
  /** In the order of the paper's author line; may be fewer than `authorCount`. */
  readonly authors: readonly string[];
  readonly authorCount: number | null;
  /** Display name of the organisation. */
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
}

/** One work, whatever sources told of it. */
export interface Paper extends PaperFields {
  readonly id: PaperId;
  /** Number of the change that last touched this paper; grows across the whole corpus. */
  readonly rev: number;
}

/** A `PaperFields` with nothing but a title; parsers spread what they found over it. */
export function emptyPaper(title: string): PaperFields {
  return {
    externalId: null,
    arxivId: null,
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
  };
}

/** Who may be the same paper as a record: the candidates that identity is decided on (see `identity.ts`). */
export interface PaperCandidates {
  readonly byArxivId: Paper | undefined;
  readonly byExternalId: Paper | undefined;
  /** All papers that were told by a title of the same key, shown or not; by id. */
  readonly byTitle: readonly Paper[];
}

/** What a paper is known by beside what it shows: records that name it so are still told of this paper. */
export interface PaperAliases {
  readonly titles: readonly string[];
  readonly externalIds: readonly string[];
}

/** A paper that turned out to be another one. */
export interface MergedPaper {
  readonly id: PaperId;
  /** Number of the change in which it went; the paper it became has a greater one. */
  readonly rev: number;
}

/** A title, shown or not, by which a paper is found differently than before. */
export interface ChangedTitleKey {
  readonly id: PaperId;
  readonly title: string;
}

/** Which papers a corpus view shows, and in what order. */
export interface PaperQuery {
  /** Only papers never recorded as given to this channel. */
  readonly notPostedIn?: { readonly channelId: string; readonly since: number | null };
  /** Only papers in this arXiv category. */
  readonly category?: string;
  /** Only these papers (an empty list finds nothing). */
  readonly among?: readonly PaperId[];
  readonly limit: number;
}

/** What narrows a search, beside words and authors. */
export interface PaperFilter {
  /** An arXiv category, such as `cs.LG`. */
  readonly category?: string;
  /** Published on or after the first day that the date can mean; a paper's coarser date counts by its own first day. */
  readonly from?: PartialDate;
  /** Published on or before the last day that the date can mean. */
  readonly to?: PartialDate;
}

/** How much people made of a paper, and when. */
export interface Popularity {
  readonly id: PaperId;
  readonly upvotes: number;
  readonly comments: number;
  /** Its newest list day, else its publication date. */
  readonly day: PartialDate;
}

/** The corpus. Every write gives the paper the next `rev`. The id of a paper that became another one means that one, for ever. */
export interface PaperStore {
  get(id: PaperId): Promise<Paper | undefined>;
  /** In the order asked for, each once; unknown ids are left out. */
  getMany(ids: readonly PaperId[]): Promise<Paper[]>;
  byArxivId(arxivId: string): Promise<Paper | undefined>;
  /** By the own id it shows, or by another one that it was told by. */
  byExternalId(externalId: string): Promise<Paper | undefined>;
  /** The first paper whose source gave exactly this address. */
  byUrl(url: string): Promise<Paper | undefined>;
  /** Papers told by a title with this key, whether they show it or not; by id. */
  byTitleKey(titleKey: string): Promise<Paper[]>;
  /** The papers that a record with these fields might be. */
  candidates(fields: PaperFields): Promise<PaperCandidates>;
  insert(fields: PaperFields): Promise<Paper>;
  /** Replaces all fields of a paper that exists. */
  update(id: PaperId, fields: PaperFields): Promise<Paper>;
  /** Remembers names of a paper that it does not show. No change of the paper: it gets no `rev`. */
  addAliases(id: PaperId, names: PaperAliases): Promise<void>;
  /**
   * Makes one paper of several: `kept` gets the fields and all that people attached to the others, which go. Must run in
   * a transaction.
   */
  merge(kept: PaperId, others: readonly PaperId[], fields: PaperFields): Promise<Paper>;
  count(): Promise<number>;
  /** The highest `rev` given so far, 0 in an empty corpus. */
  lastRev(): Promise<number>;
  /** Papers with a `rev` above the given one, ascending by `rev`. */
  changedSince(rev: number, limit: number): Promise<Paper[]>;
  /** Papers that went with a `rev` above the first and up to the second. */
  mergedBetween(rev: number, upTo: number): Promise<MergedPaper[]>;
  /**
   * Computes the title keys of the next `limit` papers after an id anew. Answers the id to go on after (`undefined` at
   * the end) and each paper with a title of it whose key is no longer the same.
   */
  rebuildTitleKeys(
    after: PaperId,
    limit: number,
  ): Promise<{ readonly last: PaperId | undefined; readonly changed: readonly ChangedTitleKey[] }>;
  /** Newest first: by publication date (a coarser date counts as its earliest day), then by id. */
  newest(query: PaperQuery): Promise<Paper[]>;
  /** The newest list day that is not after `day`, or `undefined` if there is none. */
  newestListDay(day: string): Promise<string | undefined>;
  /** Papers of one day's list, most upvoted first: those listed that day, or published on it if the corpus knows no list days. */
  onDay(day: string, query: PaperQuery): Promise<Paper[]>;
  /** The ids of all papers that fit a filter. */
  matching(filter: PaperFilter): Promise<PaperId[]>;
  /**
   * One page of the papers on the lists of a period, most upvoted first, and how many there are in all. A corpus that
   * knows no list days has a list on each day that papers were published on.
   */
  inPeriod(
    period: ListPeriod,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly papers: Paper[]; readonly total: number }>;
  /**
   * The list dates nearest to a period: the newest before it and the oldest after it, `YYYY-MM-DD`, or with `months`
   * also `YYYY-MM` of papers whose date names no day. `undefined` where there is none.
   */
  listsAround(
    period: Pick<ListPeriod, 'first' | 'last'>,
    options: { readonly months: boolean },
  ): Promise<{ readonly before: PartialDate | undefined; readonly after: PartialDate | undefined }>;
  /** Every paper with at least one upvote or comment, and a date. */
  popularity(): Promise<Popularity[]>;
}
