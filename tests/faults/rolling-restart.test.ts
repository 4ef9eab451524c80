import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { openCluster } from '../support/bot-cluster.ts';
import { createClusterReactions } from '../support/cluster-reactions.ts';
import { printCounts, repetitions } from '../support/fault-counts.ts';
import { hasPostgres, POSTGRES_SKIP } from '../support/postgres.ts';
import { expectPostedOnce } from '../support/posted-once.ts';

it.skipIf(!hasPostgres)(
  `a rolling restart of all processes under traffic loses and doubles neither posts nor reactions${POSTGRES_SKIP}`,
  { timeout: 15 * MINUTE_MS },
  async () => {
    const cluster = await openCluster({
      shardIds: inject('isFullRun') ? ['0', '1', '2,3'] : ['0,1', '2,3'],
      serversPerShard: repetitions(1, 3),
      channelsPerServer: repetitions(3, 200),
      rateLimits: inject('isFullRun') ? 'discord' : {},
    });
    const { channelIds, processes, emulator } = cluster;
    const reactions = await createClusterReactions(cluster, { postsPerServer: 3, userCount: 20 });
    await cluster.schedule(channelIds, Date.now());
    const stopping = new AbortController();
    const changes = reactions.change(repetitions(20, 50), 10 * MINUTE_MS, stopping.signal);
    for (const process of processes) {
      await sleep(repetitions(0, 5) * SECOND_MS);
      await process.stop('SIGTERM');
      await process.start();
    }
    stopping.abort();
    const counts = await expectPostedOnce(cluster, { reactions });
    printCounts(27, { restarts: processes.length, ...counts, 'reactions changed': await changes });
    expect(cluster.rateLimited()).toEqual([]);
    expect(emulator.faults.find({ where: ({ status }) => (status ?? 0) >= 500 })).toEqual([]);
  },
);
