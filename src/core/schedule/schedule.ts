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
