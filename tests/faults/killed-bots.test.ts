import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { openCluster, type Cluster } from '../support/bot-cluster.ts';
import { printCounts, repetitions } from '../support/fault-counts.ts';
import { hasPostgres, POSTGRES_SKIP } from '../support/postgres.ts';
import { expectPostedOnce } from '../support/posted-once.ts';

/** What the schedules of a test may take at most: on two cores, which the emulator and the server share, ten a second. */
const MAX_MS = 60 * MINUTE_MS;

it.skipIf(!hasPostgres)(
  `posts each of many schedules of one minute once, while one process after another is killed${POSTGRES_SKIP}`,
  { timeout: MAX_MS + 5 * MINUTE_MS },
  async () => {
    const isFull = inject('isFullRun');
    const cluster = await openCluster({
      shardIds: isFull ? ['0', '1', '2,3'] : ['0,1', '2,3'],
      serversPerShard: repetitions(1, 10),
      channelsPerServer: repetitions(3, 300),
      rateLimits: isFull ? 'discord' : {},
    });
    const { channelIds, processes } = cluster;
    const dueAt = Date.now() + repetitions(0, 30) * SECOND_MS;
    await cluster.schedule(channelIds, dueAt);
    const startedAt = performance.now();
    const killing = new AbortController();
    const kills = killInTurn(cluster, repetitions(1, 20) * SECOND_MS, killing.signal);
    await cluster.untilAllPosted(MAX_MS);
    const seconds = Math.round((performance.now() - startedAt) / SECOND_MS);
    killing.abort();
    const killCount = await kills;
    const counts = await expectPostedOnce(cluster, { graceMs: repetitions(0, 40) * SECOND_MS });
    printCounts(23, { ...counts, processes: processes.length, kills: killCount, seconds });
    expect(cluster.rateLimited()).toEqual([]);
  },
);

/** Kills a process every so many ms, at least one, and starts it again. Resolves with the number of kills. */
async function killInTurn({ processes }: Cluster, everyMs: number, signal: AbortSignal): Promise<number> {
  let kills = 0;
  do {
    await sleep(everyMs);
    if (signal.aborted) break;
    const process = processes[kills % processes.length];
    if (!process) throw new Error('a cluster has processes');
    await process.stop('SIGKILL');
    kills += 1;
    await process.start();
  } while (!signal.aborted);
  return kills;
}
