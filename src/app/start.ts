import { Events, type Client } from 'discord.js';
import { actions, commands, menuCommands, registered } from '../../commands/index.ts';
import type { App } from '../command.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { offlineLookup } from '../core/paper/remote-lookup.ts';
import { createChannelAccess } from '../discord/channel-access.ts';
import { createClient } from '../discord/client.ts';
import { connect, listenToClosing } from '../discord/connect.ts';
import { createDispatch, type Dispatch } from '../discord/dispatch.ts';
import { retryUntilReachable } from '../discord/retry-until-reachable.ts';
import { listenToReactions } from '../discord/reactions.ts';
import { registerCommands } from '../discord/register.ts';
import { createSender } from '../discord/sender.ts';
import { TokenRefusedError } from '../discord/token-refused.ts';
import { openDeliverer } from '../jobs/deliver.ts';
import { syncIndex } from '../jobs/index-sync.ts';
import { ingest } from '../usecases/ingest.ts';
import { openManualRun } from '../jobs/manual-run.ts';
import { applyReaction } from '../usecases/apply-reaction.ts';
import { rebuildTitleKeys } from '../jobs/rebuild-title-keys.ts';
import { openScheduler } from '../jobs/scheduler.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { rescheduleForTzdata } from '../jobs/tzdata.ts';
import { openFinder, openSources, startLiveIngest, type LiveOptions } from './open-sources.ts';
import { openPaperIndex } from '../search/paper-index.ts';
import { readPapers } from '../sources/file/read-file.ts';
import { openDatabase } from '../store/database/open.ts';
import { takeServingLock } from '../store/database/serving-lock.ts';
import { openStores, openUnitOfWork } from '../store/stores.ts';

export interface PaperboyOptions {
  readonly discord: {
    readonly token: string;
    readonly apiUrl: string | undefined;
    readonly devGuildId: string | undefined;
  };
  readonly databaseFile: string;
  /** JSON lines that fill an empty database. */
  readonly starterFile: string;
  readonly clock: Clock;
  /** Takes papers from the net by itself; `undefined` asks nobody. */
  readonly live?: LiveOptions | undefined;
  /** Version of the time-zone database in use, such as `2026a`. */
  readonly zoneVersion: string;
  readonly log: Log;
  /** Aborted when a start that has not succeeded yet should be given up. */
  readonly signal: AbortSignal;
  /** Told when the bot can no longer go on although it is running; the caller stops it. */
  readonly onFatal: (error: Error) => void;
}

/** A running bot. */
export interface Paperboy {
  /** When the next slot of a schedule is due, ms since the epoch; `undefined` without schedules. */
  nextSlotAt(): Promise<number | undefined>;
  /** Does what is due by the clock, digests included; resolves when it is done. */
  catchUp(): Promise<void>;
  /** Finishes what is under way and closes everything. */
  stop(): Promise<void>;
}

/** How long a stop waits for commands under way, ms; Discord would have given up on them by then. */
const LAST_ANSWERS_MS = 3 * SECOND_MS;

/**
 * Starts the bot and resolves when it answers commands, or with `undefined` when the signal was aborted before. What
 * was begun is stopped in reverse order, also when the start fails half-way. Throws `AlreadyServedError`,
 * `StoreError`, `TokenRefusedError`, `RegistrationError`.
 */
export async function startPaperboy(options: PaperboyOptions): Promise<Paperboy | undefined> {
  const { clock, log, databaseFile } = options;
  const stops: (() => unknown)[] = [];
  const stop = () => runAll(stops, log);

  try {
    // Since when, for people: the process began then, whatever the bot's clock says.
    const lock = takeServingLock(databaseFile, performance.timeOrigin);
    stops.push(() => lock.release());
    const database = await openDatabase(databaseFile);
    stops.push(() => database.close());
    const stores = openStores(database.db);
    const unitOfWork = openUnitOfWork(database.db);

    const renewed = await rebuildTitleKeys(stores, unitOfWork);
    if (renewed > 0) log.info('titles are compared by a new rule', { changed: renewed });
    await fillFromStarter(options, stores, unitOfWork);
    const moved = await rescheduleForTzdata(options.zoneVersion, unitOfWork);
    if (moved > 0) log.info('time zones changed, slots moved', { slots: moved });
    // Only now: once commands are answered, a claim may be one of this process.
    await stores.deliveries.releaseClaims();
    const index = openPaperIndex();
    await syncIndex(stores.papers, index);
    log.info('corpus ready', { papers: index.size, database: databaseFile });

    const sources = options.live && openSources(options.live, options);
    stops.push(() => sources?.close());

    const client = createClient(options.discord.apiUrl);
    stops.push(() => {
      // Closing the connection ourselves is no loss to tell the operator of.
      client.removeAllListeners(Events.ShardReconnecting);
      return client.destroy();
    });
    const channelAccess = createChannelAccess(client);
    const scheduler = openScheduler({ stores, unitOfWork, index, log });
    const deliverer = openDeliverer({
      stores,
      unitOfWork,
      sender: createSender(client.rest, channelAccess),
      clock,
      log,
      onUnauthorized: error => options.onFatal(new TokenRefusedError({ cause: error })),
    });
    let ticker: Ticker | undefined;
    const poster = openManualRun({ scheduler, deliverer, clock, wake: () => ticker?.wake() });
    const finder = sources
      ? openFinder({ sources, papers: stores.papers, unitOfWork, index, clock, log })
      : offlineLookup;
    const app: App = { ...stores, index, clock, manualRun: poster, channelAccess, remoteLookup: finder };

    const answered = answerInteractions(
      client,
      createDispatch({ commands, menuCommands, actions, app, log }),
    );
    stops.push(() => Promise.race([answered(), clock.wait(LAST_ANSWERS_MS)]));
    listenToReactions(client, { now: clock.now, log, apply: change => applyReaction(change, stores) });
    listenToClosing(client, options.onFatal);

    const reaching = { clock, log, signal: options.signal };
    const ready = await connect(client, options.discord.token, reaching);
    if (ready) {
      await registerCommands(
        ready.rest,
        ready.application.id,
        registered,
        options.discord.devGuildId,
        request => retryUntilReachable(request, reaching),
      );
    }
    if (!ready || options.signal.aborted) {
      await stop();
      return undefined;
    }

    ticker = startTicker({
      async work(signal) {
        const changed = await syncIndex(stores.papers, index);
        if (changed > 0)
          log.info('papers changed, index brought up to date', { changed, papers: index.size });
        await scheduler.tick(clock.now());
        await deliverer.drain(signal);
      },
      nextDueAt: async () =>
        earliest(await stores.schedules.nextDueAt(), await stores.deliveries.nextDueAt()),
      clock,
      log,
    });
    const running = ticker;
    stops.push(() => running.stop());
    if (options.live && sources) {
      const { random } = options.live;
      const onChanged = () => running.wake();
      const live = startLiveIngest({
        sources,
        random,
        stores,
        unitOfWork,
        databaseFile,
        clock,
        log,
        onChanged,
      });
      stops.push(() => live.stop());
    }
    log.info('ready', {
      bot: ready.user.username,
      guilds: ready.guilds.cache.size,
      commands: registered.length,
    });
    return { nextSlotAt: () => stores.schedules.nextDueAt(), catchUp: () => running.look(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Hands interactions to the dispatcher. What it answers waits until those under way are answered. */
function answerInteractions(client: Client, dispatch: Dispatch): () => Promise<unknown> {
  const underWay = new Set<Promise<void>>();
  client.on(Events.InteractionCreate, interaction => {
    const answering = dispatch(interaction).finally(() => underWay.delete(answering));
    underWay.add(answering);
  });
  return () => Promise.allSettled(underWay);
}

/** Fills an empty database, or goes on where a filling was broken off. */
async function fillFromStarter(
  { starterFile, clock, log }: PaperboyOptions,
  { papers, metadata: facts }: Stores,
  unitOfWork: UnitOfWork,
): Promise<void> {
  const isBegun = (await facts.get('starter')) === 'begun';
  if (!isBegun && (await papers.count()) > 0) return;
  await facts.set('starter', 'begun');
  const report = await ingest(readPapers(starterFile), { unitOfWork, now: clock.now });
  await facts.set('starter', 'done');
  log.info('empty database filled from the starter corpus', { ...report });
}

/** Undoes what was begun, the last first; one that fails is logged and does not keep the others from it. */
async function runAll(stops: (() => unknown)[], log: Log): Promise<void> {
  for (let undo = stops.pop(); undo; undo = stops.pop()) {
    try {
      await undo();
    } catch (error) {
      log.error('not stopped cleanly', { error });
    }
  }
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
