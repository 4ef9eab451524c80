import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createStores } from '../../src/store/stores.ts';
import { startBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { createReactedPosts } from '../support/reacted-posts.ts';
import { DEFAULT_DATABASE, starterFolder } from '../support/temp-folder.ts';

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

/** The bot's database, with posts that members react to, some older than the newest hundred messages of their channel. */
async function openPosts(emulator: Emulator) {
  const folder = starterFolder();
  const { db, close } = await openSqlite(join(folder, DEFAULT_DATABASE));
  const stores = createStores(db);
  const paperIds = Array.from({ length: 12 }, (_, at) => at + 1);
  const posts = await createReactedPosts(emulator, stores, { postCount: 4, memberCount: 6, paperIds });
  for (let at = 0; at < 110; at += 1) emulator.userActions.say('Ada', '#papers', `Message ${at}`);
  return { folder, posts, saves: () => posts.saves(stores), close };
}

it('reactions added, removed and swapped while the bot was down are caught up after its start', async () => {
  const emulator = await openEmulator();
  const { folder, posts, saves, close } = await openPosts(emulator);
  const bot = await startBot(emulator, folder);
  posts.change(20);
  await expect.poll(saves, PATIENT).toEqual(posts.expectedSaves());
  await bot.stop('SIGKILL');

  posts.change(20);
  const restarted = await startBot(emulator, folder);
  await expect.poll(saves, PATIENT).toEqual(posts.expectedSaves());
  await restarted.stop('SIGKILL');
  await close();
});
