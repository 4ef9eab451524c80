import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { runCli, startClockedBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { textOf } from '../support/rendered-message.ts';
import { DEFAULT_DATABASE, starterFolder } from '../support/temp-folder.ts';

const ABSTRACT = 'Lamps are counted along a street at night, with trams and without. '.repeat(4);

/** Adds papers to a database, much faster than an ingest. */
function addLamps(file: string, count: number): void {
  const database = new BetterSqlite3(file);
  database
    .prepare(
      `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
       INSERT INTO papers (rev, title_key, title, abstract, keywords, authors, categories)
       SELECT n + (SELECT value FROM counters WHERE name = 'rev'), 'lamp' || n, 'Lamp ' || n, ?, '[]', '[]', '[]'
       FROM numbers`,
    )
    .run(count, ABSTRACT);
  database.prepare(`UPDATE counters SET value = value + ? WHERE name = 'rev'`).run(count);
  database.close();
}

it('a start that has a large corpus to index answers from what it has, says so, and posts by queries once it has all', async () => {
  const emulator = await openEmulator();
  const { world } = emulator;
  const folder = starterFolder();
  const file = join(folder, DEFAULT_DATABASE);
  const ask = async (command: string, options: Record<string, string | number>) => {
    const outcome = await emulator.userActions.slash('Ada', '#papers', command, options);
    return textOf(await outcome.message());
  };
  const posts = () =>
    world.messages
      .history(world.seed.channels.papers.id, { limit: 10 })
      .filter(({ author }) => author.id === world.bot.id)
      .map(textOf);

  // A schedule that finds no paper is refused.
  addLamps(file, 1);
  const before = await startClockedBot(emulator, file, Date.parse('2026-11-20T08:00:00Z'));
  await ask('schedule create', { channel: '#papers', time: '09:00', query: 'lamps', count: 1 });
  await before.stop();
  addLamps(file, 5_999);
  const bot = await startClockedBot(emulator, file, Date.parse('2026-11-20T09:10:00Z'));

  const early = await ask('search', { query: 'lamps at night' });
  expect(early).toMatch(/Paperboy is still reading its papers: [\d,]+ of 6,394 so far/);
  expect(await ask('status', {})).toContain('searchable; the search index is being updated');
  await expect.poll(bot.stderr).toContain('slots_put_off');
  expect(bot.stderr()).not.toContain('corpus_ready');
  expect(posts()).toEqual([]);

  await expect.poll(bot.stderr, { timeout: 30_000 }).toContain('corpus_ready');
  const late = await ask('search', { query: 'lamps at night' });
  expect(late).toContain('6,000 papers');
  expect(late).not.toContain('still reading');
  // The clock stands still: the end of the sync makes the slot be decided.
  await expect.poll(posts).toEqual([expect.stringContaining('Lamp ')]);
  const { stdout } = await runCli(['status', '--json'], folder);
  expect(JSON.parse(stdout)).toMatchObject({ papers: 6_394, indexed: 6_394 });
  await bot.stop();
});
