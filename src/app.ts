import { Events } from 'discord.js';
import { actions, commands } from '../commands/index.ts';
import type { App } from './command.ts';
import type { Clock } from './core/clock.ts';
import type { SendError } from './core/delivery.ts';
import type { Log } from './core/log.ts';
import { createChannelAccess } from './discord/channel-access.ts';
import { createClient } from './discord/client.ts';
import { connect, listenToClosing, TokenRefusedError } from './discord/connect.ts';
import { createDispatch } from './discord/dispatch.ts';
import { listenToReactions } from './discord/reactions.ts';
import { registerCommands } from './discord/register.ts';
import { createSender } from './discord/sender.ts';
import { openDeliverer } from './jobs/deliver.ts';
import { followStore } from './jobs/follow-index.ts';
import { ingest } from './jobs/ingest.ts';
import { openPoster } from './jobs/poster.ts';
import { applyReaction } from './jobs/react.ts';
import { openScheduler } from './jobs/scheduler.ts';
import { startTicker, type Ticker } from './jobs/ticker.ts';
import { followZones } from './jobs/zone-version.ts';
import { openPaperIndex } from './search/paper-index.ts';
import { readPapers } from './sources/read-file.ts';
import { openDatabase } from './store/open.ts';
import { takeServingLock } from './store/serving-lock.ts';
import { openStores, openUnitOfWork } from './store/stores.ts';

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
  /** Finishes what is under way and closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts the bot and resolves when it answers commands. Everything that was begun is stopped in reverse order, also
 * when the start fails half-way. Throws `AlreadyServedError`, `StoreError`, `TokenRefusedError`.
 */
export async function startPaperboy(options: PaperboyOptions): Promise<Paperboy> {
  const { clock, log, databaseFile } = options;
  const stops: (() => void | Promise<void>)[] = [];
  const stop = async () => {
    for (let undo = stops.pop(); undo; undo = stops.pop()) await undo();
  };

  try {
    const lock = takeServingLock(databaseFile, clock.now());
    stops.push(() => lock.release());
    const database = await openDatabase(databaseFile);
    stops.push(() => database.close());
    const stores = openStores(database.db);
    const unitOfWork = openUnitOfWork(database.db);

    if ((await stores.papers.count()) === 0) {
      const report = await ingest(readPapers(options.starterFile, {}), { unitOfWork, now: clock.now });
      log.info('empty database filled from the starter corpus', { ...report });
    }
    const moved = await followZones(options.zoneVersion, unitOfWork);
    if (moved > 0) log.info('time zones changed, slots moved', { slots: moved });
    const index = openPaperIndex();
    await followStore(stores.papers, index);
    log.info('corpus ready', { papers: index.size, database: databaseFile });

    const client = createClient(options.discord.apiUrl);
    stops.push(() => client.destroy());
    const scheduler = openScheduler({ stores, unitOfWork, index, log });
    const deliverer = openDeliverer({ stores, unitOfWork, sender: createSender(client.rest), clock, log });
    let ticker: Ticker | undefined;
    const poster = openPoster({ scheduler, deliverer, clock, wake: () => ticker?.wake() });
    const channelAccess = createChannelAccess(client);
    const app: App = { ...stores, unitOfWork, index, clock, poster, channelAccess };

    const dispatch = createDispatch({ commands, actions, app, log });
    client.on(Events.InteractionCreate, interaction => void dispatch(interaction));
    listenToReactions(client, { now: clock.now, log, apply: change => applyReaction(change, stores) });

    listenToClosing(client, options.onFatal);
    const ready = await connect(client, options.discord.token, { clock, log, signal: options.signal });
    if (!ready) throw new Error('the start was given up');
    await registerCommands(ready.rest, ready.application.id, commands, options.discord.devGuildId);

    await stores.deliveries.releaseClaims();
    ticker = startTicker({
      async work() {
        await followStore(stores.papers, index);
        await scheduler.tick(clock.now());
        await deliverer.drain();
      },
      nextDueAt: async () =>
        earliest(await stores.schedules.nextDueAt(), await stores.deliveries.nextDueAt()),
      clock,
      log,
      onUnauthorized: (error: SendError) => options.onFatal(new TokenRefusedError({ cause: error })),
    });
    const running = ticker;
    stops.push(() => running.stop());
    log.info('ready', {
      user: ready.user.username,
      guilds: ready.guilds.cache.size,
      commands: commands.length,
    });
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function earliest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
