import { registered } from '../../commands/index.ts';
import { openChartRenderer } from '../charts/chart-renderer.ts';
import type { App } from '../command.ts';
import type { ActivityCounters } from '../core/activity-counters.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import { createUserCooldowns } from '../core/message/user-cooldowns.ts';
import { isWholeShare } from '../core/message/snowflake-share.ts';
import { offlineLookup } from '../core/paper/remote-lookup.ts';
import { TokenRefusedError } from '../discord/token-refused.ts';
import { createDiscussionOpener } from '../jobs/discussion-opener.ts';
import { createManualRun } from '../jobs/manual-run.ts';
import { createScheduler } from '../jobs/scheduler.ts';
import type { Ticker } from '../jobs/ticker.ts';
import { earliest } from '../core/time/earliest.ts';
import { processClock } from '../process/clock.ts';
import type { HttpConfig } from '../process/config.ts';
import { createWatchIndex } from '../search/watches/watch-index.ts';
import { createReferenceReader } from '../sources/references/read-references.ts';
import { batchResultLists } from '../store/batched-result-lists.ts';
import { leaveGuild, recordMembership } from '../usecases/guild-membership.ts';
import { recommendPapers } from '../usecases/recommend-papers.ts';
import { createCleanups } from './cleanups.ts';
import { openCorpus, type CorpusOptions } from './open-corpus.ts';
import { startDiscussions } from './discussions.ts';
import { openDelivery, type DeliveryOptions } from './open-delivery.ts';
import { openDiscord, type DiscordBot, type DiscordOptions } from './open-discord.ts';
import { openLibraryImports } from './open-library-imports.ts';
import { openProcesses } from './open-processes.ts';
import { lookupOver, openSources, type OpenSourcesOptions } from './open-sources.ts';
import { startDesk } from './start-desk.ts';
import { startCountEdits } from './start-count-edits.ts';
import { startPickCounts } from './start-pick-counts.ts';
import { startMaintenance } from './start-maintenance.ts';
import { startMonitoring } from './start-monitoring.ts';
import { createReactions } from './reactions.ts';
import { startJobs, type Jobs } from './start-jobs.ts';

export interface PaperboyOptions extends CorpusOptions, DiscordOptions, OpenSourcesOptions {
  /** The program of the process that checks and backs up the database once a day; `undefined` does neither. */
  readonly maintenanceWorkerFile?: string | undefined;
  /** The program of the thread that draws charts; `undefined` draws none. */
  readonly chartWorkerFile?: string | undefined;
  /** Where health and metrics are served; `undefined` serves none. */
  readonly http?: HttpConfig | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** A running bot. */
export interface Paperboy {
  /** Returns when the next schedule, subscription, digest of a watch or step of a club is due, ms since the epoch; `undefined` without any. */
  nextDueAt(): Promise<number | undefined>;
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
 */
export async function startPaperboy(given: PaperboyOptions): Promise<Paperboy | undefined> {
  const { log, onFatal } = given;
  const cleanups = createCleanups(log);
  try {
    const corpus = await openCorpus(given, cleanups);
    const { stores, unitOfWork, index, clock } = corpus;
    const options = { ...given, clock };
    const sources = openSources(options, corpus, cleanups);
    const maintenance = startMaintenance(options, cleanups);
    const charts = openChartRenderer({ workerFile: options.chartWorkerFile, wireClock: processClock });
    cleanups.add(() => charts.close());
    let counters: ActivityCounters | undefined;
    let jobs: Jobs | undefined;
    let bot: DiscordBot | undefined;
    const cooldowns = createUserCooldowns();
    const processes = await openProcesses(
      { ...options, corpus, cooldowns, shards: () => bot?.shards(), onLeader: () => jobs?.wake() },
      cleanups,
    );
    const { hasRateLimitProxy = false } = options.discord;
    const discord = openDiscord(
      {
        ...options,
        requestsPerSecond: () =>
          hasRateLimitProxy ? Number.POSITIVE_INFINITY : processes.requestsPerSecond(),
        onResponse: (kind, status) => counters?.responded(kind, status),
        onDropped: why => counters?.dropped(why),
      },
      cleanups,
    );
    bot = discord;
    const { channelAccess, roleMentions } = discord;
    counters = await startMonitoring(options, { corpus, discord, maintenance, jobs: () => jobs }, cleanups);

    const watchMatcher = createWatchIndex({ papersWith: term => index.papersWith(term) });
    const shares = () => processes.shares();
    const scheduler = createScheduler({ stores, unitOfWork, index, roleMentions, shares, log });
    const onUnauthorized = (error: Error) => onFatal(new TokenRefusedError({ cause: error }));
    const onAttempted: DeliveryOptions['onAttempted'] = (result, lateMs) =>
      counters?.attempted(result, lateMs);
    const delivering = openDelivery({
      corpus,
      discord,
      processes,
      charts,
      // A clock that is moved on purpose is never wrong.
      isClockGuarded: given.clock === processClock,
      clock,
      log,
      onAttempted,
      onUnauthorized,
    });
    const { deliverer } = delivering;
    let desk: Ticker | undefined;
    const wake = () => {
      jobs?.wake();
      desk?.wake();
    };
    const manualRun = createManualRun({ scheduler, deliverer, clock, wake });
    const discussionOpener = createDiscussionOpener({
      stores,
      unitOfWork,
      reader: discord.threadReader,
      deliverer,
      clock,
      log,
      wake: () => jobs?.wake(),
    });
    const remoteLookup = sources ? lookupOver(sources, corpus, options) : offlineLookup;

    const imports = openLibraryImports({
      corpus,
      sources,
      owner: processes.id,
      hasOthers: () => !isWholeShare(processes.shares().users),
      clock,
      log,
      onDelivery: () => jobs?.wake(),
    });

    const hasMadeUpLists = options.sources?.isEmulated ?? false;
    const app: App = {
      ...stores,
      unitOfWork,
      resultLists: batchResultLists(stores.resultLists, {
        unitOfWork,
        nextTurn: callback => void setImmediate(callback),
      }),
      index,
      clock,
      manualRun,
      channelAccess,
      clubAccess: discord.clubAccess,
      clubDiscord: discord.clubDiscord,
      discussionOpener,
      charts,
      roleMentions,
      remoteLookup,
      cooldowns,
      pickCounter: startPickCounts({ corpus, clock, log }, cleanups),
      attachments: discord.attachments,
      libraryImporter: imports.importer,
      referenceReader: createReferenceReader(),
      watchMatcher,
      shards: () => discord.shards(),
      hasMadeUpLists,
      readsMessageContent: options.discord.readsMessageContent ?? false,
    };
    const discussions = startDiscussions(corpus, options, cleanups);
    const reactions = createReactions(corpus, options);
    const recordMembers = () => recordMembership(discord.memberOf(), stores, { now: clock.now(), log });
    const client = await discord.serve(app, {
      reactions: reactions.events,
      threads: discussions.events,
      leftGuild: guildId => leaveGuild(guildId, stores, { now: clock.now(), log }),
      joinedGuild: guildId => stores.departedGuilds.forget([guildId]),
      sessionStarted: recordMembers,
    });
    if (!client) {
      await cleanups.run();
      return undefined;
    }
    await recordMembers();
    const running = startJobs(
      {
        corpus,
        scheduler,
        processes,
        watchMatcher,
        recommend: async (userId, recommendOptions) => {
          const result = await recommendPapers(userId, recommendOptions, app);
          return result.kind === 'recommended' ? result.recommendations : [];
        },
        ...delivering,
        channelAccess,
        clubAccess: discord.clubAccess,
        clubDiscord: discord.clubDiscord,
        sources,
        clock,
        log,
      },
      cleanups,
    );
    jobs = running;
    const editor = startCountEdits({ corpus, discord, deliverer, processes, clock, log }, cleanups);
    desk = startDesk({
      corpus,
      editor,
      channelAccess,
      processes,
      clockGuard: delivering.clockGuard,
      clock,
      log,
      onMessages: () => running.wake(),
    });
    cleanups.add(() => desk?.stop());
    imports.start(cleanups);
    const { reactionReader: reader } = discord;
    const canSend = () => discord.canRunInBackground();
    reactions.startReconciling({ reader, deliverer, canSend, botId: client.user.id }, cleanups);
    discussions.startSync(
      {
        reader: discord.threadReader,
        deliverer,
        channelAccess,
        canSend,
        shards: () => discord.shards(),
        botId: client.user.id,
      },
      cleanups,
    );
    log.info('ready', {
      bot: client.user.username,
      guilds: client.guilds.cache.size,
      commands: registered.length,
    });
    return {
      nextDueAt: async () =>
        earliest(
          await stores.schedules.nextDueAt(),
          await stores.clubs.nextDueAt(),
          await stores.subscriptions.nextDueAt(),
          await stores.watchFinds.nextDueAt(),
        ),
      async catchUp() {
        await running.catchUp();
        await desk?.runNow();
      },
      stop: () => cleanups.run(),
    };
  } catch (error) {
    await cleanups.run();
    throw error;
  }
}
