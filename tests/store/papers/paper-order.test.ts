import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPapers, openFillableStore } from './arbitrary-papers.ts';

describe('popularity', () => {
  it('has every paper with votes or comments and a date: its newest list day, else its publication date', async () => {
    const { papers, fill } = await openFillableStore();
    await fc.assert(
      fc.asyncProperty(anyPapers, async wanted => {
        const stored = await fill(wanted);
        const expected = stored.flatMap(({ id, upvotes, comments, listedOn, publishedAt }) => {
          const day = listedOn.at(-1) ?? publishedAt;
          const counts = { id, upvotes: upvotes ?? 0, comments: comments ?? 0 };
          return day === null || counts.upvotes + counts.comments === 0 ? [] : [{ ...counts, day }];
        });
        expect((await papers.popularity()).toSorted((a, b) => a.id - b.id)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
