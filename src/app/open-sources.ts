import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { RemoteLookup } from '../core/paper/remote-lookup.ts';
import type { ArxivApiClient } from '../core/source/remote-sources.ts';
import type { ImportSources } from '../jobs/library-imports/ask-sources.ts';
import { createDedupedLog } from '../jobs/sync/deduped-log.ts';
import type { SourcesConfig } from '../process/config.ts';
import { userAgent } from '../sources/http/user-agent.ts';
import { openRemoteSources, type RemoteSourceClients } from '../sources/remote-sources.ts';
import { createRemoteLookup } from '../usecases/remote-lookup.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';

export interface OpenSourcesOptions {
  /** `undefined` sends no request to a remote source. */
  readonly sources?: SourcesOptions | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** How to reach the remote sources. */
interface SourcesOptions {
  readonly config: SourcesConfig;
  /** Paperboy's version, for the User-Agent. */
  readonly version: string;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
  /** The machine's clock, for timeouts and pauses. */
  readonly clock: Clock;
  /**
   * Whether Hugging Face is emulated on this machine, as for the playground: its lists are made up, a first run fetches
   * two weeks of them, each due slot waits for the lists of its day, and no request goes to arXiv.
   */
  readonly isEmulated?: boolean;
}

/** The clients of the remote sources. */
export interface SyncedSources {
  readonly clients: RemoteSourceClients;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
  /** Whether Hugging Face is emulated on this machine; see `SourcesOptions`. */
  readonly isEmulated: boolean;
}

/** Opens the clients of the remote sources, if there are any to fetch from. */
export function openSources(
  { sources, clock: { now }, log }: OpenSourcesOptions,
  { locks }: Pick<Corpus, 'locks'>,
  cleanups: Cleanups,
): SyncedSources | undefined {
  if (!sources) return undefined;
  const { config, version, random, clock, isEmulated = false } = sources;
  const clients = openRemoteSources({
    ...config,
    userAgent: userAgent(version, config.contact),
    clock,
    now,
    log: createDedupedLog(log, now),
    reserveArxivRequest: locks.reserveArxivRequest,
    random,
  });
  cleanups.add(() => clients.close());
  return { clients, random, isEmulated };
}

/** Has no paper, where no request may leave the machine. */
const NO_ARXIV: Pick<ArxivApiClient, 'byIds'> = {
  async *byIds() {
    // No paper.
  },
};

/** Returns the sources that imports ask for papers. */
export function importSources({
  clients: { huggingFace, arxivApi },
  isEmulated,
}: SyncedSources): ImportSources {
  return { huggingFace, arxiv: isEmulated ? NO_ARXIV : arxivApi };
}

/** Creates the lookup of papers that the corpus does not have. */
export function lookupOver(
  { clients: { huggingFace, arxivApi }, isEmulated }: SyncedSources,
  { stores, unitOfWork, syncIndexIfNear }: Corpus,
  { clock, log }: Pick<OpenSourcesOptions, 'clock' | 'log'>,
): RemoteLookup {
  return createRemoteLookup({
    huggingFace,
    arxiv: isEmulated ? NO_ARXIV : arxivApi,
    papers: stores.papers,
    unitOfWork,
    syncIndex: syncIndexIfNear,
    now: clock.now,
    log,
  });
}
