import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { startReactingBot } from '../discord/reacting-bot.ts';
import { openTestDatabase } from '../support/database.ts';
import { openEmulator } from '../support/emulator.ts';
import { printCounts } from '../support/fault-counts.ts';
import { createReactedPosts } from '../support/reacted-posts.ts';

/** More than Discord returns at once. */
const POSTS = 130;
const CHANGES = 500;
const MAX_MS = 5 * 60_000;

it.each(['restart', 'lost session'] as const)(
  'saves equal Discord’s state within 5 minutes of a %s after 500 missed reactions, without a rate limit',
  async how => {
    const emulator = await openEmulator({ rateLimits: 'discord' });
    const database = await openTestDatabase();
    const { stores } = database;
    const paperIds: number[] = [];
    for (let at = 0; at < 300; at += 1) {
      paperIds.push((await stores.papers.insert(emptyPaper(`Paper ${at}`))).id);
    }
    const reacted = await createReactedPosts(emulator, stores, {
      postCount: POSTS,
      memberCount: 40,
      paperIds,
    });
    reacted.change(CHANGES);
    const bot = await startReactingBot(emulator, database);
    await expect.poll(() => bot.comparisons(), { timeout: MAX_MS }).toBe(1);
    expect(await reacted.saves(stores)).toEqual(reacted.expectedSaves());

    const before = reacted.expectedSaves();
    if (how === 'restart') {
      await bot.stop();
      reacted.change(CHANGES);
      await startReactingBot(emulator, database);
    } else {
      emulator.gateway.forgetSessions();
      await emulator.network.disconnect();
      reacted.change(CHANGES);
      await emulator.network.reconnect();
    }
    const startedAt = performance.now();
    expect(reacted.expectedSaves()).not.toEqual(before);
    await expect
      .poll(() => reacted.saves(stores), { timeout: MAX_MS, interval: 500 })
      .toEqual(reacted.expectedSaves());
    const caughtUpMs = performance.now() - startedAt;
    expect(caughtUpMs).toBeLessThan(MAX_MS);
    printCounts(15, {
      [`after a ${how}, changes missed`]: CHANGES,
      'seconds until equal': Math.ceil(caughtUpMs / 1_000),
      requests: emulator.faults.find({}).length,
    });
    expect(emulator.faults.find({}).filter(({ status }) => status === 429)).toEqual([]);
  },
  2 * MAX_MS,
);
