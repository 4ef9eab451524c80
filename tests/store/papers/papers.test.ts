import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';
import { openTestDatabase } from '../../support/database.ts';

const full: PaperFields = {
  externalId: 'own-1',
  arxivId: '2602.23229',
  doi: '10.1000/full',
  title: 'A Title with “quotes” and π',
  abstract: 'One sentence of ours.',
  tldr: 'Short.',
  keywords: ['a', 'b, c'],
  authors: ['Ada Lovelace', "Conan O'Brien"],
  authorCount: 7,
  organization: 'An Organisation',
  publishedAt: '2026-02-01',
  listedOn: ['2026-02-02', '2026-02-03'],
  upvotes: 12,
  comments: 0,
  categories: ['cs.LG', 'stat.ML'],
  url: 'https://example.org/paper',
  githubRepo: 'owner/name',
  thumbnail: 'https://example.org/picture.png',
  isWithdrawn: true,
};

describe('the paper store', () => {
  it('returns a paper exactly as inserted', async () => {
    const { papers } = (await openTestDatabase()).stores;
    const { id, rev, ...fields } = await papers.insert(full);
    expect(fields).toEqual(full);
    expect(await papers.get(id)).toEqual({ ...full, id, rev });
    expect(await papers.byArxivId('2602.23229')).toEqual({ ...full, id, rev });
    expect(await papers.byExternalId('own-1')).toEqual({ ...full, id, rev });
    expect(await papers.byUrl('https://dx.doi.org/10.1000/FULL')).toEqual({ ...full, id, rev });
    const bare = await papers.insert(emptyPaper('Nothing but a title'));
    expect(await papers.get(bare.id)).toEqual(bare);
  });

  it('finds papers by the beginning of their arXiv id', async () => {
    const { papers } = (await openTestDatabase()).stores;
    for (const arxivId of ['2401.00102', '2401.00011', '2402.00001', 'math/0611800', null])
      await papers.insert({ ...emptyPaper(`Paper ${arxivId}`), arxivId });
    const found = async (beginning: string, limit = 10) =>
      (await papers.byArxivIdBeginning(beginning, limit)).map(({ arxivId }) => arxivId);
    expect(await found('2401.')).toEqual(['2401.00011', '2401.00102']);
    expect(await found('2401.', 1)).toEqual(['2401.00011']);
    expect(await found('2401.001')).toEqual(['2401.00102']);
    expect(await found('2403.')).toEqual([]);
  });

  it('replaces every field, including list days, and numbers each change', async () => {
    const { papers } = (await openTestDatabase()).stores;
    const first = await papers.insert(full);
    const second = await papers.insert(emptyPaper('Another'));
    const changed = await papers.update(first.id, { ...emptyPaper('New title'), listedOn: ['2026-03-01'] });
    expect(await papers.get(first.id)).toEqual(changed);
    expect([first.rev, second.rev, changed.rev]).toEqual([1, 2, 3]);
    expect((await papers.changedSince(1, 10)).map(paper => paper.id)).toEqual([second.id, first.id]);
    expect(await papers.lastRev()).toBe(3);
  });

  it('returns papers in the order of their ids, without unknown ones', async () => {
    const { papers } = (await openTestDatabase()).stores;
    const ids: number[] = [];
    for (const title of ['A', 'B', 'C']) ids.push((await papers.insert(emptyPaper(title))).id);
    const requested = [...ids.toReversed(), 999];
    expect((await papers.getMany(requested)).map(paper => paper.title)).toEqual(['C', 'B', 'A']);
    const thousands = Array.from({ length: 40_000 }, (_, at) => at + 1);
    expect(await papers.getMany(thousands)).toHaveLength(3);
  });

  it('sorts the newest first, with a month as its first day and undated papers last', async () => {
    const { papers } = (await openTestDatabase()).stores;
    for (const publishedAt of ['2024-05', '2024-05-02', null, '2024', '2025-01-01']) {
      await papers.insert({ ...emptyPaper(`Published ${publishedAt}`), publishedAt });
    }
    const newest = await papers.newestIds(10);
    expect((await papers.getMany(newest)).map(paper => paper.publishedAt)).toEqual([
      '2025-01-01',
      '2024-05-02',
      '2024-05',
      '2024',
      null,
    ]);
    expect(await papers.newestIds(2)).toEqual(newest.slice(0, 2));
  });

  it('finds the papers listed or published since two days', async () => {
    const { papers } = (await openTestDatabase()).stores;
    const add = async (publishedAt: string | null, ...listedOn: readonly string[]) =>
      (
        await papers.insert({
          ...emptyPaper(`Of ${publishedAt} ${listedOn.join(' ')}`),
          publishedAt,
          listedOn,
        })
      ).id;
    await add('2024-04-30', '2024-05-02');
    const listed = await add('2024-04-01', '2024-04-02', '2024-05-03');
    const published = await add('2024-05-01');
    await add('2024-05');
    await add(null);
    const both = await add('2024-05-02', '2024-05-04');
    const since = await papers.idsSince({ listed: '2024-05-03', published: '2024-05-01' });
    expect(since.toSorted((a, b) => a - b)).toEqual([listed, published, both]);
  });

  it('stores any text unchanged', async () => {
    const { papers } = (await openTestDatabase()).stores;
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.array(fc.string()),
        async (title, keywords) => {
          const { id } = await papers.insert({ ...emptyPaper(title), keywords });
          expect(await papers.get(id)).toMatchObject({ title, keywords });
        },
      ),
      { numRuns: 50 },
    );
  });
});
