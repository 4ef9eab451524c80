import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Stores } from '../core/stores.ts';
import { resumeInPages, type ResumeInPagesContext } from './resume-in-pages.ts';

export interface ResumeContext extends ResumeInPagesContext {
  readonly schedules: Pick<Stores['schedules'], 'awaitingAccess'>;
  readonly channelAccess: Pick<ChannelAccess, 'missing'>;
}

/**
 * Resumes the schedules that were paused because the bot may not post in their channels, where it may again. What they
 * missed is not posted. One that cannot be resumed is logged, and retried by the next call.
 */
export async function resumeSchedules(now: number, context: ResumeContext): Promise<void> {
  const { schedules, channelAccess } = context;
  await resumeInPages(
    {
      loadPage: (afterId, limit) => schedules.awaitingAccess(afterId, limit),
      resumedAt: ({ guildId, channelId }) =>
        channelAccess.missing(guildId, channelId)?.length === 0 ? now : undefined,
    },
    context,
  );
}
