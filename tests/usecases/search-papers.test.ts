import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import type { SearchRequest } from '../../src/core/search/search-request.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { createPaperIndex } from '../../src/search/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';

const WORKS: readonly (Partial<PaperFields> & { title: string })[] = [
  { title: 'Pruning', authors: ['Song Han'], categories: ['cs.LG'], publishedAt: '2023', upvotes: 3 },
  { title: 'Pruning trees', authors: ['Wei Li'], categories: ['cs.LG', 'cs.CL'], publishedAt: '2024-05-02' },
  { title: 'Pruning roses at home', authors: ['Song Han', 'Wei Li'], publishedAt: '2024-05', upvotes: 9 },
  {
    title: 'Of bicycles',
    authors: ['Song Han'],
    categories: ['cs.LG'],
    publishedAt: '2025-01-01',
    upvotes: 1,
  },
  { title: 'When to stop pruning', categories: ['cs.CL'], upvotes: 3 },
];

async function openCorpus() {
  const { papers } = (await openTestDatabase()).stores;
  for (const work of WORKS) await papers.insert({ ...emptyPaper(work.title), ...work });
  const index = createPaperIndex();
  await syncIndex(papers, index);
  return { papers, index };
}

const neverCalled = () => Promise.reject(new Error('the store was queried'));

const plain: SearchRequest = { query: 'pruning', sort: 'relevance' };

describe('a search', () => {
  it('without filters sends no query to the store', async () => {
    const { index } = await openCorpus();
    const found = await searchPapers(plain, 2, { index, papers: { matching: neverCalled } });
    expect(found).toEqual(index.search('pruning', { limit: 2 }));
    expect(found.total).toBe(4);
  });

  it.each([
    ['an author', { author: 'Song Han' }, [1, 3]],
    ['a category', { category: 'cs.CL' }, [2, 5]],
    ['dates', { from: '2023', to: '2024-04' }, [1]],
    ['a year', { from: '2024', to: '2024' }, [2, 3]],
    ['all of them', { author: 'li', category: 'cs.LG', from: '2024' }, [2]],
    ['an unknown author', { author: 'Nobody' }, []],
  ])('narrowed by %s finds only those papers', async (_, narrow, ids) => {
    const found = await searchPapers({ ...plain, ...narrow }, 10, await openCorpus());
    expect(new Set(found.hits.map(hit => hit.id))).toEqual(new Set(ids));
    expect(found.total).toBe(ids.length);
  });

  it('in another order returns the first of all papers that are about the words, not of the most relevant ones', async () => {
    const corpus = await openCorpus();
    const ids = async (sort: SearchRequest['sort'], limit: number) =>
      (await searchPapers({ ...plain, sort }, limit, corpus)).hits.map(hit => hit.id);
    expect(await ids('newest', 10)).toEqual([2, 3, 1, 5]);
    expect(await ids('upvotes', 10)).toEqual([3, 1, 5, 2]);
    expect(await ids('newest', 1)).toEqual([2]);
  });

  it('in another order leaves out papers with only some of the words', async () => {
    const corpus = await openCorpus();
    const found = await searchPapers({ query: 'pruning roses', sort: 'newest' }, 10, corpus);
    expect(found).toMatchObject({ hits: [{ id: 3 }], total: 1 });
  });

  it('in another order has the same hits, scores and corrections as by relevance', async () => {
    const corpus = await openCorpus();
    const query = fc.constantFrom('pruning', 'prunning xqzv', 'the', 'song', 'bicycles trees roses');
    const narrow = fc.record(
      { author: fc.constantFrom('Han', 'Li'), category: fc.constant('cs.LG'), from: fc.constant('2024') },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(query, narrow, async (words, filter) => {
        const inOrder = (sort: SearchRequest['sort']) =>
          searchPapers({ query: words, ...filter, sort }, 10, corpus);
        const [ranked, newest, upvoted] = [
          await inOrder('relevance'),
          await inOrder('newest'),
          await inOrder('upvotes'),
        ];
        const byId = (found: typeof ranked) => ({
          ...found,
          hits: found.hits.toSorted((a, b) => a.id - b.id),
        });
        expect(byId(upvoted)).toEqual(byId(newest));
        expect(newest.total).toBe(newest.hits.length);
        expect(ranked.hits).toEqual(expect.arrayContaining([...newest.hits]));
        expect([newest.corrections, newest.ignored]).toEqual([ranked.corrections, ranked.ignored]);
      }),
    );
  });
});
