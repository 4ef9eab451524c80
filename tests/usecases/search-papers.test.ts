import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import { parseSearchRequest, type TypedSearch } from '../../src/core/search/parse-request.ts';
import type { SearchRequest } from '../../src/core/search/search-request.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { searchPapers } from '../../src/usecases/search-papers.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';

const WORKS: readonly (Partial<PaperFields> & { title: string })[] = [
  { title: 'Pruning', authors: ['Song Han'], categories: ['cs.LG'], publishedAt: '2023', upvotes: 3 },
  { title: 'Pruning trees', authors: ['Wei Li'], categories: ['cs.LG', 'cs.CL'], publishedAt: '2024-05-02' },
  {
    title: 'Pruning roses at home',
    authors: ['Song Han', 'Wei Li'],
    publishedAt: '2024-05',
    upvotes: 9,
    organization: 'The Rose Society',
  },
  {
    title: 'Of bicycles',
    authors: ['Song Han'],
    categories: ['cs.LG'],
    publishedAt: '2025-01-01',
    upvotes: 1,
  },
  { title: 'When to stop pruning', categories: ['cs.CL'], upvotes: 3 },
];

async function openIndex() {
  const { papers } = (await openTestDatabase()).stores;
  for (const work of WORKS) await papers.insert({ ...emptyPaper(work.title), ...work });
  const index = createTestIndex();
  await syncIndex(papers, index);
  return index;
}

const many = { limit: 10 };

/** Returns the request of a search as typed. Throws for an invalid one. */
function requestOf(typed: TypedSearch): SearchRequest {
  const parsed = parseSearchRequest(typed);
  if ('problem' in parsed) throw new Error(`invalid: ${JSON.stringify(typed)}`);
  return parsed.request;
}

describe('a search', () => {
  it.each<[string, TypedSearch, number[]]>([
    ['an author', { author: 'Song Han' }, [1, 3]],
    ['a category', { category: 'cs.CL' }, [2, 5]],
    ['dates', { from: '2023', to: '2024-04' }, [1]],
    ['a year', { from: '2024', to: '2024' }, [2, 3]],
    ['votes', { minVotes: '3' }, [1, 3, 5]],
    ['an organization', { organization: 'rose society' }, [3]],
    ['all of them', { author: 'li', category: 'cs.LG', from: '2024' }, [2]],
    ['an unknown author', { author: 'Nobody' }, []],
    ['filters in the query', { query: 'pruning author:"Song Han" min_votes:3' }, [1, 3]],
    ['filters in the query and options', { query: 'pruning author:Han', from: '2024' }, [3]],
    ['two authors', { query: 'pruning author:Han', author: 'Wei Li' }, [3]],
    ['two categories', { query: 'pruning category:cs.CL', category: 'cs.LG' }, [2]],
    ['the later of two dates', { query: 'pruning from:2024 from:2023', to: '2024-05-02' }, [2, 3]],
    ['an excluded word', { query: 'pruning -trees' }, [1, 3, 5]],
    ['an excluded phrase', { query: 'pruning -"roses at home"' }, [1, 2, 5]],
  ])('narrowed by %s finds only those papers', async (_, typed, ids) => {
    const found = searchPapers(requestOf({ query: 'pruning', ...typed }), many, await openIndex());
    expect(new Set(found.hits.map(hit => hit.id))).toEqual(new Set(ids));
    expect(found.total).toBe(ids.length);
  });

  it.each<[TypedSearch, number[]]>([
    [{ author: 'Song Han' }, [4, 3, 1]],
    [{ author: 'Song Han', sort: 'upvotes' }, [3, 1, 4]],
    [{ query: 'author:han -roses' }, [4, 1]],
    [{ organization: 'Rose Society' }, [3]],
    [{ minVotes: '3' }, [3, 1, 5]],
  ])('without words lists all papers that pass the filters, newest first: %j', async (typed, ids) => {
    const found = searchPapers(requestOf(typed), many, await openIndex());
    expect(found.hits.map(hit => hit.id)).toEqual(ids);
    expect(found.total).toBe(ids.length);
  });

  it('has papers with a phrase first, then those with the words', async () => {
    const index = await openIndex();
    const found = searchPapers(requestOf({ query: '"stop pruning"' }), many, index);
    expect(found.hits[0]?.id).toBe(5);
    expect(found.totalWithAll).toBe(1);
  });

  it.each<[string, TypedSearch, number[]]>([
    ['of either query', { query: 'bicycles OR roses' }, [3, 4]],
    ['with the exclusions of each', { query: 'pruning -trees -roses OR bicycles' }, [1, 4, 5]],
    [
      'with the filters of each',
      { query: 'pruning category:cs.CL OR author:"Song Han" min_votes:9' },
      [2, 3, 5],
    ],
    ['with the options of all', { query: 'bicycles OR trees', from: '2024', category: 'cs.CL' }, [2]],
    ['of filters alone', { query: 'org:"Rose Society" OR from:2025' }, [3, 4]],
    ['of one query if no paper has words of the other', { query: 'xqzv OR bicycles' }, [4]],
    ['of one query if the other has no word', { query: '??? OR bicycles' }, [4]],
  ])('with OR finds the papers %s', async (_, typed, ids) => {
    const found = searchPapers(requestOf(typed), many, await openIndex());
    expect(found.hits.map(hit => hit.id).toSorted((a, b) => a - b)).toEqual(ids);
    expect(found.total).toBe(ids.length);
  });

  it('with OR in another order lists the papers with all words of a query, each once', async () => {
    const index = await openIndex();
    const ids = (query: string) =>
      searchPapers(requestOf({ query, sort: 'upvotes' }), many, index).hits.map(hit => hit.id);
    expect(ids('pruning roses OR bicycles OR bicycles')).toEqual([3, 4]);
    expect(ids('bicycles roses OR trees bicycles')).toEqual([3, 4, 2]);
    expect(ids('min_votes:2 OR trees')).toEqual([3, 1, 5, 2]);
  });

  it('in another order returns the first of all papers that are about the words, not of the most relevant ones', async () => {
    const index = await openIndex();
    const ids = (sort: SearchRequest['sort'], limit: number) =>
      searchPapers(requestOf({ query: 'pruning', sort }), { limit }, index).hits.map(hit => hit.id);
    expect(ids('newest', 10)).toEqual([2, 3, 1, 5]);
    expect(ids('upvotes', 10)).toEqual([3, 1, 5, 2]);
    expect(ids('newest', 1)).toEqual([2]);
  });

  it('in another order leaves out papers with only some of the words', async () => {
    const request = requestOf({ query: 'pruning roses', sort: 'newest' });
    expect(searchPapers(request, many, await openIndex())).toMatchObject({ hits: [{ id: 3 }], total: 1 });
  });

  it('in another order has the same hits and corrections as by relevance', async () => {
    const index = await openIndex();
    const query = fc.constantFrom('pruning', 'prunning xqzv', 'the', 'song', 'bicycles trees roses');
    const narrow = fc.record(
      { author: fc.constantFrom('Han', 'Li'), category: fc.constant('cs.LG'), from: fc.constant('2024') },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(query, narrow, (words, filter) => {
        const inOrder = (sort: SearchRequest['sort']) =>
          searchPapers(requestOf({ query: words, ...filter, sort }), many, index);
        const [ranked, newest, upvoted] = [inOrder('relevance'), inOrder('newest'), inOrder('upvotes')];
        const byId = (found: typeof ranked) => ({
          ...found,
          hits: found.hits.toSorted((a, b) => a.id - b.id),
        });
        expect(byId(upvoted)).toEqual(byId(newest));
        expect(newest.total).toBe(newest.hits.length);
        // Scores are comparable within one result only.
        const rankedIds = new Set(ranked.hits.map(({ id }) => id));
        expect(newest.hits.filter(({ id }) => !rankedIds.has(id))).toEqual([]);
        expect([newest.corrections, newest.ignored]).toEqual([ranked.corrections, ranked.ignored]);
      }),
    );
  });
});
