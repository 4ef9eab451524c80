import type { Schedule } from '../core/schedule/schedule.ts';
import type { ScheduleStore } from '../core/schedule/schedule-store.ts';

/** Returns whether a schedule is stored as it was loaded; `roleProblem` may have been found since. */
export async function isUnchanged(loaded: Schedule, schedules: Pick<ScheduleStore, 'get'>): Promise<boolean> {
  const stored = await schedules.get(loaded.id);
  return (
    stored !== undefined &&
    JSON.stringify({ ...stored, roleProblem: null }) === JSON.stringify({ ...loaded, roleProblem: null })
  );
}
