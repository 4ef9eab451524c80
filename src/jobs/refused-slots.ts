import type { RefusedSlots } from '../core/schedule/schedule.ts';
import { DAY_MS } from '../core/time/duration.ts';

/** A permission that is missing for one slot is often a mistake that an admin corrects soon. */
const MIN_REFUSED_SLOTS = 3;
const MIN_REFUSED_MS = DAY_MS;

/** Returns whether a schedule is paused after the slots that the bot was not permitted to post. */
export function isRefusedForLong({ slots, since }: RefusedSlots, now: number): boolean {
  return slots >= MIN_REFUSED_SLOTS && now - since >= MIN_REFUSED_MS;
}
