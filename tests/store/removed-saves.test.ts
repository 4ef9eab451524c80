import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { REMOVED_SAVE_TTL_MS, type LibraryStore } from '../../src/core/library/library.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

const EXPLICIT = { kind: 'explicit' } as const;
const bookmark = (messageId: string) => ({ kind: 'reaction', messageId, emoji: '🔖' }) as const;
const page = { offset: 0, limit: 99 };

/** A library with one paper, saved explicitly and by a reaction, that is being read and has a note and tags. */
async function openRead() {
  const { database, stores } = await openTestDatabase();
  const { library } = stores;
  const { id } = await stores.papers.insert(emptyPaper('First'));
  await library.save('ben', [id], EXPLICIT, 10);
  await library.save('ben', [id], bookmark('1'), 20);
  await library.changeItem('ben', id, { status: 'reading', note: 'why', tags: ['a', 'b'] }, 30);
  return { database, stores, library, id };
}

describe('a paper that is taken out of a library', () => {
  it('is put back as it was', async () => {
    const { library, id } = await openRead();
    const before = [await library.entries('ben', page), await library.origins('ben', [id])];
    await library.unsave('ben', id, 40);
    expect(await library.entries('ben', page)).toEqual([]);
    expect(await library.tags('ben')).toEqual([]);
    expect(await library.restore('ben', [id], 50)).toEqual([id]);
    expect([await library.entries('ben', page), await library.origins('ben', [id])]).toEqual(before);
    expect(await library.restore('ben', [id], 60)).toEqual([]);
  });

  it('is put back as one that an import saved', async () => {
    const { library, id } = await openRead();
    const imported = { kind: 'explicit', isImported: true } as const;
    await library.save('cleo', [id], imported, 10);
    // A later press of a button saves nothing new.
    await library.save('cleo', [id], EXPLICIT, 20);
    await library.unsave('cleo', id, 40);
    await library.restore('cleo', [id], 50);
    expect(await library.origins('cleo', [id])).toEqual([{ paperId: id, savedAt: 10, origin: imported }]);
  });

  it('is put back without reactions that were taken away since', async () => {
    const { library, id } = await openRead();
    await library.unsave('ben', id, 40);
    await library.removeOrigin('ben', [id], bookmark('1'), 41);
    await library.restore('ben', [id], 50);
    expect((await library.origins('ben', [id])).map(({ origin }) => origin)).toEqual([EXPLICIT]);
  });

  it('is saved explicitly if all its reactions were taken away since', async () => {
    const { library, id } = await openRead();
    await library.removeOrigin('ben', [id], EXPLICIT, 39);
    await library.unsave('ben', id, 40);
    await library.removeOrigin('ben', [id], bookmark('1'), 41);
    await library.restore('ben', [id], 50);
    expect(await library.origins('ben', [id])).toEqual([{ paperId: id, savedAt: 20, origin: EXPLICIT }]);
  });

  it('can also be put back by its reaction, which is known again', async () => {
    const { stores, library, id } = await openRead();
    await library.unsave('ben', id, 40);
    await library.restore('ben', [id], 50);
    await library.removeOrigin('ben', [id], EXPLICIT, 60);
    expect(await library.isSaved('ben', id)).toBe(true);
    await library.removeOrigin('ben', [id], bookmark('1'), 70);
    expect(await library.isSaved('ben', id)).toBe(false);
    expect(await stores.reactionSaves.onMessage('1')).toEqual([]);
  });

  it('gets its status, note and tags back when it is saved again', async () => {
    const { library, id } = await openRead();
    const { savedAt: _, ...item } = (await library.item('ben', id)) ?? {};
    await library.removeOrigin('ben', [id], EXPLICIT, 40);
    await library.removeOrigin('ben', [id], bookmark('1'), 50);
    expect(await library.item('ben', id)).toBeUndefined();
    await library.save('ben', [id], bookmark('1'), 60);
    expect(await library.item('ben', id)).toEqual({ ...item, savedAt: 60 });
  });

  it.each([
    ['restore', (library: LibraryStore, id: number) => library.restore('ben', [id], 50)],
    ['save', (library: LibraryStore, id: number) => library.save('ben', [id], EXPLICIT, 50)],
  ])('can still be put back if a write of %s fails', async (_, putBack) => {
    const { database, library, id } = await openRead();
    const before = await library.entries('ben', page);
    await library.unsave('ben', id, 40);
    await sql`ALTER TABLE library_tags RENAME TO missing_tags`.execute(database.db);
    await expect(putBack(library, id)).rejects.toThrow('library_tags');
    await sql`ALTER TABLE missing_tags RENAME TO library_tags`.execute(database.db);
    expect(await library.isSaved('ben', id)).toBe(false);
    expect(await library.restore('ben', [id], 60)).toEqual([id]);
    expect(await library.entries('ben', page)).toEqual(before);
  });

  it('cannot be put back after a day', async () => {
    const { library, id } = await openRead();
    await library.unsave('ben', id, 40);
    expect(await library.oldestRemovedAt()).toBe(40);
    expect(await library.restore('ben', [id], 40 + REMOVED_SAVE_TTL_MS)).toEqual([]);
    await library.save('ben', [id], EXPLICIT, 41 + REMOVED_SAVE_TTL_MS);
    expect(await library.item('ben', id)).toMatchObject({ status: 'to_read', note: null, tags: [] });
  });

  it('is deleted when it cannot be put back any more', async () => {
    const { library, id } = await openRead();
    await library.unsave('ben', id, 40);
    expect(await library.purgeRemovedBefore(40)).toBe(0);
    expect(await library.purgeRemovedBefore(41)).toBe(1);
    expect(await library.restore('ben', [id], 50)).toEqual([]);
    expect(await library.oldestRemovedAt()).toBeUndefined();
  });

  it('is put back into the paper that it turned out to be, with both notes', async () => {
    const { stores, library, id } = await openRead();
    const kept = (await stores.papers.insert(emptyPaper('First, again'))).id;
    await library.save('ben', [kept], EXPLICIT, 5);
    await library.changeItem('ben', kept, { note: 'because', tags: ['c'] }, 6);
    await library.unsave('ben', id, 40);
    await stores.papers.merge(kept, [id], emptyPaper('First'));
    expect(await library.restore('ben', [id], 50)).toEqual([kept]);
    expect(await library.entries('ben', page)).toEqual([
      {
        paperId: kept,
        savedAt: 5,
        status: 'reading',
        note: 'because\n\nwhy',
        tags: ['a', 'b', 'c'],
        statusChangedAt: 30,
      },
    ]);
  });
});
