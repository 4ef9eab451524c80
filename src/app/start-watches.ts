import { earliest } from '../core/time/earliest.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { WatchMatcher } from '../core/watch/watch-matcher.ts';
import type { ClockGuard } from '../jobs/clock-guard.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { followPapers } from '../jobs/watches/follow-papers.ts';
import { resumeWatches } from '../jobs/watches/resume-watches.ts';
import { sendSubscriptions } from '../jobs/watches/send-subscriptions.ts';
import { tellFinds } from '../jobs/watches/tell-finds.ts';
import type { RecommendNearLibrary } from '../usecases/choose-subscription-papers.ts';
import type { Corpus } from './open-corpus.ts';
import type { Processes } from './open-processes.ts';

export interface WatchJobOptions {
  readonly corpus: Pick<Corpus, 'stores' | 'unitOfWork'>;
  readonly processes: Pick<Processes, 'shares' | 'isLeader'>;
  readonly watchMatcher: WatchMatcher;
  readonly recommend: RecommendNearLibrary;
  readonly channelAccess: Pick<ChannelAccess, 'missing'>;
  readonly clockGuard: Pick<ClockGuard, 'check'> | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Starts what watches and subscriptions do by themselves: matching changed papers, telling what was found, sending what is due.
 * `onMessages` is called when there are new messages in the outbox.
 */
export function startWatches(options: WatchJobOptions, onMessages: () => void): Ticker {
  const { corpus, processes, watchMatcher, recommend, channelAccess, clockGuard, clock, log } = options;
  const { stores, unitOfWork } = corpus;
  const context = {
    stores,
    unitOfWork,
    matcher: watchMatcher,
    shares: () => processes.shares(),
    recommend,
    log,
  };
  return startTicker({
    async work(signal) {
      const now = clock.now();
      if (clockGuard && !(await clockGuard.check(now))) return;
      await resumeWatches({ watches: stores.watches, unitOfWork, channelAccess, log });
      // There is one cursor.
      if (processes.isLeader()) await followPapers(now, context, signal);
      const found = await tellFinds(now, context, signal);
      const sent = await sendSubscriptions(now, context, signal);
      if (found + sent > 0) onMessages();
    },
    nextDueAt: async () =>
      earliest(
        await stores.watchFinds.nextDueAt(),
        await stores.subscriptions.nextDueAt(processes.shares().users),
      ),
    clock,
    log,
  });
}
