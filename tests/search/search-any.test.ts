import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlternativeQuery } from '../../src/core/search/search.ts';
import { indexOf, starterPapers } from './starter-papers.ts';

const LIMIT = 300;
const index = indexOf(starterPapers.slice(0, LIMIT));

const anyQuery: fc.Arbitrary<AlternativeQuery> = fc.record(
  {
    words: fc.constantFrom(
      'diffusion',
      'language models',
      'image generation diffusion',
      'reinforcement learning',
      'xqzvw',
      'the',
      'langauge',
      '',
    ),
    filter: fc.constantFrom({ categories: ['cs.CL'] }, { minVotes: 20 }, { excludedWords: ['models'] }),
    phrases: fc.constantFrom(['language models'], []),
  },
  { requiredKeys: ['words'] },
);
const queries = fc.array(anyQuery, { minLength: 1, maxLength: 4 });
const options = fc.record(
  { order: fc.constantFrom('newest' as const, 'upvotes' as const) },
  { requiredKeys: [] },
);
const all = { limit: LIMIT, allWordsFirst: true };

describe('a search for one of several queries', () => {
  it('finds what the queries find, each paper once with the best of its scores', () => {
    fc.assert(
      fc.property(queries, alternatives => {
        const found = index.searchAny(alternatives, all);
        const each = alternatives.map(({ words, ...own }) => index.search(words, { ...all, ...own }));
        const best = new Map<number, number>();
        for (const { id, score } of each.flatMap(({ hits }) => hits))
          best.set(id, Math.max(score, best.get(id) ?? 0));
        expect(new Set(found.hits.map(({ id }) => id))).toEqual(new Set(best.keys()));
        expect(found.hits).toHaveLength(best.size);
        expect(found.total).toBe(best.size);
        expect(new Set(found.ignored)).toEqual(new Set(each.flatMap(({ ignored }) => ignored)));
      }),
    );
  });

  it('has papers with all words of a query first, and counts them', () => {
    fc.assert(
      fc.property(queries, alternatives => {
        const found = index.searchAny(alternatives, all);
        const withAll = alternatives.flatMap(({ words, ...own }) => {
          const { hits, totalWithAll = 0 } = index.search(words, { ...all, ...own });
          return hits.slice(0, totalWithAll).map(({ id }) => id);
        });
        const first = found.hits.slice(0, new Set(withAll).size).map(({ id }) => id);
        expect(found.totalWithAll ?? 0).toBe(new Set(withAll).size);
        expect(new Set(first)).toEqual(new Set(withAll));
      }),
    );
  });

  it('is the search for the query if there is one, or only the same', () => {
    fc.assert(
      fc.property(anyQuery, options, (query, order) => {
        const { words, ...own } = query;
        const { titled: _titled, ...one } = index.search(words, { ...all, ...own, ...order });
        expect(index.searchAny([query], { ...all, ...order })).toMatchObject(one);
        const twice = index.searchAny([query, query], { ...all, ...order });
        expect(twice.hits.map(({ id }) => id)).toEqual(one.hits.map(({ id }) => id));
        expect([twice.total, twice.totalWithAll ?? 0]).toEqual([one.total, one.totalWithAll ?? 0]);
      }),
    );
  });

  it('has papers that are ranked by their words alone in the order of the search', () => {
    const one = index.search('language models', all);
    const twice = index.searchAny([{ words: 'language models' }, { words: 'language models' }], all);
    expect(twice.hits).toEqual(one.hits);
  });

  it('in any order of the queries has the same result', () => {
    fc.assert(
      fc.property(queries, options, (alternatives, order) => {
        const { hits, total } = index.searchAny(alternatives, { ...all, ...order });
        const reversed = index.searchAny(alternatives.toReversed(), { ...all, ...order });
        expect([reversed.hits, reversed.total]).toEqual([hits, total]);
      }),
    );
  });

  it('explains the score of the query that gives the best', () => {
    const [hit] = index.searchAny(
      [{ words: 'xqzvw' }, { words: 'diffusion' }, { words: 'language models' }],
      { ...all, limit: 1, explain: true },
    ).hits;
    const sum = (hit?.explanation ?? []).reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(hit?.score ?? 0, 5);
  });
});
