import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

const EXPLICIT = { kind: 'explicit' } as const;
const bookmark = (messageId: string) => ({ kind: 'reaction', messageId, emoji: '🔖' }) as const;

async function libraryWithPapers() {
  const { stores } = await openTestDatabase();
  const first = await stores.papers.insert(emptyPaper('First'));
  const second = await stores.papers.insert(emptyPaper('Second'));
  return { stores, library: stores.library, first: first.id, second: second.id };
}

describe('a library', () => {
  it('keeps a paper until its last origin is gone', async () => {
    const { library, first } = await libraryWithPapers();
    await library.save('ben', [first], bookmark('1'), 10);
    await library.save('ben', [first], bookmark('2'), 20);
    await library.removeOrigin('ben', [first], bookmark('1'), 99);
    expect(await library.isSaved('ben', first)).toBe(true);
    await library.removeOrigin('ben', [first], bookmark('2'), 99);
    expect(await library.isSaved('ben', first)).toBe(false);
  });

  it('keeps an explicit save when a reaction is removed', async () => {
    const { library, first } = await libraryWithPapers();
    await library.save('ben', [first], EXPLICIT, 10);
    await library.save('ben', [first], bookmark('1'), 20);
    await library.removeOrigin('ben', [first], bookmark('1'), 99);
    expect(await library.isSaved('ben', first)).toBe(true);
  });

  it('deletes every origin when a paper is unsaved, for that user only', async () => {
    const { library, first } = await libraryWithPapers();
    await library.save('ben', [first], EXPLICIT, 10);
    await library.save('ben', [first], bookmark('1'), 20);
    await library.save('cleo', [first], EXPLICIT, 10);
    expect(await library.unsave('ben', first, 99)).toBe(true);
    expect(await library.unsave('ben', first, 99)).toBe(false);
    expect(await library.isSaved('ben', first)).toBe(false);
    expect(await library.isSaved('cleo', first)).toBe(true);
  });

  it('lists each paper once, newest first, with the time of its first origin', async () => {
    const { library, first, second } = await libraryWithPapers();
    await library.save('ben', [first], EXPLICIT, 10);
    await library.save('ben', [second], EXPLICIT, 20);
    await library.save('ben', [first], bookmark('1'), 30);
    await library.save('ben', [first], EXPLICIT, 99);
    expect(await library.list('ben', { offset: 0, limit: 10 })).toEqual([
      { paperId: second, savedAt: 20 },
      { paperId: first, savedAt: 10 },
    ]);
    expect(await library.list('ben', { offset: 1, limit: 1 })).toEqual([{ paperId: first, savedAt: 10 }]);
    expect(await library.count('ben')).toBe(2);
  });
});

describe('the origins of saves', () => {
  it('are listed with the messages of reactions, the first first', async () => {
    const { stores, library, first, second } = await libraryWithPapers();
    const message = { messageId: '1', channelId: '9', guildId: '8' };
    await stores.posted.remember({ ...message, kind: 'card', paperIds: [first], postedAt: 0 });
    await library.save('ben', [first], EXPLICIT, 30);
    await library.save('ben', [first], bookmark('1'), 20);
    await library.save('ben', [second], bookmark('unknown'), 10);
    await library.save('cleo', [first], EXPLICIT, 5);
    expect(await library.origins('ben', [first, second])).toEqual([
      { paperId: second, savedAt: 10, origin: bookmark('unknown') },
      { paperId: first, savedAt: 20, origin: bookmark('1'), post: { ...message, isDeleted: false } },
      { paperId: first, savedAt: 30, origin: EXPLICIT },
    ]);
    await stores.posted.markDeleted('1');
    expect((await library.origins('ben', [first]))[0]?.post).toEqual({ ...message, isDeleted: true });
  });
});

describe('the reactions known on a message', () => {
  it('are those of saves, and those whose papers were taken out of the library', async () => {
    const { stores, library, first, second } = await libraryWithPapers();
    await library.save('ben', [first, second], bookmark('1'), 10);
    await library.save('cleo', [first], bookmark('1'), 10);
    await library.save('cleo', [first], bookmark('2'), 10);
    await library.unsave('cleo', first, 99);
    const known = [
      { userId: 'ben', emoji: '🔖', isCleared: false },
      { userId: 'cleo', emoji: '🔖', isCleared: false },
    ];
    expect(await stores.reactionSaves.onMessage('1')).toEqual(known);
    await library.removeOrigin('cleo', [first], bookmark('1'), 99);
    expect(await stores.reactionSaves.onMessage('1')).toEqual(known.slice(0, 1));
    expect(await stores.reactionSaves.onMessage('2')).toHaveLength(1);
  });

  it('are cleared by emoji or by user, until the user reacts again', async () => {
    const { stores, library, first } = await libraryWithPapers();
    const number = { ...bookmark('1'), emoji: '1⃣' };
    for (const user of ['ben', 'cleo']) {
      await library.save(user, [first], bookmark('1'), 10);
      await library.save(user, [first], number, 10);
    }
    const cleared = async () =>
      (await stores.reactionSaves.onMessage('1'))
        .filter(({ isCleared }) => isCleared)
        .map(({ userId, emoji }) => `${userId} ${emoji}`);
    await stores.reactionSaves.markCleared('1', { emoji: '🔖', userIds: ['ben'] });
    expect(await cleared()).toEqual(['ben 🔖']);
    await stores.reactionSaves.markCleared('1', { emoji: '🔖' });
    expect(await cleared()).toEqual(['ben 🔖', 'cleo 🔖']);
    await stores.reactionSaves.markCleared('1');
    expect(await cleared()).toHaveLength(4);
    await library.save('ben', [first], bookmark('1'), 99);
    expect(await cleared()).not.toContain('ben 🔖');
    expect(await library.list('ben', { offset: 0, limit: 9 })).toEqual([{ paperId: first, savedAt: 10 }]);
  });

  it('without a save are forgotten with old messages', async () => {
    const { stores, library, first } = await libraryWithPapers();
    for (const [messageId, postedAt] of [
      ['1', 10],
      ['2', 20],
    ] as const) {
      await stores.posted.remember({
        messageId,
        channelId: '9',
        guildId: '8',
        kind: 'card',
        paperIds: [first],
        postedAt,
      });
      await library.save('ben', [first], bookmark(messageId), 10);
    }
    await library.unsave('ben', first, 99);
    await stores.reactionSaves.forgetUnsaved(20);
    expect(await stores.reactionSaves.onMessage('1')).toEqual([]);
    expect(await stores.reactionSaves.onMessage('2')).toHaveLength(1);
  });
});
