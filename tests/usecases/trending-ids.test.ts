import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Popularity, PopularityFilter } from '../../src/core/paper/paper.ts';
import { rankTrending } from '../../src/core/paper/trending.ts';
import { trendingIds } from '../../src/usecases/trending-ids.ts';

const TODAY = '2026-11-21';

/** A store of these papers, which counts what it returns. */
function storeOf(all: readonly Popularity[]) {
  let read = 0;
  return {
    read: () => read,
    popularity(filter?: PopularityFilter) {
      const found = all.filter(({ day, upvotes, comments }) => {
        if (filter === undefined) return true;
        return 'since' in filter
          ? day >= filter.since
          : upvotes >= filter.upvotes || comments >= filter.comments;
      });
      read += found.length;
      return Promise.resolve(found);
    },
  };
}

const anyPopularity = fc.record({
  id: fc.nat(),
  upvotes: fc.oneof(fc.nat(20), fc.nat(5_000)),
  comments: fc.oneof(fc.nat(20), fc.nat(5_000)),
  day: fc
    .date({ min: new Date('2025-06-01'), max: new Date('2026-12-01'), noInvalidDate: true })
    .chain(date => fc.constantFrom(10, 7, 4).map(length => date.toISOString().slice(0, length))),
});

it('the trending papers are those with the highest scores of all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(anyPopularity, { selector: ({ id }) => id, maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      async (all, limit) => {
        expect(await trendingIds(TODAY, limit, storeOf(all))).toEqual(
          rankTrending(all, TODAY, limit).map(({ id }) => id),
        );
      },
    ),
  );
});

it('only old papers with enough votes are read', async () => {
  const recent = Array.from({ length: 20 }, (_, i) => ({ id: i, upvotes: 10, comments: 0, day: TODAY }));
  const old = Array.from({ length: 1_000 }, (_, i) => ({
    id: 100 + i,
    upvotes: i,
    comments: 0,
    day: '2020-01-01',
  }));
  const store = storeOf([...recent, ...old]);
  await trendingIds(TODAY, 10, store);
  expect(store.read()).toBeLessThan(200);
});
