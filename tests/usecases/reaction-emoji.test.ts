import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { storeOwnReaction } from '../../src/usecases/apply-reaction.ts';
import { applyKeptReactions, applyOrKeepReaction } from '../../src/usecases/unmatched-reactions.ts';
import { openTestDatabase } from '../support/database.ts';

const GUILD = '1000000000000000001';

/** A server, and what happens in its channel. */
async function openServer() {
  const { stores, unitOfWork } = await openTestDatabase();
  const { id } = await stores.papers.insert(emptyPaper('A paper'));
  const { posted, library, deliveries } = stores;
  return {
    stores,
    post: (messageId: string) =>
      posted.remember({
        messageId,
        channelId: 'c',
        guildId: GUILD,
        kind: 'card',
        paperIds: [id],
        postedAt: 0,
      }),
    react: (messageId: string, userId: string, emoji: string) =>
      applyOrKeepReaction(
        { change: 'added', messageId, channelId: 'c', guildId: GUILD, userId, emoji, at: 1 },
        stores,
        unitOfWork,
      ),
    applyKept: () => applyKeptReactions(unitOfWork),
    saves: (userId: string) => library.count(userId),
    queuePost: (key: string) =>
      deliveries.add({
        key,
        origin: { kind: 'schedule', id: '1' },
        target: { kind: 'channel', id: 'c' },
        guildId: GUILD,
        body: {},
        nonce: key,
        paperIds: [id],
        format: 'card',
        listName: null,
        slotDueAt: 0,
        expiresAt: 9,
        createdAt: 0,
        postedSince: 0,
      }),
    hasOwnReaction: async (messageId: string) =>
      (await posted.recent({ since: 0, limit: 9 })).find(each => each.messageId === messageId)
        ?.hasOwnReaction,
  };
}

describe('a server that chooses another emoji', () => {
  it('keeps what reactions on earlier messages mean', async () => {
    const { stores, post, react, saves } = await openServer();
    await post('1');
    await stores.serverSettings.change(GUILD, { saveEmoji: '⭐' });
    await post('2');
    await react('1', 'old', '🔖');
    await react('1', 'none', '⭐');
    await react('2', 'new', '⭐');
    await react('2', 'none', '🔖');
    expect(await Promise.all(['old', 'new', 'none'].map(saves))).toEqual([1, 1, 0]);
  });

  it('posts what is queued with the emoji that its text names', async () => {
    const { stores, queuePost } = await openServer();
    const { reactionEmoji, id } = await queuePost('1:2026-11-20:0');
    await stores.serverSettings.change(GUILD, { saveEmoji: '⭐', voteEmoji: '🔥' });
    expect((await stores.deliveries.get(id))?.reactionEmoji).toEqual(reactionEmoji);
    expect(reactionEmoji).toEqual({ saveEmoji: '🔖', voteEmoji: '👍' });
    expect((await queuePost('1:2026-11-21:0')).reactionEmoji).toEqual({ saveEmoji: '⭐', voteEmoji: '🔥' });
  });

  it('has its reactions kept until a message is recorded', async () => {
    const { stores, queuePost, post, react, applyKept, saves } = await openServer();
    await stores.serverSettings.change(GUILD, { saveEmoji: '⭐' });
    await queuePost('1:2026-11-20:0');
    await react('1', 'ada', '⭐');
    await react('1', 'ben', '🎉');
    await post('1');
    await applyKept();
    expect(await Promise.all(['ada', 'ben'].map(saves))).toEqual([1, 0]);
  });

  it('has the reaction of the bot known by that emoji', async () => {
    const { stores, post, hasOwnReaction } = await openServer();
    await stores.serverSettings.change(GUILD, { saveEmoji: '❤️' });
    await post('1');
    await storeOwnReaction({ messageId: '1', emoji: '🔖', isThere: true }, stores);
    expect(await hasOwnReaction('1')).toBe(false);
    await storeOwnReaction({ messageId: '1', emoji: '❤', isThere: true }, stores);
    expect(await hasOwnReaction('1')).toBe(true);
  });
});
