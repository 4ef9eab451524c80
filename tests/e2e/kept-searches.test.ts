import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { startClockedBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { starterDatabase } from '../support/temp-folder.ts';

it('a search kept for paging is deleted after a day, although no user searches again', async () => {
  const start = Date.parse('2026-11-20T12:00:00Z');
  let now = start;
  const emulator = await openEmulator({ now: () => now });
  const file = starterDatabase();
  const bot = await startClockedBot(emulator, file, start);
  const kept = () => {
    const database = new BetterSqlite3(file, { readonly: true });
    try {
      return database.prepare('SELECT count(*) FROM result_lists').pluck().get();
    } finally {
      database.close();
    }
  };

  const outcome = await emulator.userActions.slash('Ada', '#papers', 'search', { query: 'neural networks' });
  await outcome.message();
  await expect.poll(kept).toBe(1);
  now = start + 24 * 60 * 60_000 + 60_000;
  bot.setClock(now);
  await expect.poll(kept).toBe(0);
  await bot.stop();
});
