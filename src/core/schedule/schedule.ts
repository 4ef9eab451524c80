import type { PaperId } from '../paper/paper.ts';
import type { Weekday } from '../time/weekdays.ts';

/** A calendar day `YYYY-MM-DD` in the zone of a schedule. */
export type LocalDate = string;

/** What a schedule posts: the newest daily list, or papers of the corpus not yet posted in the channel. */
export type ScheduleSubject = 'daily' | 'archive';

/** How long a paper given to a channel is kept from it. */
export type RepeatAfter = 'never' | '7d' | '30d';

/** What is posted where and when, as an admin said it. */
export interface ScheduleSpec {
  readonly guildId: string;
  readonly channelId: string;
  /** Local wall time `HH:MM`. */
  readonly time: string;
  /** IANA zone, any name Temporal accepts. */
  readonly timezone: string;
  /** Ascending, at least one. */
  readonly days: readonly Weekday[];
  readonly what: ScheduleSubject;
  readonly query: string | null;
  readonly category: string | null;
  /** Papers in one digest, 1 to 10. */
  readonly count: number;
  /** What to do when there is nothing to post. */
  readonly empty: 'silent' | 'note';
  readonly repeat: RepeatAfter;
}

/** One date of a schedule: the local date is its key, the instant only follows from it. */
export interface Slot {
  readonly date: LocalDate;
  /** When it is due, ms since the epoch; includes the guild's share of the spread. */
  readonly dueAt: number;
}

export interface Schedule extends ScheduleSpec {
  readonly id: number;
  readonly createdBy: string;
  /** ms since the epoch */
  readonly createdAt: number;
  /** Why nothing is posted at present, in words for an admin; `null` while the schedule is active. */
  readonly pausedReason: string | null;
  /** The slot that comes next. */
  readonly next: Slot;
}

/** What became of a slot. `run:<interaction id>` slots are posts made by hand. */
export type SlotOutcome = 'posted' | 'noted' | 'empty' | 'skipped_late' | 'skipped_overlap';

export interface ScheduleStore {
  create(spec: ScheduleSpec, made: { by: string; at: number; next: Slot }): Promise<Schedule>;
  get(id: number): Promise<Schedule | undefined>;
  inGuild(guildId: string): Promise<Schedule[]>;
  all(): Promise<Schedule[]>;
  /** Also removes its slots; what was posted stays remembered, what was not is not sent. Answers whether it existed. */
  delete(id: number): Promise<boolean>;
  /** Active schedules whose next slot is due at `now`, the longest due first. */
  due(now: number): Promise<Schedule[]>;
  /** When the next active schedule is due, `undefined` if none is active. */
  nextDueAt(): Promise<number | undefined>;
  advance(id: number, next: Slot): Promise<void>;
  pause(id: number, reason: string): Promise<void>;
  /** Records the outcome of a slot; answers `false` if that slot was decided before, and then changes nothing. */
  decide(id: number, slot: string, outcome: SlotOutcome, at: number): Promise<boolean>;
  count(): Promise<number>;
}

/** Which papers were given to which channel, so that none is given twice. */
export interface ChannelHistoryStore {
  /** Records papers as given to a channel by a delivery; earlier ones stay recorded beside it. */
  give(channelId: string, paperIds: readonly PaperId[], deliveryId: number, at: number): Promise<void>;
  /** Takes back what a delivery gave that was never posted. */
  takeBack(deliveryId: number): Promise<void>;
}
