import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Paper } from '../../src/core/paper/paper.ts';
import { indexOf, paper, starterIndex, starterPapers } from './starter-papers.ts';

const ids = (papers: readonly Paper[], query: string, order: 'newest' | 'upvotes' = 'newest') =>
  indexOf(papers)
    .search(query, { limit: papers.length, order })
    .hits.map(hit => hit.id);

const papers = [
  paper({ id: 1, title: 'Pruning of networks', publishedAt: '2023', upvotes: 3 }),
  paper({ id: 2, title: 'Pruning of trees', publishedAt: '2025-05-02' }),
  paper({ id: 3, title: 'Networks that prune themselves', publishedAt: '2024-05', upvotes: 9 }),
  paper({ id: 4, title: 'FlashAttention for networks', authors: ['Zoë Quokka'], upvotes: 9 }),
  paper({ id: 5, title: 'A pruned network', publishedAt: '2024-05' }),
];

describe('a search in another order than relevance', () => {
  test.each([
    ['one word, newest first, undated last', 'networks', 'newest', [3, 5, 1, 4]],
    ['one word, most upvoted first, without votes last', 'networks', 'upvotes', [3, 4, 1, 5]],
    ['all words', 'pruning networks', 'newest', [3, 5, 1]],
    ['all significant words', 'the pruning of networks', 'newest', [3, 5, 1]],
    ['a misspelt word by its correction', 'prunning networks', 'newest', [3, 5, 1]],
    ['words that no paper has left out', 'pruning xqzvw networks', 'newest', [3, 5, 1]],
    ['a compound by its words', 'flash attention networks', 'newest', [4]],
    ['an author beside a word', 'quokka networks', 'newest', [4]],
  ] as const)('keeps the papers that have %s', (_, query, order, expected) => {
    expect(ids(papers, query, order)).toEqual(expected);
  });

  it('sorts equal dates by arXiv id, highest first', () => {
    const sameDate = ['2501.02832', '2501.16295', '2501.13484'].map((arxivId, at) =>
      paper({ id: at + 1, title: 'Pruning', publishedAt: '2025-01', arxivId }),
    );
    expect(ids(sameDate, 'pruning')).toEqual([2, 3, 1]);
  });

  it('counts all relevant hits, and returns no more than the limit', () => {
    const found = indexOf(papers).search('pruning networks', { limit: 1, order: 'newest' });
    expect(found.hits.map(hit => hit.id)).toEqual([3]);
    expect(found.total).toBe(3);
  });

  it('requires all words only among the papers that it searches', () => {
    const index = indexOf(papers);
    const among = (...kept: number[]) =>
      index
        .search('pruning networks', { limit: 5, order: 'newest', among: new Set(kept) })
        .hits.map(hit => hit.id);
    expect(among(1, 2, 4)).toEqual([1]);
    expect(among(2, 4)).toEqual([2, 4]);
  });

  it('returns the papers near the best score if no paper has all words', () => {
    const partial = [
      paper({ id: 1, title: 'Cats and dogs', publishedAt: '2021' }),
      paper({ id: 2, title: 'Dogs', publishedAt: '2024' }),
      paper({ id: 3, title: 'Cats and horses', publishedAt: '2022' }),
      ...Array.from({ length: 20 }, (_, at) => paper({ id: 10 + at, title: 'Horses', publishedAt: '2025' })),
    ];
    expect(ids(partial, 'cats dogs horses')).toEqual([2, 3, 1]);
  });

  it('finds papers of a search by relevance, with the same corrections, for any words', () => {
    const starter = starterIndex();
    const words = fc
      .array(fc.constantFrom('pruning', 'language', 'models', 'the', 'video', 'agents', 'zzqq', 'atention'))
      .map(each => each.join(' '));
    fc.assert(
      fc.property(words, fc.constantFrom('newest' as const, 'upvotes' as const), (query, order) => {
        const limit = starterPapers.length;
        const { hits, total, titled: _, ...result } = starter.search(query, { limit });
        const kept = starter.search(query, { limit, order });
        expect(kept).toMatchObject(result);
        expect(kept.total).toBe(kept.hits.length);
        const relevant = new Set(hits.map(hit => hit.id));
        expect(kept.hits.filter(hit => !relevant.has(hit.id))).toEqual([]);
        expect(kept.total > 0).toBe(total > 0);
      }),
    );
  });
});
