import { describe, expect, inject, it } from 'vitest';
import { MAX_TAGS_PER_PAPER } from '../../src/core/library/tags.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

const EXPLICIT = { kind: 'explicit' } as const;
const page = { offset: 0, limit: 99 };

/** A library with three papers, saved at 10, 20 and 30, of which the first two were changed. */
async function openThree() {
  const { stores } = await openTestDatabase();
  const { library } = stores;
  const titles = ['Cycles', 'arrows', 'Bridges'];
  const ids: number[] = [];
  for (const [at, title] of titles.entries()) {
    const { id } = await stores.papers.insert(emptyPaper(title));
    await library.save('ben', [id], EXPLICIT, (at + 1) * 10);
    ids.push(id);
  }
  const [cycles = 0, arrows = 0, bridges = 0] = ids;
  await library.changeItem('ben', cycles, { status: 'read', tags: ['b', 'a'] }, 40);
  await library.changeItem('ben', arrows, { note: 'sharp', tags: ['a'] }, 50);
  await library.save('cleo', [cycles], EXPLICIT, 1);
  await library.changeItem('cleo', cycles, { note: 'cleo', tags: ['private'] }, 2);
  return { stores, library, cycles, arrows, bridges };
}

describe('the entries of a library', () => {
  it('have what is attached to each paper, newest first', async () => {
    const { library, cycles, arrows, bridges } = await openThree();
    expect(await library.entries('ben', page)).toEqual([
      { paperId: bridges, savedAt: 30, status: 'to_read', note: null, tags: [], statusChangedAt: 30 },
      { paperId: arrows, savedAt: 20, status: 'to_read', note: 'sharp', tags: ['a'], statusChangedAt: 50 },
      { paperId: cycles, savedAt: 10, status: 'read', note: null, tags: ['a', 'b'], statusChangedAt: 40 },
    ]);
    expect(await library.entries('ada', page)).toEqual([]);
  });

  it('are sorted and paged', async () => {
    const { library, cycles, arrows, bridges } = await openThree();
    const sorted = async (sort: 'newest' | 'oldest' | 'title' | 'status') =>
      (await library.entries('ben', { ...page, sort })).map(({ paperId }) => paperId);
    expect(await sorted('oldest')).toEqual([cycles, arrows, bridges]);
    expect(await sorted('title')).toEqual([arrows, bridges, cycles]);
    expect(await sorted('status')).toEqual([bridges, arrows, cycles]);
    const second = await library.entries('ben', { offset: 1, limit: 1 });
    expect(second.map(({ paperId }) => paperId)).toEqual([arrows]);
  });

  it.each([
    ['a tag', { tag: 'a' }, ['Cycles', 'arrows']],
    ['a tag of another user', { tag: 'private' }, []],
    ['a status', { status: 'to_read' }, ['arrows', 'Bridges']],
    ['a time', { from: 20, to: 30 }, ['arrows']],
    ['papers', { paperIds: [1, 3, 99] }, ['Cycles', 'Bridges']],
    ['no papers', { paperIds: [] }, []],
    ['several of these', { tag: 'a', status: 'read', from: 10 }, ['Cycles']],
  ] as const)('are narrowed by %s', async (_, filter, titles) => {
    const { stores, library } = await openThree();
    const entries = await library.entries('ben', { ...page, ...filter, sort: 'oldest' });
    const papers = await stores.papers.getMany(entries.map(({ paperId }) => paperId));
    expect(papers.map(({ title }) => title)).toEqual(titles);
    expect(await library.countEntries('ben', filter)).toBe(titles.length);
  });

  it('are changed in part, and only if the paper is saved', async () => {
    const { library, cycles, bridges } = await openThree();
    expect(await library.changeItem('ben', cycles, { note: 'x' }, 60)).toBe(true);
    expect(await library.item('ben', cycles)).toMatchObject({
      status: 'read',
      note: 'x',
      tags: ['a', 'b'],
      statusChangedAt: 40,
    });
    await library.changeItem('ben', cycles, { note: null, tags: [], status: 'read' }, 70);
    expect(await library.item('ben', cycles)).toMatchObject({
      status: 'read',
      note: null,
      tags: [],
      statusChangedAt: 40,
    });
    await library.changeItem('ben', cycles, { status: 'reading' }, 80);
    expect(await library.item('ben', cycles)).toMatchObject({ status: 'reading', statusChangedAt: 80 });
    expect(await library.changeItem('cleo', bridges, { note: 'x', tags: ['x'] }, 60)).toBe(false);
    expect(await library.tags('cleo')).toEqual([{ tag: 'private', papers: 1 }]);
    expect(await library.changeItem('ben', 99, { note: 'x' }, 60)).toBe(false);
  });

  it('get the tags of two changes at once', async () => {
    const { library, bridges } = await openThree();
    await Promise.all([
      library.changeTags('ben', bridges, { add: ['c'] }, 60),
      library.changeTags('ben', bridges, { add: ['d'], remove: ['x'] }, 61),
    ]);
    expect((await library.item('ben', bridges))?.tags).toEqual(['c', 'd']);
    await Promise.all([
      library.changeItem('ben', bridges, { tags: ['e'] }, 62),
      library.changeItem('ben', bridges, { tags: ['f'] }, 63),
    ]);
    // SQLite has one transaction after another.
    const either = inject('database') === 'postgres' ? [['e'], ['f']] : [['f']];
    expect(either).toContainEqual((await library.item('ben', bridges))?.tags);
    expect(await library.changeTags('cleo', bridges, { add: ['c'] }, 64)).toBeUndefined();
  });

  it('keep their tags if there would be too many', async () => {
    const { library, cycles } = await openThree();
    const add = Array.from({ length: MAX_TAGS_PER_PAPER }, (_, n) => `t${n}`);
    const changed = await library.changeTags('ben', cycles, { add, remove: ['a'] }, 60);
    expect(changed?.refused).toEqual([add.at(-1)]);
    expect(await library.item('ben', cycles)).toMatchObject({ tags: ['a', 'b'], statusChangedAt: 40 });
  });

  it('count the papers of each tag, the most used first', async () => {
    const { library } = await openThree();
    expect(await library.tags('ben')).toEqual([
      { tag: 'a', papers: 2 },
      { tag: 'b', papers: 1 },
    ]);
  });

  it('are joined when two papers turn out to be one', async () => {
    const { stores, library, cycles, arrows, bridges } = await openThree();
    await library.save('cleo', [bridges], EXPLICIT, 7);
    await stores.papers.merge(bridges, [arrows, cycles], emptyPaper('Cycles'));
    expect(await library.entries('ben', page)).toEqual([
      { paperId: bridges, savedAt: 10, status: 'read', note: 'sharp', tags: ['a', 'b'], statusChangedAt: 40 },
    ]);
    expect(await library.item('cleo', cycles)).toEqual({
      paperId: bridges,
      savedAt: 1,
      status: 'to_read',
      note: 'cleo',
      tags: ['private'],
      statusChangedAt: 2,
    });
  });
});
