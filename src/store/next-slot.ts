import type { Slot } from '../core/schedule/schedule.ts';

/** Returns the columns of the next slot of a schedule or subscription. */
export function nextSlotColumns({ date, dueAt }: Slot): { next_slot: string; next_run_at: number } {
  return { next_slot: date, next_run_at: dueAt };
}
