import { describe, expect, it, vi } from 'vitest';
import { openTestApp } from '../commands/test-app.ts';
import { openEmulator } from '../support/emulator.ts';
import { openBot } from './open-bot.ts';

const SAVE = '🔖';

/** A bot over one paper, in a channel in which nothing was written. */
async function openTrams() {
  const emulator = await openEmulator();
  const app = await openTestApp();
  await app.addPapers({ title: 'Trams on hills', arxivId: '2401.00001' });
  const bot = openBot(emulator, undefined, Promise.resolve(app));
  const client = await bot.serve();
  const { id: channelId } = emulator.world.seed.channels.papers;
  const newestOfBot = () =>
    vi.waitFor(() => {
      const history = emulator.world.messages.history(channelId, { limit: 100 });
      const post = history.find(({ author, audience }) => author.id === emulator.world.bot.id && !audience);
      if (!post) throw new Error('nothing posted yet');
      return post;
    });
  return { emulator, app, bot, client, newestOfBot };
}

describe('a reaction on a post whose response Discord has not sent yet', () => {
  it('is applied once the post is stored', async () => {
    const { emulator, app, bot, newestOfBot } = await openTrams();
    const card = await (
      await emulator.userActions.slash('Ada', '#papers', 'paper', { paper: '2401.00001' })
    ).message();
    emulator.faults.injectFault(
      { method: 'POST', path: /^\/webhooks\/\d+\/[^/]+$/ },
      { kind: 'slow', ms: 300 },
      { when: 'after' },
    );
    const posting = emulator.userActions.press('Ada', card.id, 'v1|post-card|1');
    const post = await newestOfBot();
    emulator.userActions.react('Ben', post.id, SAVE);
    await vi.waitFor(() => expect(bot.reactions).toHaveLength(1), { timeout: 5_000 });
    expect(await app.posted.get(post.id)).toBeDefined();
    await posting;
  });

  it('is applied once the answer to a mention is stored', async () => {
    const { emulator, app, bot, client, newestOfBot } = await openTrams();
    emulator.faults.injectFault(
      { method: 'POST', path: /^\/channels\/\d+\/messages$/ },
      { kind: 'slow', ms: 300 },
      { when: 'after' },
    );
    emulator.userActions.say('Ada', '#papers', `<@${client?.user.id}> 2401.00001`);
    const post = await newestOfBot();
    emulator.userActions.react('Ben', post.id, SAVE);
    await vi.waitFor(() => expect(bot.reactions).toHaveLength(1), { timeout: 5_000 });
    expect(await app.posted.get(post.id)).toBeDefined();
  });
});
