import { setImmediate } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Stores } from '../core/stores.ts';
import { nextOpenSlot } from '../usecases/next-open-slot.ts';

/** Over the years, thousands of servers may remove the bot. */
const SCHEDULES_PER_PAGE = 50;

export interface ResumeContext {
  readonly schedules: Stores['schedules'];
  readonly channelAccess: Pick<ChannelAccess, 'missing'>;
  readonly log: Log;
}

/**
 * Resumes the schedules that were paused because the bot may not post in their channels, where it may again. What they
 * missed is not posted. One that cannot be resumed is logged, and retried by the next call.
 */
export async function resumeSchedules(now: number, context: ResumeContext): Promise<void> {
  const { schedules, channelAccess } = context;
  for (let afterId = 0; ;) {
    const page = await schedules.awaitingAccess(afterId, SCHEDULES_PER_PAGE);
    for (const schedule of page) {
      if (channelAccess.missing(schedule.guildId, schedule.channelId)?.length !== 0) continue;
      await resume(schedule, now, context);
      // Each is a transaction of a few milliseconds.
      await setImmediate();
    }
    const last = page.at(-1);
    if (!last || page.length < SCHEDULES_PER_PAGE) return;
    afterId = last.id;
    await setImmediate();
  }
}

async function resume(schedule: Schedule, now: number, { schedules, log }: ResumeContext): Promise<void> {
  const { id, channelId } = schedule;
  try {
    await schedules.resume(id, await nextOpenSlot(schedule, now, schedules));
    log.info('schedule_resumed', { schedule: id, channel: channelId });
  } catch (error) {
    // An error of one schedule (a removed time zone) must not keep the others from posting.
    log.error('schedule_not_resumed', { schedule: id, channel: channelId, error });
  }
}
