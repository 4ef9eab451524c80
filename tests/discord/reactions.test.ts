import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { listenToReactions } from '../../src/discord/reactions.ts';
import { createReactions } from '../../src/app/reactions.ts';
import { openTestDatabase } from '../support/database.ts';
import { openEmulator } from '../support/emulator.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { connectClient } from './connected-client.ts';

/** The bot's client, which applies reactions to a library, and two papers posted in #papers. */
async function openLibrary() {
  const emulator = await openEmulator();
  const { stores, unitOfWork } = await openTestDatabase();
  const paperIds: number[] = [];
  for (const title of ['Alpha', 'Beta']) {
    paperIds.push((await stores.papers.insert(emptyPaper(title))).id);
  }
  const { id: messageId, channel_id: channelId } = emulator.userActions.say('Ada', '#papers', 'the digest');
  await stores.posted.remember({
    messageId,
    channelId,
    guildId: emulator.world.seed.guild.id,
    kind: 'digest',
    paperIds,
    postedAt: 0,
  });
  const { events } = createReactions(
    { stores, unitOfWork },
    { clock: createManualClock(0), log: createSilentLog() },
  );
  const { signal } = new AbortController();
  let changes: Promise<unknown> = Promise.resolve();
  await connectClient(emulator, {
    prepare: client =>
      listenToReactions(client, {
        now: () => 0,
        onEvent: event => {
          changes = changes.then(() => events.apply(event, signal));
        },
        onOwnReaction: () => undefined,
      }),
  });
  const { userActions, world } = emulator;
  return {
    messageId,
    react: (emoji: string) => userActions.react('Ben', messageId, emoji),
    unreact: (emoji: string) => userActions.unreact('Ben', messageId, emoji),
    clear: (emoji?: string) => userActions.clearReactions('Reading Group Owner', messageId, emoji),
    deleteMessage: () => userActions.deleteMessage('Ada', messageId),
    async savedCount(): Promise<number> {
      await changes;
      await setImmediate();
      return stores.library.count(world.seed.users.ben.id);
    },
  };
}

describe('papers that were saved by reactions', () => {
  it('stay saved when a moderator clears all reactions, and later reactions work', async () => {
    const { react, unreact, clear, savedCount } = await openLibrary();
    react('1️⃣');
    await expect.poll(savedCount).toBe(1);
    clear();
    react('2️⃣');
    await expect.poll(savedCount).toBe(2);
    unreact('2️⃣');
    await expect.poll(savedCount).toBe(1);
    react('1️⃣');
    unreact('1️⃣');
    await expect.poll(savedCount).toBe(0);
  });

  it('stay saved when a moderator clears one emoji, and later reactions work', async () => {
    const { react, unreact, clear, savedCount } = await openLibrary();
    react('🔖');
    await expect.poll(savedCount).toBe(2);
    clear('🔖');
    react('1️⃣');
    unreact('1️⃣');
    react('🔖');
    await expect.poll(savedCount).toBe(2);
    unreact('🔖');
    await expect.poll(savedCount).toBe(0);
  });

  it('stay saved when the message is deleted', async () => {
    const { react, deleteMessage, savedCount } = await openLibrary();
    react('🔖');
    await expect.poll(savedCount).toBe(2);
    deleteMessage();
    expect(await savedCount()).toBe(2);
  });
});
