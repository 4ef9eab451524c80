import { MINUTE_MS } from '../time/duration.ts';
import type { Weekday } from '../time/weekdays.ts';

/** How soon a watch tells about a paper: with the next run, or in a digest of the day or the week. */
export const WATCH_RHYTHMS = ['at_once', 'daily', 'weekly'] as const;
export type WatchRhythm = (typeof WATCH_RHYTHMS)[number];

/** Where a watch tells about its papers: in the direct messages of the user who made it, or in a channel. */
export type WatchPlace =
  | { readonly kind: 'dm' }
  | { readonly kind: 'channel'; readonly guildId: string; readonly channelId: string };

/**
 * Why a watch or a subscription is paused: by its user; because they accept no direct messages from the bot (error 50007),
 * until they resume it; because the bot may not post in its channel, until it may again.
 */
export const PAUSED_REASONS = ['user', 'dms_closed', 'no_access'] as const;
export type PausedReason = (typeof PAUSED_REASONS)[number];

/** What a paper must fit, as typed; `null` if not set. At least one is. All that are set apply. */
export interface WatchCriteria {
  /** Words in the language of `/search`, with `OR` between alternatives. */
  readonly words: string | null;
  /** A name as typed. */
  readonly author: string | null;
  /** A name as typed. */
  readonly organization: string | null;
  /** An arXiv category as arXiv writes it. */
  readonly category: string | null;
  /** The least upvotes at the source. */
  readonly minVotes: number | null;
}

/** A standing query, as set by its user. */
export interface WatchSpec extends WatchCriteria {
  readonly deliver: WatchRhythm;
  readonly where: WatchPlace;
  /** The IANA time zone of its digests; `null` for that of the user's settings. */
  readonly timezone: string | null;
}

/** The settings of a watch that its user leaves out. */
export const WATCH_DEFAULTS = {
  words: null,
  author: null,
  organization: null,
  category: null,
  minVotes: null,
  deliver: 'at_once',
  where: { kind: 'dm' },
  timezone: null,
} as const satisfies WatchSpec;

/** A stored watch. */
export interface Watch extends WatchSpec {
  readonly id: number;
  readonly userId: string;
  /** ms since the epoch */
  readonly createdAt: number;
  /** `null` if it is active. */
  readonly pausedReason: PausedReason | null;
  /** Papers that were in the corpus at this `rev` of the papers are not new to the watch. */
  readonly sinceRev: number;
  /** Number of the last change to its criteria, or to whether it is active; grows across all watches. */
  readonly rev: number;
}

/** When the digests of watches are sent, local wall time, and the day of the weekly one: when working days and weeks begin. */
export const WATCH_DIGEST_TIME = '09:00';
export const WATCH_DIGEST_WEEKDAY: Weekday = 1;

/** Messages that a user gets from watches stay few; a list of them fits one message. */
export const MAX_WATCHES_OF_USER = 25;

/** The watches in all channels of a server: eight people with as many as they may have. */
export const MAX_WATCHES_OF_GUILD = 200;

/** As long as a query of `/search` that can be typed and read on a phone; a text of this length has some thirty words. */
export const MAX_WATCH_WORDS_LENGTH = 200;

/** Longer than the names of persons and organizations. */
export const MAX_WATCH_NAME_LENGTH = 100;

/** How long a removed watch can be restored. */
export const REMOVED_WATCH_TTL_MS = 15 * MINUTE_MS;

/** The watches of all users. Except where a method says so, removed watches are not found. */
export interface WatchStore {
  add(spec: WatchSpec, made: { readonly by: string; readonly at: number }): Promise<Watch>;
  get(id: number): Promise<Watch | undefined>;
  /** Returns those of some watches that exist, by id. */
  getMany(ids: readonly number[]): Promise<Watch[]>;
  /** Returns the watches of a user, by id. */
  list(userId: string): Promise<Watch[]>;
  /** Returns the watches in the channels of a server, by id. */
  inGuild(guildId: string): Promise<Watch[]>;
  /**
   * Changes the given settings of a watch that exists. If its criteria change, papers that are in the corpus already are not
   * new to it.
   */
  change(id: number, changes: Partial<WatchSpec>): Promise<Watch>;
  pause(id: number, reason: PausedReason): Promise<void>;
  /** Makes a watch active. Papers that came while it was paused are not new to it. */
  resume(id: number): Promise<void>;
  /** Removes a watch, so that it can be restored for `REMOVED_WATCH_TTL_MS`. Returns whether it existed. */
  remove(id: number, at: number): Promise<boolean>;
  /** Returns a watch that was removed at or after an instant (ms since the epoch). */
  removedSince(id: number, instant: number): Promise<Watch | undefined>;
  restore(id: number): Promise<void>;
  /** Deletes for good what was removed before an instant. Returns how many watches there were. */
  purgeRemovedBefore(instant: number): Promise<number>;
  /** Returns when the first removed watch was removed (ms since the epoch). */
  oldestRemovedAt(): Promise<number | undefined>;
  countOfUser(userId: string): Promise<number>;
  /** Counts the watches in the channels of a server. */
  countInGuild(guildId: string): Promise<number>;
  /** Counts all watches. */
  count(): Promise<number>;
  /** Counts the watches that are not paused. */
  countActive(): Promise<number>;
  /** Returns the ids of the watches that are not paused. */
  activeIds(): Promise<number[]>;
  /** Pauses the active watches of a user that tell by direct message. Returns how many there were. */
  pauseDirect(userId: string, reason: PausedReason): Promise<number>;
  /** Pauses the active watches in a channel. Returns them. */
  pauseChannel(channelId: string, reason: PausedReason): Promise<Watch[]>;
  /** Counts a message that the bot was not permitted to send to a channel, for its active watches; returns the highest count. */
  countRefusal(channelId: string, at: number): Promise<{ readonly count: number; readonly since: number }>;
  /** Resets that count after a message that was sent. */
  forgetRefusals(channelId: string): Promise<void>;
  /** Returns watches that were paused with `no_access`, by id; at most `limit` of those after `afterId`. */
  withoutAccess(afterId: number, limit: number): Promise<Watch[]>;
  /** Returns watches with a higher `rev`, ascending by `rev`, paused ones too. */
  changedSince(rev: number, limit: number): Promise<Watch[]>;
  /** Returns the highest `rev` so far, 0 without any change. */
  lastRev(): Promise<number>;
}
