import type { Schedule, Slot, SlotOutcome } from '../core/schedule/schedule.ts';
import { slotAfterDate } from '../core/schedule/slots.ts';
import { HOUR_MS, MINUTE_MS } from '../core/time/duration.ts';

/** A digest that comes this much later than its slot says so; a process that restarts within it need not. */
const LATE_NOTICE_MS = 15 * MINUTE_MS;

/** After this time a missed digest is no longer posted, however long the period of its schedule is. */
const MAX_LATENESS_MS = 6 * HOUR_MS;

/** Which of the due slots of a schedule is posted. */
export interface DueSlots {
  /** The newest due slot: the only one that may be posted. */
  readonly current: Slot;
  /** The first slot that is not due yet. */
  readonly next: Slot;
  /** How late `current` is, ms. */
  readonly latenessMs: number;
  /** Why `current` is not posted; `undefined` if it is. */
  readonly skipReason: 'late' | 'overlap' | undefined;
  /** Slots that are not posted, oldest first, with their outcome. */
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
export function decideDueSlots(schedule: Schedule, isBusy: boolean, now: number): DueSlots {
  const missed: Slot[] = [];
  let current = schedule.next;
  let next = slotAfterDate(schedule, current.date);
  while (next.dueAt <= now) {
    missed.push(current);
    current = next;
    next = slotAfterDate(schedule, current.date);
  }
  const latenessMs = now - current.dueAt;
  const isTooLate = latenessMs > Math.min(MAX_LATENESS_MS, (next.dueAt - current.dueAt) / 2);
  const skipReason = isTooLate ? 'late' : isBusy ? 'overlap' : undefined;
  const skipped = missed.map(({ date }): SkippedSlot => ({ date, outcome: 'skipped_late' }));
  if (skipReason) {
    skipped.push({ date: current.date, outcome: isTooLate ? 'skipped_late' : 'skipped_overlap' });
  }
  const lateSince = latenessMs > LATE_NOTICE_MS ? current.dueAt : undefined;
  return { current, next, latenessMs, skipReason, skipped, lateSince };
}
