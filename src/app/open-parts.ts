import { openChartRenderer } from '../charts/chart-renderer.ts';
import type { Clock } from '../core/time/clock.ts';
import { createUserCooldowns } from '../core/message/user-cooldowns.ts';
import { isWholeShare } from '../core/message/snowflake-share.ts';
import { TokenRefusedError } from '../discord/token-refused.ts';
import { createScheduler } from '../jobs/scheduler.ts';
import { processClock } from '../process/clock.ts';
import type { HttpConfig } from '../process/config.ts';
import { createWatchIndex } from '../search/watches/watch-index.ts';
import { createBackground } from './background.ts';
import type { Cleanups } from './cleanups.ts';
import { openCorpus, type CorpusOptions } from './open-corpus.ts';
import { openDelivery } from './open-delivery.ts';
import { openDiscord, type DiscordBot, type DiscordOptions } from './open-discord.ts';
import { openLibraryImports } from './open-library-imports.ts';
import { openProcesses } from './open-processes.ts';
import { openSources, type OpenSourcesOptions } from './open-sources.ts';
import { startMaintenance } from './start-maintenance.ts';
import { startMonitoring } from './start-monitoring.ts';

export interface PartsOptions extends CorpusOptions, DiscordOptions, OpenSourcesOptions {
  /** The program of the process that checks and backs up the database once a day; `undefined` does neither. */
  readonly maintenanceWorkerFile?: string | undefined;
  /** The program of the thread that draws charts; `undefined` draws none. */
  readonly chartWorkerFile?: string | undefined;
  /** Where health and metrics are served; `undefined` serves none. */
  readonly http?: HttpConfig | undefined;
  readonly clock: Clock;
}

/** What the bot is made of: open, but neither connected to Discord nor doing anything by itself. */
export type Parts = Awaited<ReturnType<typeof openParts>>;

/**
 * Opens the corpus, the sources, the outbox and the client of Discord.
 * @throws AlreadyServedError
 * @throws StoreError
 */
export async function openParts(given: PartsOptions, cleanups: Cleanups) {
  const { log, onFatal } = given;
  const corpus = await openCorpus(given, cleanups);
  const { stores, unitOfWork, index, clock } = corpus;
  const options = { ...given, clock };
  const background = createBackground();
  const sources = openSources(options, corpus, cleanups);
  const maintenance = startMaintenance(options, cleanups);
  const charts = openChartRenderer({ workerFile: options.chartWorkerFile, wireClock: processClock });
  cleanups.add(() => charts.close());
  const cooldowns = createUserCooldowns();
  let bot: DiscordBot | undefined;
  const processes = await openProcesses(
    { ...options, corpus, cooldowns, shards: () => bot?.shards(), onLeader: () => background.jobs?.wake() },
    cleanups,
  );
  const { hasRateLimitProxy = false } = options.discord;
  const discord = openDiscord(
    {
      ...options,
      requestsPerSecond: () => (hasRateLimitProxy ? Number.POSITIVE_INFINITY : processes.requestsPerSecond()),
      onResponse: (kind, status) => background.counters?.responded(kind, status),
      onDropped: why => background.counters?.dropped(why),
    },
    cleanups,
  );
  bot = discord;
  background.counters = await startMonitoring(
    options,
    { corpus, discord, maintenance, jobs: () => background.jobs },
    cleanups,
  );
  const delivering = openDelivery({
    corpus,
    discord,
    processes,
    charts,
    // A clock that is moved on purpose is never wrong.
    isClockGuarded: given.clock === processClock,
    clock,
    log,
    onAttempted: (result, lateMs) => background.counters?.attempted(result, lateMs),
    onUnauthorized: error => onFatal(new TokenRefusedError({ cause: error })),
  });
  const imports = openLibraryImports({
    corpus,
    sources,
    owner: processes.id,
    hasOthers: () => !isWholeShare(processes.shares().users),
    clock,
    log,
    onDelivery: () => background.jobs?.wake(),
  });
  return {
    options,
    corpus,
    sources,
    charts,
    cooldowns,
    processes,
    discord,
    delivering,
    imports,
    scheduler: createScheduler({
      stores,
      unitOfWork,
      index,
      roleMentions: discord.roleMentions,
      shares: () => processes.shares(),
      log,
    }),
    watchMatcher: createWatchIndex({ papersWith: term => index.papersWith(term) }),
    background,
  };
}
