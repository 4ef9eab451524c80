import type { PaperId } from '../paper/paper.ts';
import { DAY_MS } from '../time/duration.ts';
import type { Watch } from './watch.ts';

/** How long it is known which papers were told, and seen: three times as long as a paper counts as recent. */
export const WATCH_FIND_TTL_MS = 90 * DAY_MS;

/** Who is told about papers. Each paper is told once to each. */
export type WatchRecipient = UserRecipient | { readonly kind: 'channel'; readonly channelId: string };

/** A user, by direct message. */
interface UserRecipient {
  readonly kind: 'dm';
  readonly userId: string;
}

/** A paper that fits watches of a recipient. */
export interface WatchFind {
  readonly recipient: WatchRecipient;
  readonly paperId: PaperId;
  /** The watches that it was found by, by id. */
  readonly watchIds: readonly number[];
  /** ms since the epoch */
  readonly foundAt: number;
  /** When it is to be told, ms since the epoch. */
  readonly dueAt: number;
}

/** A recipient who has a find that is due. */
export interface DueRecipient {
  readonly recipient: WatchRecipient;
  /** When the find is due, ms since the epoch. */
  readonly dueAt: number;
}

/** How far the changes of papers were followed. */
export interface WatchCursor {
  /** All changes of papers up to this `rev` were matched with the watches. */
  readonly rev: number;
  /** Papers with an id up to this one are known, also where `knownPapers` has nothing about them. */
  readonly maxKnownId: PaperId;
}

/** What was known about a paper when its changes were followed last. */
export interface KnownPaper {
  readonly paperId: PaperId;
  /** The `rev` that it was first seen with. */
  readonly firstRev: number;
  readonly upvotes: number | null;
}

/** What the watches have found, and how far papers were matched with them. */
export interface WatchFindStore {
  /** Returns the cursor; `undefined` before the first call of `setCursor`. */
  cursor(): Promise<WatchCursor | undefined>;
  setCursor(cursor: WatchCursor): Promise<void>;
  /** Returns a cursor behind everything that is in the corpus. */
  endOfCorpus(): Promise<WatchCursor>;
  knownPapers(ids: readonly PaperId[]): Promise<ReadonlyMap<PaperId, KnownPaper>>;
  /** Stores what is known about papers; the `firstRev` of one that is known already stays. */
  rememberPapers(papers: readonly KnownPaper[], at: number): Promise<void>;
  /**
   * Stores the votes of the papers with changes after `afterRev`, up to `toRev`, that were published or listed since a day
   * (`YYYY-MM-DD`; of those with a month alone, also in its month). They were there before whatever watch is made later.
   */
  rememberRecent(
    papers: { readonly afterRev: number; readonly toRev: number; readonly sinceDay: string },
    at: number,
  ): Promise<void>;
  /**
   * Adds finds of one paper, at most one for each recipient. If the paper waits to be told to a recipient already, it is told
   * at the earlier time, with the watches of both; if it was told, nothing changes. Returns how many wait.
   */
  addAll(paperId: PaperId, finds: readonly WatchFind[]): Promise<number>;
  /**
   * Returns recipients who have a find that is due at `now` and not told: at most `limit` of those after `after`, the earliest
   * first. One who has finds that are due at several instants is returned for each.
   */
  dueRecipients(
    now: number,
    page: { readonly after?: DueRecipient | undefined; readonly limit: number },
  ): Promise<DueRecipient[]>;
  /** Returns the finds of a recipient that are due at `now` and not told, in the order of the papers' ids. */
  untold(recipient: WatchRecipient, now: number): Promise<WatchFind[]>;
  /** Returns the finds of a recipient that are due after `now` and not told, in the order of the papers' ids. */
  waiting(recipient: WatchRecipient, now: number): Promise<WatchFind[]>;
  /** Changes when a find that is not told is due (ms since the epoch). */
  reschedule(recipient: WatchRecipient, paperId: PaperId, dueAt: number): Promise<void>;
  /** Returns those of some papers that have the most upvotes, then the newest: at most `limit`, in this order. */
  mostUpvoted(paperIds: readonly PaperId[], limit: number): Promise<PaperId[]>;
  /** Returns when the next find that is not told is due (ms); `undefined` if there is none. */
  nextDueAt(): Promise<number | undefined>;
  /** Stores that finds are told with a delivery. */
  markTold(
    recipient: WatchRecipient,
    paperIds: readonly PaperId[],
    told: { readonly deliveryId: number | null; readonly at: number },
  ): Promise<void>;
  /** Deletes finds that are not told. */
  drop(recipient: WatchRecipient, paperIds: readonly PaperId[]): Promise<void>;
  /** Returns the watches that the papers of a delivery were found by. */
  watchesOfDelivery(deliveryId: number): Promise<ReadonlyMap<PaperId, readonly number[]>>;
  /** Lets papers of a delivery, all but `shownIds`, wait to be told at `dueAt`: the delivery was not sent, or did not show them. */
  release(deliveryId: number, dueAt: number, shownIds?: readonly PaperId[]): Promise<void>;
  /**
   * Deletes finds and what is known about papers, both of before an instant (ms since the epoch). Returns how many rows there
   * were. Papers with the ids of the deleted ones, and smaller ids, stay known by `WatchCursor.maxKnownId`.
   */
  deleteBefore(instant: number): Promise<number>;
  /** Returns the instant of the oldest of them (ms since the epoch). */
  oldestAt(): Promise<number | undefined>;
}

/** Returns who is told about what a watch finds. */
export function recipientOf({ userId, where }: Pick<Watch, 'userId' | 'where'>): WatchRecipient {
  return where.kind === 'dm' ? { kind: 'dm', userId } : { kind: 'channel', channelId: where.channelId };
}

/** Returns the id of the user or of the channel. */
export function recipientId(recipient: WatchRecipient): string {
  return recipient.kind === 'dm' ? recipient.userId : recipient.channelId;
}
