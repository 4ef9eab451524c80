import type { Schedule, Slot } from '../core/schedule/schedule.ts';
import type { SlotOutcome } from '../core/schedule/schedule-store.ts';
import { firstSlotAfter, slotAfterDate } from '../core/schedule/slots.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/time/duration.ts';

/** A digest that comes this much later than its slot says so; a process that restarts within it need not. */
const LATE_NOTICE_MS = 15 * MINUTE_MS;

/** After this time a missed digest is no longer posted, however long the period of its schedule is. */
export const MAX_LATENESS_MS = 6 * HOUR_MS;

/** Missed slots before that are not recorded: by a clock that was wrong, a schedule may have missed those of years. */
const MAX_RECORDED_MS = 60 * DAY_MS;

/** Returns whether a digest that is posted now says that it is late. */
export function isLate(dueAt: number, now: number): boolean {
  return now - dueAt > LATE_NOTICE_MS;
}

/** What has slots; see `Schedule`. */
export type SlotSchedule = Pick<Schedule, 'guildId' | 'time' | 'timezone' | 'days' | 'next'>;

/** Which of the due slots of a schedule is posted. */
export interface DueSlots {
  /** The newest due slot: the only one that may be posted. */
  readonly current: Slot;
  /** The first slot that is not due yet. */
  readonly next: Slot;
  /** How late `current` is, ms. */
  readonly latenessMs: number;
  /** After this instant `current` is too late to be posted, ms since the epoch. */
  readonly expiresAt: number;
  /** Why `current` is not posted; `undefined` if it is. */
  readonly skipReason: 'late' | 'overlap' | undefined;
  /** Slots that are not posted, oldest first, with their outcome; of years of them, the last two months. */
  readonly skipped: readonly SkippedSlot[];
  /** When `current` was due, if its digest says that it is late. */
  readonly lateSince: number | undefined;
}

export interface SkippedSlot {
  readonly date: string;
  readonly outcome: SlotOutcome;
}

/**
 * Decides what to do with the due slots of a schedule: the newest one is posted, unless it is too late or an earlier
 * delivery of the schedule is still on its way (`isBusy`); those before it were missed.
 */
export function decideDueSlots(schedule: SlotSchedule, isBusy: boolean, now: number): DueSlots {
  const missed: Slot[] = [];
  let current = firstRecorded(schedule, now);
  let next = slotAfterDate(schedule, current.date);
  while (next.dueAt <= now) {
    missed.push(current);
    current = next;
    next = slotAfterDate(schedule, current.date);
  }
  const latenessMs = now - current.dueAt;
  const expiresAt = current.dueAt + Math.min(MAX_LATENESS_MS, Math.floor((next.dueAt - current.dueAt) / 2));
  const isTooLate = now > expiresAt;
  const skipReason = isTooLate ? 'late' : isBusy ? 'overlap' : undefined;
  const skipped = missed.map(({ date }): SkippedSlot => ({ date, outcome: 'skipped_late' }));
  if (skipReason) {
    skipped.push({ date: current.date, outcome: isTooLate ? 'skipped_late' : 'skipped_overlap' });
  }
  const lateSince = isLate(current.dueAt, now) ? current.dueAt : undefined;
  return { current, next, latenessMs, expiresAt, skipReason, skipped, lateSince };
}

/** Returns the first due slot that is worth a record. */
function firstRecorded(schedule: SlotSchedule, now: number): Slot {
  const since = now - MAX_RECORDED_MS;
  return schedule.next.dueAt > since ? schedule.next : firstSlotAfter(schedule, since);
}
