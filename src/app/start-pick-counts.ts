import type { Clock } from '../core/time/clock.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';
import type { PickCounter } from '../core/search/paper-picks.ts';
import { startTicker } from '../jobs/ticker.ts';
import { createPickCounter } from '../usecases/pick-counter.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';

/** How often picks are stored and those of other processes are read, ms: a process that is killed loses so many. */
const SYNC_MS = MINUTE_MS;

export interface PickCountsOptions {
  readonly corpus: Pick<Corpus, 'stores' | 'index'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts counting which papers are picked, and ordering completions by that. What is counted at the end is stored. */
export function startPickCounts({ corpus, clock, log }: PickCountsOptions, cleanups: Cleanups): PickCounter {
  const { stores, index } = corpus;
  const counter = createPickCounter({ paperPicks: stores.paperPicks, index, now: clock.now });
  const ticker = startTicker({
    work: () => counter.sync(),
    nextDueAt: async () => ticker.lastRunAt() + SYNC_MS,
    clock,
    log,
  });
  cleanups.add(async () => {
    await ticker.stop();
    await counter.sync();
  });
  return counter;
}
