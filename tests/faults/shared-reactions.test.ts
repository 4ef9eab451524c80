import { expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { openCluster } from '../support/bot-cluster.ts';
import { createClusterReactions } from '../support/cluster-reactions.ts';
import { printCounts, repetitions } from '../support/fault-counts.ts';
import { hasPostgres, POSTGRES_SKIP } from '../support/postgres.ts';

const CHANGES_PER_SECOND = 500;

it.skipIf(!hasPostgres)(
  `stores 500 reactions a second exactly, over three processes${POSTGRES_SKIP}`,
  { timeout: 10 * MINUTE_MS },
  async () => {
    const cluster = await openCluster({
      shardIds: ['0', '1', '2,3'],
      serversPerShard: 2,
      channelsPerServer: 1,
    });
    const reactions = await createClusterReactions(cluster, { postsPerServer: 5, userCount: 200 });
    const seconds = repetitions(5, 60);
    const changes = await reactions.change(CHANGES_PER_SECOND, seconds * SECOND_MS);
    // The last group, of 50 ms, may be missing.
    expect(changes).toBeGreaterThan(CHANGES_PER_SECOND * (seconds - 0.2));
    const endedAt = performance.now();
    await reactions.untilEqual();
    printCounts(24, {
      processes: cluster.processes.length,
      'reactions changed': changes,
      'a second': CHANGES_PER_SECOND,
      'saves that differ': 0,
      'seconds until equal': Math.round((performance.now() - endedAt) / SECOND_MS),
    });
  },
);
