import type { Schedule, Slot } from '../core/schedule/schedule.ts';
import type { ScheduleStore } from '../core/schedule/schedule-store.ts';
import { firstSlotAfter, slotAfterChange, slotAfterDate } from '../core/schedule/slots.ts';

/** The timing of a schedule; it may differ from the stored one, as while it is edited. */
type Timing = Pick<Schedule, 'id' | 'guildId' | 'time' | 'timezone' | 'days'>;

/**
 * Returns the first slot of a schedule after an instant (ms since the epoch) whose date was not decided before: an edit to a
 * later time of day, or a resumed schedule, must not post a date again.
 */
export async function nextOpenSlot(
  timing: Timing,
  instant: number,
  schedules: Pick<ScheduleStore, 'hasOutcome'>,
): Promise<Slot> {
  return firstOpen(timing, firstSlotAfter(timing, instant), schedules);
}

/**
 * The same for a schedule that is changed, or restored, at an instant: a slot that was due then, but not decided, is not passed
 * over (see `slotAfterChange`). What a paused schedule misses is.
 */
export async function openSlotAfterChange(
  timing: Timing,
  stored: Pick<Schedule, 'next' | 'pausedReason'>,
  instant: number,
  schedules: Pick<ScheduleStore, 'hasOutcome'>,
): Promise<Slot> {
  if (stored.pausedReason !== null) return nextOpenSlot(timing, instant, schedules);
  return firstOpen(timing, slotAfterChange(timing, stored.next, instant), schedules);
}

async function firstOpen(
  timing: Timing,
  first: Slot,
  schedules: Pick<ScheduleStore, 'hasOutcome'>,
): Promise<Slot> {
  let slot = first;
  while (await schedules.hasOutcome(timing.id, slot.date)) slot = slotAfterDate(timing, slot.date);
  return slot;
}
