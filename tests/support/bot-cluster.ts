import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { SCHEDULE_DEFAULTS } from '../../src/core/schedule/schedule.ts';
import { SECOND_MS } from '../../src/core/time/duration.ts';
import type { Stores } from '../../src/core/stores.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { openPostgres } from '../../src/store/database/postgres/open-postgres.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { startBot, type Program } from './cli-process.ts';
import { openOwnPostgres, type OwnPostgres } from './postgres-server.ts';
import { tempFolder } from './temp-folder.ts';

/** Shards of the bot, of all processes together. */
const SHARD_COUNT = 4;

/** Schedules that a statement creates: each has some 30 parameters, of 65,535 at most. */
const BATCH = 500;

/** How often posts are looked for, and a full run prints how far it is, ms. */
const POLL_MS = 200;
/** Channels in which posts are looked for at a time: while it looked in thousands, the emulator would not answer. */
const LOOKED_AT = 200;
const PROGRESS_INTERVAL_MS = 30 * SECOND_MS;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;

/** A server of the emulated Discord, with its channels. */
export interface ClusterServer {
  readonly guildId: string;
  readonly shard: number;
  readonly channelIds: readonly string[];
}

/** One of the processes, as it runs now. */
export interface ClusterProcess {
  /** Value of SHARD_IDS. */
  readonly shardIds: string;
  /** Starts it and resolves when it is ready, or does so again after it has ended. */
  start(): Promise<void>;
  /** Ends it with a signal. */
  stop(signal: NodeJS.Signals): Promise<void>;
  readonly program: Program;
}

export interface ClusterOptions {
  /** SHARD_IDS of each process. */
  readonly shardIds: readonly string[];
  readonly serversPerShard: number;
  readonly channelsPerServer: number;
  readonly rateLimits?: EmulatorOptions['rateLimits'];
  /** Further settings of a process; `database` has its DATABASE_URL otherwise. */
  readonly settings?: (process: number, postgres: OwnPostgres) => Promise<Readonly<Record<string, string>>>;
}

/** Processes of the built bot over one PostgreSQL and one Discord. */
export interface Cluster {
  readonly emulator: Emulator;
  readonly postgres: OwnPostgres;
  readonly stores: Stores;
  readonly servers: readonly ClusterServer[];
  readonly processes: readonly ClusterProcess[];
  /** All channels of all servers. */
  readonly channelIds: readonly string[];
  /** Creates a schedule of one paper a day for each of these channels, all due at one instant. */
  schedule(channelIds: readonly string[], dueAt: number): Promise<void>;
  /** Returns the number of messages in each of these channels. */
  postCounts(channelIds: readonly string[]): number[];
  /** Resolves when each channel of all servers has a message; a full run prints how far it is. Fails after a time, ms. */
  untilAllPosted(timeoutMs: number): Promise<void>;
  /** Returns the requests that were answered with 429, as `12.3 s PUT /channels/1: {"global":true,…}`. */
  rateLimited(): readonly string[];
}

/** Opens servers, a database with papers, and starts each process in turn. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { rateLimits = 'discord', shardIds, settings } = options;
  const emulator = await startEmulator({
    now: () => Date.now(),
    rateLimits,
    sharding: { recommendedShards: () => SHARD_COUNT },
  });
  onTestFinished(() => emulator.stop());
  const rateLimited: string[] = [];
  const openedAt = performance.now();
  emulator.faults.onRequest(({ status, method, path, response }) => {
    if (status !== 429) return;
    const seconds = ((performance.now() - openedAt) / SECOND_MS).toFixed(1);
    rateLimited.push(`${seconds} s ${method} ${path}: ${JSON.stringify(response)}`);
  });
  const servers = await addServers(emulator, options);
  const guildOf = new Map(
    servers.flatMap(({ guildId, channelIds }) => channelIds.map(id => [id, guildId] as const)),
  );
  const idsOf = (channelId: string) => ({ guildId: guildOf.get(channelId) ?? '', channelId });
  const postgres = await openOwnPostgres();
  const database = await openPostgres(postgres.url);
  onTestFinished(() => database.close());
  const stores = createStores(database.db);
  const unitOfWork = createUnitOfWork(database.db);
  await unitOfWork(async ({ papers }) => {
    for (let at = 0; at < 100; at += 1)
      await papers.insert(emptyPaper(`Paper ${at} on the routes of bicycles`));
  });
  const processes: ClusterProcess[] = [];
  for (const [at, ids] of shardIds.entries()) {
    const added = { DATABASE_URL: postgres.url, ...(await settings?.(at, postgres)) };
    processes.push(createProcess(emulator, ids, added));
  }
  await Promise.all(processes.map(each => each.start()));
  const postCounts = (channelIds: readonly string[]) =>
    channelIds.map(id => emulator.world.messages.history(id, { limit: 100 }).length);
  return {
    emulator,
    postgres,
    stores,
    servers,
    processes,
    channelIds: [...guildOf.keys()],
    async schedule([firstId = '', ...otherIds], dueAt) {
      const date = new Date(dueAt).toISOString().slice(0, 10);
      const first = await stores.schedules.create(
        {
          ...SCHEDULE_DEFAULTS,
          ...idsOf(firstId),
          timezone: 'UTC',
          days: [...EVERY_DAY],
          what: 'archive',
          count: 1,
        },
        { by: '1', at: Date.now(), next: { date, dueAt } },
      );
      const { id: _, ...row } = await database.db
        .selectFrom('schedules')
        .selectAll()
        .where('id', '=', first.id)
        .executeTakeFirstOrThrow();
      // Thousands one by one would take longer than what is tested.
      for (let from = 0; from < otherIds.length; from += BATCH) {
        const rows = otherIds.slice(from, from + BATCH).map(channelId => {
          const ids = idsOf(channelId);
          return { ...row, guild_id: ids.guildId, channel_id: ids.channelId };
        });
        await database.db.insertInto('schedules').values(rows).execute();
      }
    },
    postCounts,
    untilAllPosted: timeoutMs => untilPosted([...guildOf.keys()], postCounts, timeoutMs),
    rateLimited: () => rateLimited,
  };
}

/** Resolves when each of these channels has a message. */
async function untilPosted(
  channelIds: readonly string[],
  postCounts: Cluster['postCounts'],
  timeoutMs: number,
): Promise<void> {
  const startedAt = performance.now();
  let printedAt = startedAt;
  let waiting = channelIds;
  const progress = () => {
    const posted = channelIds.length - postCounts(waiting).filter(count => count === 0).length;
    const seconds = Math.round((performance.now() - startedAt) / SECOND_MS);
    return `${posted} of ${channelIds.length} posted after ${seconds} s`;
  };
  for (;;) {
    const looked = waiting.slice(0, LOOKED_AT);
    const counts = postCounts(looked);
    const left = looked.filter((_, at) => counts[at] === 0);
    waiting = [...left, ...waiting.slice(LOOKED_AT)];
    if (waiting.length === 0) return;
    if (left.length === 0) continue;
    const now = performance.now();
    if (now - startedAt > timeoutMs) throw new Error(progress());
    if (inject('isFullRun') && now - printedAt >= PROGRESS_INTERVAL_MS) {
      process.stdout.write(`${progress()}\n`);
      printedAt = now;
    }
    await sleep(POLL_MS);
  }
}

function createProcess(
  emulator: Emulator,
  shardIds: string,
  env: Readonly<Record<string, string>>,
): ClusterProcess {
  const folder = tempFolder();
  const settings = {
    SHARD_COUNT: String(SHARD_COUNT),
    SHARD_IDS: shardIds,
    DATA_FOLDER: join(folder, 'data'),
  };
  let program: Program | undefined;
  const running = () => {
    if (!program) throw new Error('the process is not started');
    return program;
  };
  return {
    shardIds,
    get program() {
      return running();
    },
    async start() {
      program = await startBot(emulator, folder, { ...settings, ...env });
    },
    async stop(signal) {
      await running().stop(signal);
    },
  };
}

/** Adds servers until each shard has its number of them. */
async function addServers(
  { world }: Emulator,
  { serversPerShard, channelsPerServer }: ClusterOptions,
): Promise<ClusterServer[]> {
  const servers: ClusterServer[] = [];
  const countOf = (shard: number) => servers.filter(each => each.shard === shard).length;
  while (servers.length < SHARD_COUNT * serversPerShard) {
    // The shard follows from the millisecond of its id.
    await sleep(1);
    const { id: guildId } = world.addGuild({ name: 'Server', ownerId: world.seed.users.ada.id });
    const shard = Number((BigInt(guildId) >> 22n) % BigInt(SHARD_COUNT));
    if (countOf(shard) >= serversPerShard) {
      world.directory.removeGuild(guildId);
      continue;
    }
    const channelIds = Array.from(
      { length: channelsPerServer },
      (_, at) => world.addChannel(guildId, { name: `papers-${at}` }).id,
    );
    servers.push({ guildId, shard, channelIds });
  }
  return servers;
}
