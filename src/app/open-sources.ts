import type { SourcesConfig } from '../process/config.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { RemoteLookup } from '../core/paper/remote-lookup.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { openRemoteLookup } from '../usecases/remote-lookup.ts';
import { openSourceSync } from '../jobs/sync/source-sync.ts';
import { createDedupedLog } from '../jobs/sync/deduped-log.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { userAgent } from '../sources/http/user-agent.ts';
import { faultOf } from '../sources/live-error.ts';
import { openLiveSources, type LiveSources } from '../sources/live.ts';
import { takeArxivLock } from '../store/database/arxiv-lock.ts';

/** What it takes to ask the sources on the net. */
export interface LiveOptions {
  readonly config: SourcesConfig;
  /** Paperboy's, for the User-Agent. */
  readonly version: string;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
}

interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the sources as configured; once in a process. A warning that stays the same is logged once a day. */
export function openSources(
  { config, version, random }: LiveOptions,
  { clock, log }: Surroundings,
): LiveSources {
  return openLiveSources({
    ...config,
    userAgent: userAgent(version, config.contact),
    clock,
    log: createDedupedLog(log, clock.now),
    random,
  });
}

/** Looks at the sources for papers that are not here. */
export function openFinder({
  sources,
  clock,
  ...using
}: Pick<Surroundings, 'clock' | 'log'> & {
  readonly sources: LiveSources;
  readonly papers: Stores['papers'];
  readonly unitOfWork: UnitOfWork;
  readonly index: PaperIndex;
}): RemoteLookup {
  const { huggingFace, arxivApi } = sources;
  return openRemoteLookup({ ...using, huggingFace, arxiv: arxivApi, now: clock.now });
}

/** Takes papers from the sources for as long as it is not stopped. */
export function startLiveIngest(
  using: Surroundings & {
    readonly sources: LiveSources;
    readonly random: () => number;
    readonly stores: Stores;
    readonly unitOfWork: UnitOfWork;
    readonly databaseFile: string;
    readonly onChanged: () => void;
  },
): Ticker {
  const { clock, log, databaseFile } = using;
  const live = openSourceSync({ ...using, faultOf, takeArxiv: () => takeArxivLock(databaseFile) });
  return startTicker({ work: live.tick, nextDueAt: live.nextDueAt, clock, log });
}
