import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { firstSlotAfter } from '../core/schedule/slots.ts';
import type { Stores } from '../core/stores.ts';

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
  for (const schedule of await schedules.awaitingAccess()) {
    const { id, guildId, channelId } = schedule;
    if (channelAccess.missing(guildId, channelId)?.length !== 0) continue;
    await schedules.resume(id, firstSlotAfter(schedule, now));
    log.info('schedule_resumed', { schedule: id, channel: channelId });
  }
}
