import { registered } from '../../commands/index.ts';
import type { App } from '../command.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import { offlineLookup, type RemoteLookup } from '../core/paper/remote-lookup.ts';
import { TokenRefusedError } from '../discord/token-refused.ts';
import { createDeliverer } from '../jobs/deliver.ts';
import { createManualRun } from '../jobs/manual-run.ts';
import { createScheduler } from '../jobs/scheduler.ts';
import { createDedupedLog } from '../jobs/sync/deduped-log.ts';
import type { Ticker } from '../jobs/ticker.ts';
import type { SourcesConfig } from '../process/config.ts';
import { userAgent } from '../sources/http/user-agent.ts';
import { openRemoteSources, type RemoteSourceClients } from '../sources/remote-sources.ts';
import { createRemoteLookup } from '../usecases/remote-lookup.ts';
import { createCleanups, type Cleanups } from './cleanups.ts';
import { openCorpus, type Corpus, type CorpusOptions } from './open-corpus.ts';
import { openDiscord, type DiscordOptions } from './open-discord.ts';
import { startJobs, type SyncedSources } from './start-jobs.ts';

export interface PaperboyOptions extends CorpusOptions, DiscordOptions {
  /** `undefined` sends no request to a remote source. */
  readonly sources?: SourcesOptions | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** How to reach the remote sources. */
export interface SourcesOptions {
  readonly config: SourcesConfig;
  /** Paperboy's version, for the User-Agent. */
  readonly version: string;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
}

/** A running bot. */
export interface Paperboy {
  /** Returns when the next slot of a schedule is due, ms since the epoch; `undefined` without schedules. */
  nextSlotAt(): Promise<number | undefined>;
  /** Does what is due by the clock, digests included; resolves when it is done. */
  catchUp(): Promise<void>;
  /** Finishes the work in progress and closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts the bot and resolves when it answers commands, or with `undefined` if the signal is aborted before. Everything
 * is stopped in reverse order, also when the start fails half-way.
 * @throws AlreadyServedError
 * @throws StoreError
 * @throws TokenRefusedError
 * @throws RegistrationError
 */
export async function startPaperboy(options: PaperboyOptions): Promise<Paperboy | undefined> {
  const { databaseFile, clock, log, onFatal } = options;
  const cleanups = createCleanups(log);
  try {
    const corpus = await openCorpus(options, cleanups);
    const { stores, unitOfWork, index } = corpus;
    const sources = openSources(options, cleanups);
    const discord = openDiscord(options, cleanups);
    const { sender, channelAccess } = discord;

    const scheduler = createScheduler({ stores, unitOfWork, index, log });
    const onUnauthorized = (error: Error) => onFatal(new TokenRefusedError({ cause: error }));
    const deliverer = createDeliverer({ stores, unitOfWork, sender, clock, log, onUnauthorized });
    let ticker: Ticker | undefined;
    const manualRun = createManualRun({ scheduler, deliverer, clock, wake: () => ticker?.wake() });
    const remoteLookup = sources ? lookupOver(sources.clients, corpus, options) : offlineLookup;

    const app: App = { ...stores, index, clock, manualRun, channelAccess, remoteLookup };
    const client = await discord.serve(app);
    if (!client) {
      await cleanups.run();
      return undefined;
    }
    const jobs = startJobs({ corpus, databaseFile, scheduler, deliverer, sources, clock, log }, cleanups);
    ticker = jobs;
    log.info('ready', {
      bot: client.user.username,
      guilds: client.guilds.cache.size,
      commands: registered.length,
    });
    return {
      nextSlotAt: () => stores.schedules.nextDueAt(),
      catchUp: () => jobs.runNow(),
      stop: () => cleanups.run(),
    };
  } catch (error) {
    await cleanups.run();
    throw error;
  }
}

/** Opens the clients of the remote sources, if there are any to fetch from. */
function openSources(
  { sources, clock, log }: PaperboyOptions,
  cleanups: Cleanups,
): SyncedSources | undefined {
  if (!sources) return undefined;
  const { config, version, random } = sources;
  const clients = openRemoteSources({
    ...config,
    userAgent: userAgent(version, config.contact),
    clock,
    log: createDedupedLog(log, clock.now),
    random,
  });
  cleanups.add(() => clients.close());
  return { clients, random };
}

function lookupOver(
  { huggingFace, arxivApi }: RemoteSourceClients,
  { stores, unitOfWork, syncIndex }: Corpus,
  { clock, log }: PaperboyOptions,
): RemoteLookup {
  return createRemoteLookup({
    huggingFace,
    arxiv: arxivApi,
    papers: stores.papers,
    unitOfWork,
    syncIndex,
    now: clock.now,
    log,
  });
}
