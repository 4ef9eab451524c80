import type { SnowflakeShare } from '../message/snowflake-share.ts';
import type { LocalDate, Schedule, ScheduleSpec, Slot } from './schedule.ts';

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
