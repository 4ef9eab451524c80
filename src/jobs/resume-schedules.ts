import { setImmediate } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { firstSlotAfter } from '../core/schedule/slots.ts';
import type { Stores } from '../core/stores.ts';

/** Over the years, thousands of servers may remove the bot. */
const SCHEDULES_PER_PAGE = 50;

/**
 * Resumes the schedules that were paused because the bot may not post in their channels, where it may again. What they
 * missed is not posted.
 */
export async function resumeSchedules(
  now: number,
  {
    schedules,
    channelAccess,
    log,
  }: {
    readonly schedules: Stores['schedules'];
    readonly channelAccess: Pick<ChannelAccess, 'missing'>;
    readonly log: Log;
  },
): Promise<void> {
  for (let afterId = 0; ;) {
    const page = await schedules.awaitingAccess(afterId, SCHEDULES_PER_PAGE);
    for (const schedule of page) {
      const { id, guildId, channelId } = schedule;
      if (channelAccess.missing(guildId, channelId)?.length !== 0) continue;
      await schedules.resume(id, firstSlotAfter(schedule, now));
      log.info('schedule_resumed', { schedule: id, channel: channelId });
    }
    const last = page.at(-1);
    if (!last || page.length < SCHEDULES_PER_PAGE) return;
    afterId = last.id;
    await setImmediate();
  }
}
