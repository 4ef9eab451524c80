import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import { openEmulator } from '../support/emulator.ts';
import { createReactedPosts } from '../support/reacted-posts.ts';
import { startReactingBot } from './reacting-bot.ts';

/** Members, three posts of three papers each, and the bot that was compared with them once. */
async function openPosts() {
  const emulator = await openEmulator();
  const database = await openTestDatabase();
  const { stores } = database;
  const paperIds: number[] = [];
  for (let at = 0; at < 9; at += 1) paperIds.push((await stores.papers.insert(emptyPaper(`Paper ${at}`))).id);
  const reacted = await createReactedPosts(emulator, stores, { postCount: 3, memberCount: 5, paperIds });
  const start = () => startReactingBot(emulator, database);
  const bot = await start();
  await expect.poll(() => bot.comparisons()).toBe(1);
  reacted.change(20);
  await expect.poll(() => reacted.saves(stores)).toEqual(reacted.expectedSaves());
  const [first] = reacted.posts;
  return { emulator, stores, reacted, bot, start, firstId: first?.id ?? '' };
}

describe('reactions that the bot received no events of', () => {
  it('save and unsave after a restart', async () => {
    const { reacted, bot, start, stores } = await openPosts();
    await bot.stop();
    reacted.change(15);
    await start();
    await expect.poll(() => reacted.saves(stores), { timeout: 10_000 }).toEqual(reacted.expectedSaves());
  });

  it('save and unsave after a session that could not be resumed', async () => {
    const { emulator, reacted, bot, stores } = await openPosts();
    emulator.gateway.invalidateSessions({ resumable: false });
    reacted.change(15);
    await expect.poll(() => reacted.saves(stores), { timeout: 20_000 }).toEqual(reacted.expectedSaves());
    expect(bot.comparisons()).toBeGreaterThan(1);
  });

  it('cause no comparison when the session was resumed', async () => {
    const { emulator, reacted, bot, stores } = await openPosts();
    emulator.gateway.dropConnections();
    reacted.change(15);
    await expect.poll(() => reacted.saves(stores), { timeout: 20_000 }).toEqual(reacted.expectedSaves());
    expect(bot.comparisons()).toBe(1);
  });

  it('unsave nothing if a moderator cleared them, the bot’s own among them', async () => {
    const { emulator, reacted, bot, start, stores, firstId } = await openPosts();
    const { world, userActions } = emulator;
    const message = () => world.messages.get(world.seed.channels.papers.id, firstId);
    world.reactions.add(message(), { id: null, name: '🔖' }, world.bot);
    await expect
      .poll(async () =>
        (await stores.posted.recent({ since: 0, limit: 9 })).filter(each => each.hasOwnReaction),
      )
      .toHaveLength(1);
    const saved = await reacted.saves(stores);
    await bot.stop();
    userActions.clearReactions('Reading Group Owner', firstId);
    const restarted = await start();
    await expect.poll(() => restarted.comparisons()).toBe(1);
    expect(await reacted.saves(stores)).toEqual(saved);
  });

  it('unsave nothing on a message that a moderator cleared before, while the bot was there', async () => {
    const { emulator, reacted, bot, start, stores, firstId } = await openPosts();
    const saved = await reacted.saves(stores);
    emulator.userActions.clearReactions('Reading Group Owner', firstId);
    await expect
      .poll(async () => (await stores.reactionSaves.onMessage(firstId)).filter(({ isCleared }) => !isCleared))
      .toEqual([]);
    await bot.stop();
    const restarted = await start();
    await expect.poll(() => restarted.comparisons()).toBe(1);
    expect(await reacted.saves(stores)).toEqual(saved);
  });
});
