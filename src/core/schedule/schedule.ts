import type { PaperId } from '../paper/paper.ts';
import type { Weekday } from '../time/weekdays.ts';

/** A calendar day `YYYY-MM-DD` in the zone of a schedule. */
export type LocalDate = string;

/** What a schedule posts: the newest daily list, or papers of the corpus that were not posted in the channel yet. */
export type ScheduleSubject = 'daily' | 'archive';

/** How soon a paper may be posted in the same channel again. */
export type RepeatAfter = 'never' | '7d' | '30d';

/** What is posted where and when, as set by an admin. */
export interface ScheduleSpec {
  readonly guildId: string;
  readonly channelId: string;
  /** Local wall time `HH:MM`. */
  readonly time: string;
  /** IANA zone, any name Temporal accepts. */
  readonly timezone: string;
  /** Ascending; at least one. */
  readonly days: readonly Weekday[];
  readonly what: ScheduleSubject;
  readonly query: string | null;
  readonly category: string | null;
  /** Papers in one digest, 1 to 10. */
  readonly count: number;
  /** What to do if there is nothing to post. */
  readonly empty: 'silent' | 'note';
  readonly repeat: RepeatAfter;
}

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
  /** Why the schedule is paused, for an admin; `null` if it is active. */
  readonly pausedReason: string | null;
  readonly next: Slot;
}

/** The outcome of a slot. Slots named `run:<interaction id>` are manual runs. */
export type SlotOutcome = 'posted' | 'noted' | 'empty' | 'skipped_late' | 'skipped_overlap';

/** Slots in a row that the bot was not permitted to post. */
export interface RefusedSlots {
  readonly slots: number;
  /** When the first was refused, ms since the epoch. */
  readonly since: number;
}

/** The schedules of all servers, with the outcomes of their slots. */
export interface ScheduleStore {
  create(spec: ScheduleSpec, made: { by: string; at: number; next: Slot }): Promise<Schedule>;
  get(id: number): Promise<Schedule | undefined>;
  inGuild(guildId: string): Promise<Schedule[]>;
  all(): Promise<Schedule[]>;
  /** Deletes a schedule and its slots. Its posts are kept, its unsent deliveries are never sent. Returns whether it existed. */
  delete(id: number): Promise<boolean>;
  /**
   * Returns a page of the active schedules whose next slot is due at `now`, ordered by due time, then by id: at most
   * `limit`, and only those after the schedule `after`.
   */
  due(
    now: number,
    page: { readonly after?: Schedule | undefined; readonly limit: number },
  ): Promise<Schedule[]>;
  /** Returns when the next active schedule is due (ms); `undefined` if none is active. */
  nextDueAt(): Promise<number | undefined>;
  /** Sets the next slot of a schedule. */
  advance(id: number, next: Slot): Promise<void>;
  /** `resumesWithAccess`: the schedule is resumed once the bot may post in its channel again. */
  pause(id: number, reason: string, options?: { readonly resumesWithAccess: boolean }): Promise<void>;
  /** Pauses the active schedules of a server until the bot may post there again; returns how many there were. */
  pauseGuild(guildId: string, reason: string): Promise<number>;
  /**
   * Returns paused schedules that are to be resumed once the bot may post in their channels again, by id; at most `limit`
   * of those after `afterId`.
   */
  awaitingAccess(afterId: number, limit: number): Promise<Schedule[]>;
  /** Makes a paused schedule active, with its next slot. */
  resume(id: number, next: Slot): Promise<void>;
  /** Counts a slot that the bot was not permitted to post; returns the count since the last post. */
  countRefusedSlot(id: number, at: number): Promise<RefusedSlots>;
  /** Resets that count after a post; returns what it was. */
  forgetRefusedSlots(id: number): Promise<number>;
  /** Records the outcome of a slot. Returns `false`, and changes nothing, if it has one already. */
  recordOutcome(id: number, slot: string, outcome: SlotOutcome, at: number): Promise<boolean>;
  /** Replaces the recorded outcome of a slot. */
  changeOutcome(id: number, slot: string, outcome: SlotOutcome): Promise<void>;
  count(): Promise<number>;
}

/** The papers posted, or about to be posted, in each channel, so that none is posted twice. */
export interface ChannelHistoryStore {
  /** Reserves papers for a delivery to a channel; earlier reservations remain. */
  reserve(channelId: string, paperIds: readonly PaperId[], deliveryId: number, at: number): Promise<void>;
  /** Releases the papers of a delivery that was never posted. */
  release(deliveryId: number): Promise<void>;
}
