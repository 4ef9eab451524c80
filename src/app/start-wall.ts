import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { createWallOfFame } from '../jobs/wall-of-fame.ts';
import type { Corpus } from './open-corpus.ts';
import type { Processes } from './open-processes.ts';

/** How often votes are looked at, ms: a paper is posted soon after the vote that it needed. */
const LOOK_EVERY_MS = 5 * SECOND_MS;

export interface WallJobOptions {
  readonly corpus: Pick<Corpus, 'stores' | 'unitOfWork'>;
  readonly processes: Pick<Processes, 'isLeader'>;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'mayBeServedElsewhere'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts putting papers on the walls of fame. `onMessages` is called when there are new messages in the outbox. */
export function startWall(
  { corpus, processes, channelAccess, clock, log }: WallJobOptions,
  onMessages: () => void,
): Ticker {
  const wall = createWallOfFame({ ...corpus, channelAccess, log });
  return startTicker({
    async work() {
      if (processes.isLeader() && (await wall.enterDue(clock.now())) > 0) onMessages();
    },
    nextDueAt: async () => clock.now() + LOOK_EVERY_MS,
    clock,
    log,
  });
}
