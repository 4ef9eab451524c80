import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { openCluster, type Cluster } from '../support/bot-cluster.ts';
import { createClusterReactions } from '../support/cluster-reactions.ts';
import { printCounts, repetitions } from '../support/fault-counts.ts';
import { hasPostgres, POSTGRES_SKIP } from '../support/postgres.ts';
import { expectPostedOnce } from '../support/posted-once.ts';
import { openTcpRelay, type TcpRelay } from '../support/tcp-relay.ts';

const SHARD_IDS = ['0', '1', '2,3'];

/** Reactions of all servers together. */
const CHANGES_PER_SECOND = 50;

/** Returns the channels of the servers that a process serves. */
function channelsOf({ servers }: Cluster, shardIds: string): readonly string[] {
  return servers
    .filter(({ shard }) => shardIds.split(',').includes(String(shard)))
    .flatMap(({ channelIds }) => channelIds);
}

const posted = (cluster: Cluster, channelIds: readonly string[]) =>
  cluster.postCounts(channelIds).filter(count => count > 0).length;

it.skipIf(!hasPostgres)(
  `all processes go on within 10 s of a restart of PostgreSQL, and lose and double nothing${POSTGRES_SKIP}`,
  { timeout: 15 * MINUTE_MS },
  async () => {
    const cluster = await openCluster({
      shardIds: SHARD_IDS,
      serversPerShard: 2,
      channelsPerServer: repetitions(40, 200),
    });
    const { channelIds, postgres } = cluster;
    const reactions = await createClusterReactions(cluster, { postsPerServer: 3, userCount: 50 });
    await cluster.schedule(channelIds, Date.now());
    const stopping = new AbortController();
    const changes = reactions.change(CHANGES_PER_SECOND, 10 * MINUTE_MS, stopping.signal);
    await expect.poll(() => posted(cluster, channelIds), { timeout: MINUTE_MS }).toBeGreaterThan(20);
    const stoppedAt = performance.now();
    await postgres.restart();
    const downMs = performance.now() - stoppedAt;
    const gapsMs = await Promise.all(
      SHARD_IDS.map(async ids => {
        const own = channelsOf(cluster, ids);
        const before = posted(cluster, own);
        const again = () => posted(cluster, own);
        await expect.poll(again, { timeout: 5 * MINUTE_MS, interval: 50 }).toBeGreaterThan(before);
        return performance.now() - stoppedAt - downMs;
      }),
    );
    await cluster.untilAllPosted(10 * MINUTE_MS);
    stopping.abort();
    const counts = await expectPostedOnce(cluster, { reactions });
    printCounts(25, {
      'seconds down': (downMs / SECOND_MS).toFixed(1),
      'seconds until each process posted again': gapsMs.map(ms => (ms / SECOND_MS).toFixed(1)).join(' '),
      ...counts,
      'reactions changed': await changes,
    });
    expect(Math.max(...gapsMs)).toBeLessThan(10 * SECOND_MS);
  },
);

it.skipIf(!hasPostgres)(
  `others take over from a process that is cut off from PostgreSQL for a minute, and nothing is posted twice${POSTGRES_SKIP}`,
  { timeout: 15 * MINUTE_MS },
  async () => {
    let relay: TcpRelay | undefined;
    const cluster = await openCluster({
      shardIds: SHARD_IDS,
      serversPerShard: 2,
      channelsPerServer: repetitions(20, 100),
      settings: async (at, { folder }) => {
        if (at !== 2) return {};
        relay = await openTcpRelay(join(folder, '.s.PGSQL.5432'));
        return { DATABASE_URL: `postgres://paperboy@127.0.0.1:${relay.port}/postgres` };
      },
    });
    const { channelIds } = cluster;
    const reactions = await createClusterReactions(cluster, { postsPerServer: 3, userCount: 50 });
    const cutOff = channelsOf(cluster, '2,3');
    await cluster.schedule(channelIds, Date.now());
    await expect.poll(() => posted(cluster, cutOff), { timeout: MINUTE_MS }).toBeGreaterThan(10);
    relay?.cut();
    const cutAt = performance.now();
    const postedBefore = posted(cluster, cutOff);
    const changes = await reactions.change(CHANGES_PER_SECOND / 5, 60 * SECOND_MS);
    const postedByOthers = posted(cluster, cutOff) - postedBefore;
    relay?.mend();
    await cluster.untilAllPosted(10 * MINUTE_MS);
    const doneAfterMs = performance.now() - cutAt;
    const graceMs = repetitions(5, 40) * SECOND_MS;
    const counts = await expectPostedOnce(cluster, { reactions, graceMs });
    printCounts(26, {
      ...counts,
      'of the process cut off': cutOff.length,
      'of these posted by others': postedByOthers,
      'seconds until all were posted': Math.round(doneAfterMs / SECOND_MS),
      'reactions changed': changes,
    });
    expect(postedByOthers).toBeGreaterThan(0);
  },
);
