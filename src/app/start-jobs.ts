import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { Deliverer } from '../jobs/deliver.ts';
import type { Scheduler } from '../jobs/scheduler.ts';
import { createSourceSync } from '../jobs/sync/source-sync.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { classifySourceError } from '../sources/remote-source-error.ts';
import type { RemoteSourceClients } from '../sources/remote-sources.ts';
import { acquireArxivLock } from '../store/database/arxiv-lock.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';

export interface JobsOptions {
  readonly corpus: Corpus;
  readonly databaseFile: string;
  readonly scheduler: Scheduler;
  readonly deliverer: Deliverer;
  /** `undefined` fetches from no remote source. */
  readonly sources: SyncedSources | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** The clients of the remote sources, and jitter from 0 to below 1. */
export interface SyncedSources {
  readonly clients: RemoteSourceClients;
  readonly random: () => number;
}

/** Starts what runs by itself. Returns the ticker that syncs the index, decides due slots and delivers them. */
export function startJobs(options: JobsOptions, cleanups: Cleanups): Ticker {
  const { corpus, scheduler, deliverer, clock, log } = options;
  const { stores, index, syncIndex } = corpus;
  const ticker = startTicker({
    async work(signal) {
      // Posting goes on with the index as it is.
      try {
        const changed = await syncIndex();
        if (changed > 0) log.info('papers_changed', { changed, papers: index.size });
      } catch (error) {
        log.error('index_sync_failed', { error });
      }
      await scheduler.tick(clock.now());
      await deliverer.drain(signal);
    },
    nextDueAt: async () => earliest(await stores.schedules.nextDueAt(), await stores.deliveries.nextDueAt()),
    clock,
    log,
  });
  cleanups.add(() => ticker.stop());

  if (options.sources) {
    const sync = startSourceSync(options, options.sources, () => ticker.wake());
    cleanups.add(() => sync.stop());
  }
  return ticker;
}

function startSourceSync(
  { corpus, databaseFile, clock, log }: JobsOptions,
  { clients, random }: SyncedSources,
  onChanged: () => void,
): Ticker {
  const { stores, unitOfWork } = corpus;
  const sync = createSourceSync({
    stores,
    unitOfWork,
    sources: clients,
    classifySourceError,
    acquireArxivLock: () => acquireArxivLock(databaseFile),
    clock,
    log,
    random,
    onChanged,
  });
  return startTicker({ work: sync.tick, nextDueAt: sync.nextDueAt, clock, log });
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
