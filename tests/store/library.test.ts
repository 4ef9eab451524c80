import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

const EXPLICIT = { kind: 'explicit' } as const;
const bookmark = (messageId: string) => ({ kind: 'reaction', messageId, emoji: '🔖' }) as const;

async function libraryWithPapers() {
  const { stores } = await openTestDatabase();
  const first = await stores.papers.insert(emptyPaper('First'));
  const second = await stores.papers.insert(emptyPaper('Second'));
  return { library: stores.library, first: first.id, second: second.id };
}

describe('a library', () => {
  it('keeps a paper until its last origin is gone', async () => {
    const { library, first } = await libraryWithPapers();
    await library.save('ben', [first], bookmark('1'), 10);
    await library.save('ben', [first], bookmark('2'), 20);
    await library.removeOrigin('ben', [first], bookmark('1'));
    expect(await library.isSaved('ben', first)).toBe(true);
    await library.removeOrigin('ben', [first], bookmark('2'));
    expect(await library.isSaved('ben', first)).toBe(false);
  });

  it('keeps an explicit save when a reaction is removed', async () => {
    const { library, first } = await libraryWithPapers();
    await library.save('ben', [first], EXPLICIT, 10);
    await library.save('ben', [first], bookmark('1'), 20);
    await library.removeOrigin('ben', [first], bookmark('1'));
    expect(await library.isSaved('ben', first)).toBe(true);
  });

  it('deletes every origin when a paper is unsaved, for that user only', async () => {
    const { library, first } = await libraryWithPapers();
    await library.save('ben', [first], EXPLICIT, 10);
    await library.save('ben', [first], bookmark('1'), 20);
    await library.save('cleo', [first], EXPLICIT, 10);
    expect(await library.unsave('ben', first)).toBe(true);
    expect(await library.unsave('ben', first)).toBe(false);
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
