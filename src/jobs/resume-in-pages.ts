import { setImmediate } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { UnitOfWork } from '../core/stores.ts';
import { nextOpenSlot } from '../usecases/next-open-slot.ts';
import { isUnchanged } from '../usecases/unchanged-schedule.ts';

/** Thousands of pauses may end at the same midnight, and over the years thousands of servers may remove the bot. */
const SCHEDULES_PER_PAGE = 50;

export interface ResumeInPagesOptions {
  /** Returns paused schedules by id: at most `limit` of those after `afterId`. */
  readonly loadPage: (afterId: number, limit: number) => Promise<Schedule[]>;
  /** Returns the instant (ms since the epoch) after which the next slot of a schedule comes; `undefined` if it stays paused. */
  readonly resumedAt: (schedule: Schedule) => number | undefined;
}

export interface ResumeInPagesContext {
  readonly unitOfWork: UnitOfWork;
  readonly log: Log;
}

/**
 * Resumes paused schedules, each in a transaction of a few milliseconds. One that was changed since its page was loaded is left
 * as it is: an admin may have paused it again. One that cannot be resumed is logged.
 */
export async function resumeInPages(
  { loadPage, resumedAt }: ResumeInPagesOptions,
  context: ResumeInPagesContext,
): Promise<void> {
  for (let afterId = 0; ;) {
    const page = await loadPage(afterId, SCHEDULES_PER_PAGE);
    for (const schedule of page) {
      const since = resumedAt(schedule);
      if (since === undefined) continue;
      await resume(schedule, since, context);
      await setImmediate();
    }
    const last = page.at(-1);
    if (!last || page.length < SCHEDULES_PER_PAGE) return;
    afterId = last.id;
    await setImmediate();
  }
}

async function resume(
  schedule: Schedule,
  since: number,
  { unitOfWork, log }: ResumeInPagesContext,
): Promise<void> {
  const { id, channelId } = schedule;
  try {
    const isResumed = await unitOfWork(async ({ schedules }) => {
      if (!(await isUnchanged(schedule, schedules))) return false;
      await schedules.resume(id, await nextOpenSlot(schedule, since, schedules));
      return true;
    });
    if (isResumed) log.info('schedule_resumed', { schedule: id, channel: channelId });
  } catch (error) {
    // An error of one schedule (a removed time zone) must not keep the others paused.
    log.error('schedule_not_resumed', { schedule: id, channel: channelId, error });
  }
}
