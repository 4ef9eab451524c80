import type { Slot } from '../core/schedule/schedule.ts';

/** Returns a computed slot of a schedule; `undefined` if the schedule's time zone no longer exists. */
export function slotIfZoneKnown(compute: () => Slot): Slot | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
