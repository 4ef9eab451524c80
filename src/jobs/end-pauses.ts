import { setImmediate } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Stores } from '../core/stores.ts';
import { nextOpenSlot } from '../usecases/next-open-slot.ts';

/** Thousands of pauses may end at the same midnight. */
const SCHEDULES_PER_PAGE = 50;

export interface EndPausesContext {
  readonly schedules: Stores['schedules'];
  readonly log: Log;
}

/**
 * Resumes the schedules that an admin paused until a time that has come. Their first slot after that time is the next,
 * also if the bot was not running then. One that cannot be resumed is logged, and retried by the next call.
 */
export async function endPauses(now: number, context: EndPausesContext): Promise<void> {
  for (let afterId = 0; ;) {
    const page = await context.schedules.withEndedPause(now, { afterId, limit: SCHEDULES_PER_PAGE });
    for (const schedule of page) {
      await resume(schedule, schedule.pausedUntil ?? now, context);
      await setImmediate();
    }
    const last = page.at(-1);
    if (!last || page.length < SCHEDULES_PER_PAGE) return;
    afterId = last.id;
  }
}

async function resume(
  schedule: Schedule,
  since: number,
  { schedules, log }: EndPausesContext,
): Promise<void> {
  const { id, channelId } = schedule;
  try {
    await schedules.resume(id, await nextOpenSlot(schedule, since, schedules));
    log.info('schedule_resumed', { schedule: id, channel: channelId });
  } catch (error) {
    // An error of one schedule (a removed time zone) must not keep the others paused.
    log.error('schedule_not_resumed', { schedule: id, channel: channelId, error });
  }
}
