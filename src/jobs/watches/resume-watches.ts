import { setImmediate } from 'node:timers/promises';
import type { Log } from '../../core/log.ts';
import type { ChannelAccess } from '../../core/message/channel-access.ts';
import type { UnitOfWork } from '../../core/stores.ts';
import type { WatchStore } from '../../core/watch/watch.ts';

/** Over the years, thousands of servers may remove the bot. */
const WATCHES_PER_PAGE = 50;

export interface ResumeWatchesContext {
  readonly watches: Pick<WatchStore, 'withoutAccess'>;
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: Pick<ChannelAccess, 'missing'>;
  readonly log: Log;
}

/**
 * Resumes the watches that were paused because the bot may not post in their channels, where it may again. Papers that came
 * during the pause are not told.
 */
export async function resumeWatches(context: ResumeWatchesContext): Promise<void> {
  const { watches, channelAccess, log } = context;
  for (let afterId = 0; ;) {
    const page = await watches.withoutAccess(afterId, WATCHES_PER_PAGE);
    for (const { id, where } of page) {
      if (where.kind === 'dm' || channelAccess.missing(where.guildId, where.channelId)?.length !== 0)
        continue;
      if (await resume(id, context)) log.info('watch_resumed', { watch: id, channel: where.channelId });
      await setImmediate();
    }
    const last = page.at(-1);
    if (!last || page.length < WATCHES_PER_PAGE) return;
    afterId = last.id;
  }
}

/** Resumes a watch, unless its user has paused or removed it since it was loaded. Returns whether it did. */
async function resume(
  id: number,
  { unitOfWork }: Pick<ResumeWatchesContext, 'unitOfWork'>,
): Promise<boolean> {
  return unitOfWork(async ({ watches }) => {
    if ((await watches.get(id))?.pausedReason !== 'no_access') return false;
    await watches.resume(id);
    return true;
  });
}
