import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PopularityFilter } from '../../../src/core/paper/paper.ts';
import { anyPapers, openFillableStore } from './arbitrary-papers.ts';

describe('popularity', () => {
  it('has every paper with votes or comments and a date: its newest list day, else its publication date', async () => {
    const { papers, fill } = await openFillableStore();
    const sorted = async (filter?: PopularityFilter) =>
      (await papers.popularity(filter)).toSorted((a, b) => a.id - b.id);
    await fc.assert(
      fc.asyncProperty(anyPapers, async wanted => {
        const stored = await fill(wanted);
        const expected = stored.flatMap(({ id, upvotes, comments, listedOn, publishedAt }) => {
          const day = listedOn.at(-1) ?? publishedAt;
          const counts = { id, upvotes: upvotes ?? 0, comments: comments ?? 0 };
          return day === null || counts.upvotes + counts.comments === 0 ? [] : [{ ...counts, day }];
        });
        expect(await sorted()).toEqual(expected);
        expect(await sorted({ since: '2024-02-01' })).toEqual(
          expected.filter(({ day }) => day >= '2024-02-01'),
        );
        expect(await sorted({ upvotes: 1.5, comments: 3 })).toEqual(
          expected.filter(({ upvotes, comments }) => upvotes >= 1.5 || comments >= 3),
        );
      }),
      { numRuns: 60 },
    );
  });
});
