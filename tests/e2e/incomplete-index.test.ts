import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { runCli, startBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { textOf } from '../support/rendered-message.ts';
import { starterFolder } from '../support/temp-folder.ts';

const ABSTRACT = 'Lamps are counted along a street at night, with trams and without. '.repeat(4);

/** Adds papers to the starter corpus in a folder: much faster than an ingest, and without a snapshot of the index. */
function addLamps(folder: string, count: number): void {
  const database = new BetterSqlite3(join(folder, 'data/paperboy.sqlite'));
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

it('a start without a snapshot of a large index answers from what it has, says so, and gets the rest', async () => {
  const emulator = await openEmulator();
  const folder = starterFolder();
  addLamps(folder, 6_000);
  const bot = await startBot(emulator, folder);
  const ask = async (command: string, options: Record<string, string>) => {
    const outcome = await emulator.userActions.slash('Ada', '#papers', command, options);
    return textOf(await outcome.message());
  };

  const early = await ask('search', { query: 'lamps at night' });
  expect(early).toMatch(/Paperboy is still reading its papers: [\d,]+ of 6,394 so far/);
  expect(await ask('status', {})).toContain('searchable; the search index is being updated');
  expect(bot.stderr()).toContain('corpus_incomplete');
  expect(bot.stderr()).not.toContain('corpus_ready');
  await expect.poll(bot.stderr, { timeout: 30_000 }).toContain('corpus_ready');
  const late = await ask('search', { query: 'lamps at night' });
  expect(late).toContain('6,000 papers');
  expect(late).not.toContain('still reading');
  const { stdout } = await runCli(['status', '--json'], folder);
  expect(JSON.parse(stdout)).toMatchObject({ papers: 6_394, indexed: 6_394 });
  await bot.stop();
});
