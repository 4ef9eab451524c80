import type { RefusedSlots } from '../core/schedule/schedule-store.ts';
import { DAY_MS } from '../core/time/duration.ts';

/** A permission that is missing for one slot, or a thread that is locked, is often a mistake that an admin corrects soon. */
const MIN_REFUSED_SLOTS = 3;
const MIN_REFUSED_MS = DAY_MS;

/** Returns whether a schedule is paused after the slots that could not be posted in its channel. */
export function isRefusedForLong({ slots, since }: RefusedSlots, now: number): boolean {
  return slots >= MIN_REFUSED_SLOTS && now - since >= MIN_REFUSED_MS;
}
