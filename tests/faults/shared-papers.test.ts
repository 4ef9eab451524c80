import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { openArxivServer } from '../support/arxiv-server.ts';
import { openCluster } from '../support/bot-cluster.ts';
import { runCli } from '../support/cli-process.ts';
import { printCounts, repetitions } from '../support/fault-counts.ts';
import { hasPostgres, POSTGRES_SKIP } from '../support/postgres.ts';
import { textOf } from '../support/rendered-message.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** What arXiv asks for, between the end of one request and the next. */
const ARXIV_SPACING_MS = 3 * SECOND_MS;

/** How much sooner than they were sent two requests may arrive after each other on a busy machine. */
const JITTER_MS = 200;

it.skipIf(!hasPostgres)(
  `a paper that one process ingests is found by all within 15 s, and all together keep to arXiv's pace${POSTGRES_SKIP}`,
  { timeout: 10 * MINUTE_MS },
  async () => {
    const arxivIds = Array.from({ length: repetitions(3, 12) }, (_, at) => `2602.${10_000 + at}`);
    const arxiv = await openArxivServer(
      { now: () => performance.now() },
      arxivIds.map(id => ({ id })),
    );
    const { emulator, postgres, servers } = await openCluster({
      shardIds: ['0', '1', '2,3'],
      serversPerShard: 1,
      channelsPerServer: 1,
      settings: () => Promise.resolve({ ARXIV_API_URL: `${arxiv.address}/api/query` }),
    });
    const { world, userActions } = emulator;
    const ask = async (shard: number, command: string, options: Record<string, string>) => {
      const { id } = world.addUser({ username: `reader.${world.directory.users().length}` });
      const server = servers.find(each => each.shard === shard);
      world.addMember(server?.guildId ?? '', id);
      const outcome = await userActions.slash(id, server?.channelIds[0] ?? '', command, options);
      return textOf(await outcome.message());
    };

    const folder = tempFolder();
    const file = join(folder, 'records.jsonl');
    writeFileSync(file, JSON.stringify({ title: 'Zebrafish quokka synthesis', abstract: 'A made-up text.' }));
    const { code } = await runCli(['ingest', file], folder, { DATABASE_URL: postgres.url });
    expect(code).toBe(0);
    const ingestedAt = performance.now();
    const foundAfterMs = await Promise.all(
      [0, 1, 2].map(async shard => {
        const search = () => ask(shard, 'search', { query: 'quokka' });
        await expect.poll(search, { timeout: MINUTE_MS, interval: 500 }).toContain('Zebrafish');
        return performance.now() - ingestedAt;
      }),
    );

    // A member waits for eight seconds at most: time for three requests, one of each process.
    for (let at = 0; at < arxivIds.length; at += 3)
      await Promise.all([0, 1, 2].map(shard => ask(shard, 'paper', { paper: arxivIds[at + shard] ?? '' })));
    await expect
      .poll(() => arxiv.seen.length, { timeout: 2 * MINUTE_MS })
      .toBeGreaterThanOrEqual(repetitions(2, 8));
    const pauses = arxiv.seen.slice(1).map(({ at }, before) => at - (arxiv.seen[before]?.at ?? 0));
    printCounts(28, {
      'seconds until each process found it': foundAfterMs.map(ms => (ms / SECOND_MS).toFixed(1)).join(' '),
      'requests to arXiv': arxiv.seen.length,
      'shortest pause ms': Math.round(Math.min(...pauses)),
    });
    expect(Math.max(...foundAfterMs)).toBeLessThan(15 * SECOND_MS);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(ARXIV_SPACING_MS - JITTER_MS);
  },
);
