import type { SnowflakeShare } from '../message/snowflake-share.ts';
import type { PaperId } from '../paper/paper.ts';
import { MINUTE_MS } from '../time/duration.ts';
import type { Weekday } from '../time/weekdays.ts';

/** A calendar day `YYYY-MM-DD` in the zone of a schedule. */
export type LocalDate = string;

/**
 * What a schedule posts: the newest daily list, the last complete week or month, the trending papers, or any papers of the
 * corpus (`archive`); of each, those that were not posted in the channel yet. `best` is what the server liked most in the last
 * complete week: of papers that were posted, those that it has not posted itself. `auto` is decided at each slot: the daily
 * list while there is a recent one, else the archive.
 */
export const SCHEDULE_SUBJECTS = [
  'auto',
  'daily',
  'weekly',
  'monthly',
  'trending',
  'best',
  'archive',
] as const;
export type ScheduleSubject = (typeof SCHEDULE_SUBJECTS)[number];

const BEST_LIST_PREFIX = 'best:';

/** Returns the name of the list of what a server liked most in a week (`Period.name`). */
export function bestListName(week: string): string {
  return `${BEST_LIST_PREFIX}${week}`;
}

/** Returns the week of such a list; `undefined` for the name of another list. */
export function weekOfBestList(name: string): string | undefined {
  return name.startsWith(BEST_LIST_PREFIX) ? name.slice(BEST_LIST_PREFIX.length) : undefined;
}

/** The order in which papers are chosen; `best` is the order of the list, or the best match of a query. */
export const SCHEDULE_ORDERS = ['best', 'newest', 'votes'] as const;
export type ScheduleOrder = (typeof SCHEDULE_ORDERS)[number];

/** How papers are posted: in one message, as a card each, or as a forum post each. */
export const SCHEDULE_FORMATS = ['digest', 'cards', 'forum'] as const;
export type ScheduleFormat = (typeof SCHEDULE_FORMATS)[number];

/** How soon a paper may be posted in the same channel again. */
export type RepeatAfter = 'never' | '7d' | '30d';

/** `arxiv`: slots follow arXiv's nightly announcement, and wait for its feed. */
export type SchedulePreset = 'arxiv';

/** The settings of a schedule that narrow what it posts; `null` if not set. */
export interface ScheduleFilter {
  /** A search as typed. */
  readonly query: string | null;
  readonly category: string | null;
  /** A name as typed; papers of other authors are left out. */
  readonly author: string | null;
  /** A name as typed; papers of other organizations are left out. */
  readonly organization: string | null;
  /** Papers with fewer upvotes at the source are left out. */
  readonly minVotes: number | null;
}

/** What is posted where and when, as set by an admin. */
export interface ScheduleSpec extends ScheduleFilter {
  readonly guildId: string;
  readonly channelId: string;
  /** Local wall time `HH:MM`. */
  readonly time: string;
  /** IANA zone, any name Temporal accepts. */
  readonly timezone: string;
  /** Ascending; at least one. */
  readonly days: readonly Weekday[];
  readonly what: ScheduleSubject;
  readonly sort: ScheduleOrder;
  /** Papers in one slot, 1 to 10. */
  readonly count: number;
  readonly format: ScheduleFormat;
  /** Whether a thread is opened under each message. */
  readonly thread: boolean;
  /** What to do if there is nothing to post. */
  readonly empty: 'silent' | 'note';
  readonly repeat: RepeatAfter;
  /** The role that the first message of a slot mentions. */
  readonly roleId: string | null;
  /** A line of plain text above the papers. */
  readonly intro: string | null;
  /** Whether a digest has a picture of the week's themes. */
  readonly picture: boolean;
  readonly preset: SchedulePreset | null;
}

/** The settings of a schedule that an admin leaves out. */
export const SCHEDULE_DEFAULTS = {
  time: '09:00',
  days: [1, 2, 3, 4, 5],
  what: 'auto',
  query: null,
  category: null,
  author: null,
  organization: null,
  minVotes: null,
  sort: 'best',
  count: 5,
  format: 'digest',
  thread: false,
  empty: 'silent',
  repeat: 'never',
  roleId: null,
  intro: null,
  picture: false,
  preset: null,
} as const satisfies Omit<ScheduleSpec, 'guildId' | 'channelId' | 'timezone'>;

/** How long a deleted schedule can be restored. */
export const DELETED_SCHEDULE_TTL_MS = 15 * MINUTE_MS;

/** One date of a schedule. The local date is its key; the instant is computed from it. */
export interface Slot {
  readonly date: LocalDate;
  /** When it is due, ms since the epoch, including the guild's offset (`guildSpreadMs`). */
  readonly dueAt: number;
}

/** A stored schedule. */
export interface Schedule extends ScheduleSpec {
  readonly id: number;
  readonly createdBy: string;
  /** ms since the epoch */
  readonly createdAt: number;
  /** Who made or last edited it: the one in whose name `roleId` is mentioned. */
  readonly editedBy: string;
  /** Why the schedule is paused, for an admin; `null` if it is active. */
  readonly pausedReason: string | null;
  /** The admin who paused it; `null` if the bot did, such as after a refusal by Discord. */
  readonly pausedBy: string | null;
  /** When the pause ends by itself, ms since the epoch; `null` if it does not. */
  readonly pausedUntil: number | null;
  /** Why `roleId` was not mentioned at the last slot; `null` if it was. */
  readonly roleProblem: string | null;
  readonly next: Slot;
}

/** The outcome of a slot. Slots named `run:<interaction id>` are manual runs. */
export type SlotOutcome =
  | 'posted'
  | 'noted'
  | 'empty'
  | 'skipped_late'
  | 'skipped_overlap'
  | 'skipped_by_curator';

/** Slots in a row that the bot was not permitted to post. */
export interface RefusedSlots {
  readonly slots: number;
  /** When the first was refused, ms since the epoch. */
  readonly since: number;
}

/** How a schedule is paused; by default by the bot, and without end. */
export interface PauseOptions {
  /** The schedule is resumed once the bot may post in its channel again. */
  readonly resumesWithAccess?: boolean;
  /** The admin who pauses it. */
  readonly by?: string;
  /** When the pause ends by itself, ms since the epoch. */
  readonly until?: number;
}

/** The schedules of all servers, with the outcomes of their slots. */
export interface ScheduleStore {
  create(spec: ScheduleSpec, made: { by: string; at: number; next: Slot }): Promise<Schedule>;
  get(id: number): Promise<Schedule | undefined>;
  inGuild(guildId: string): Promise<Schedule[]>;
  all(): Promise<Schedule[]>;
  /** Replaces all settings of a schedule that exists, and its next slot; a pause and the outcomes of its slots remain. */
  update(id: number, spec: ScheduleSpec, edit: { by: string; next: Slot }): Promise<Schedule>;
  /** Sets `Schedule.roleProblem`. */
  setRoleProblem(id: number, problem: string | null): Promise<void>;
  /**
   * Deletes a schedule, which no method but the next three finds any more. Its posts are kept, its unsent deliveries are
   * never sent. Returns whether it existed.
   */
  delete(id: number, at: number): Promise<boolean>;
  /** Returns a schedule that was deleted at or after an instant (ms since the epoch). */
  deletedSince(id: number, instant: number): Promise<Schedule | undefined>;
  /** Undoes the deletion of a schedule, whose slots have kept their outcomes. */
  restore(id: number, next: Slot): Promise<void>;
  /** Removes for good what was deleted before an instant, slots included. Returns how many schedules there were. */
  purgeDeletedBefore(instant: number): Promise<number>;
  /** Returns when the first deleted schedule was deleted (ms since the epoch). */
  oldestDeletedAt(): Promise<number | undefined>;
  /**
   * Returns a page of the active schedules whose next slot is due at `now`, ordered by due time, then by id: at most
   * `limit`, and only those after the schedule `after`. Those of servers that are not in `guilds` are left out until they are due for
   * `TAKEOVER_AFTER_MS`.
   */
  due(
    now: number,
    page: {
      readonly after?: Schedule | undefined;
      readonly limit: number;
      readonly guilds?: SnowflakeShare | undefined;
    },
  ): Promise<Schedule[]>;
  /**
   * Returns when the next active schedule is due (ms), or, of a server that is not in `guilds`, has been for `TAKEOVER_AFTER_MS`;
   * `undefined` if none is active.
   */
  nextDueAt(guilds?: SnowflakeShare): Promise<number | undefined>;
  /** Sets the next slot of a schedule. */
  advance(id: number, next: Slot): Promise<void>;
  pause(id: number, reason: string, options?: PauseOptions): Promise<void>;
  /** Pauses the active schedules of a server until the bot may post there again; returns how many there were. */
  pauseGuild(guildId: string, reason: string): Promise<number>;
  /**
   * Returns paused schedules that are to be resumed once the bot may post in their channels again, by id; at most `limit`
   * of those after `afterId`.
   */
  awaitingAccess(afterId: number, limit: number): Promise<Schedule[]>;
  /** Returns schedules whose pause ends at or before `now`, by id; at most `limit` of those after `afterId`. */
  withEndedPause(
    now: number,
    page: { readonly afterId: number; readonly limit: number },
  ): Promise<Schedule[]>;
  /** Makes a paused schedule active, with its next slot. */
  resume(id: number, next: Slot): Promise<void>;
  /** Counts a slot that the bot was not permitted to post; returns the count since the last post. */
  countRefusedSlot(id: number, at: number): Promise<RefusedSlots>;
  /** Resets that count after a post; returns what it was. */
  forgetRefusedSlots(id: number): Promise<number>;
  /** Records the outcome of a slot. Returns `false`, and changes nothing, if it has one already. */
  recordOutcome(id: number, slot: string, outcome: SlotOutcome, at: number): Promise<boolean>;
  /** Returns the newest date of a schedule whose papers were chosen; `undefined` if there is none. Manual runs do not count. */
  lastChosenDate(id: number): Promise<LocalDate | undefined>;
  /** Returns whether a slot has an outcome. */
  hasOutcome(id: number, slot: string): Promise<boolean>;
  /** Forgets that slots of a schedule were skipped, but not by a curator, from a date on. */
  reopenSkipped(id: number, from: LocalDate): Promise<void>;
  /** Replaces the recorded outcome of a slot. */
  changeOutcome(id: number, slot: string, outcome: SlotOutcome): Promise<void>;
  count(): Promise<number>;
}

/** All papers of a channel, as by default, or those of what the server liked most (`bestListName`). */
export type GivenPapers = 'all' | 'best';

/** Returns which papers of its channel a schedule does not post again: what was liked was posted before, and is shown once more. */
export function notPostedAgain(what: ScheduleSubject): GivenPapers {
  return what === 'best' ? 'best' : 'all';
}

/** The papers posted, or about to be posted, in each channel, so that none is posted twice. */
export interface ChannelHistoryStore {
  /** Reserves papers for a delivery to a channel; earlier reservations remain. */
  reserve(channelId: string, paperIds: readonly PaperId[], deliveryId: number, at: number): Promise<void>;
  /** Releases the papers of a delivery that was never posted. */
  release(deliveryId: number): Promise<void>;
  /** Returns the papers reserved for a channel after `since` (ms since the epoch; `null`: ever). `which`: see `GivenPapers`. */
  given(channelId: string, since: number | null, which?: GivenPapers): Promise<Set<PaperId>>;
  /** Returns whether any of some papers is reserved for a channel after `since`. */
  isAnyGiven(
    channelId: string,
    paperIds: readonly PaperId[],
    since: number | null,
    which?: GivenPapers,
  ): Promise<boolean>;
}
