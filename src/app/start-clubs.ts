import type { ClubAccess, ClubDiscord } from '../core/club/club-discord.ts';
import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import type { ClockGuard } from '../jobs/clock-guard.ts';
import { advanceClubs } from '../jobs/clubs/club-jobs.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import type { Corpus } from './open-corpus.ts';
import type { Processes } from './open-processes.ts';

export interface ClubOptions {
  readonly corpus: Pick<Corpus, 'stores' | 'unitOfWork'>;
  readonly processes: Pick<Processes, 'shares'>;
  readonly clubDiscord: ClubDiscord;
  readonly clubAccess: ClubAccess;
  readonly clockGuard: Pick<ClockGuard, 'check'> | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts what reading clubs do by themselves. `onMessages` is called when there may be new messages in the outbox. */
export function startClubs(options: ClubOptions, onMessages: () => void): Ticker {
  const { corpus, processes, clubDiscord, clubAccess, clockGuard, clock, log } = options;
  const { stores, unitOfWork } = corpus;
  const shares = () => processes.shares();
  const context = { stores, unitOfWork, discord: clubDiscord, access: clubAccess, shares, log };
  return startTicker({
    async work(signal) {
      const now = clock.now();
      if (clockGuard && !(await clockGuard.check(now))) return;
      if (await advanceClubs(now, context, signal)) onMessages();
    },
    nextDueAt: () => stores.clubs.nextDueAt(),
    clock,
    log,
  });
}
