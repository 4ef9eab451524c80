import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankTrending, trendingScore } from '../../../src/core/paper/trending.ts';

const today = '2026-11-21';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
const votes = fc.nat(100_000);
const anyPopularity = fc.record({
  id: fc.integer({ min: 1 }),
  upvotes: votes,
  comments: votes,
  day: fc.oneof(
    anyDay,
    anyDay.map(day => day.slice(0, 7)),
    anyDay.map(day => day.slice(0, 4)),
  ),
});
const anyPapers = fc.uniqueArray(anyPopularity, { selector: ({ id }) => id, maxLength: 50 });

describe('trending', () => {
  it('never ranks a paper lower for more votes or comments', () => {
    fc.assert(
      fc.property(anyPopularity, votes, votes, (paper, upvotes, comments) => {
        const more = {
          ...paper,
          upvotes: paper.upvotes + upvotes,
          comments: paper.comments + comments,
        };
        expect(trendingScore(more, today)).toBeGreaterThanOrEqual(trendingScore(paper, today));
      }),
    );
  });

  it('never ranks a paper lower for being newer', () => {
    fc.assert(
      fc.property(anyPopularity, anyDay, anyDay, (paper, one, other) => {
        const [older, newer] = [one, other].toSorted();
        expect(trendingScore({ ...paper, day: newer ?? '' }, today)).toBeGreaterThanOrEqual(
          trendingScore({ ...paper, day: older ?? '' }, today),
        );
      }),
    );
  });

  it('treats a future date as today', () => {
    const paper = { upvotes: 10, comments: 4 };
    expect(trendingScore({ ...paper, day: '2027-01-01' }, today)).toBe(
      trendingScore({ ...paper, day: today }, today),
    );
  });

  it('treats a coarse date as its first day', () => {
    const paper = { upvotes: 10, comments: 4 };
    const score = (day: string) => trendingScore({ ...paper, day }, today);
    expect(score('2026-10')).toBe(score('2026-10-01'));
    expect(score('2025')).toBe(score('2025-01-01'));
  });

  it('ranks the best paper of a day among ordinary ones for a week', () => {
    const ordinary = trendingScore({ upvotes: 10, comments: 0, day: '2026-11-21' }, today);
    expect(trendingScore({ upvotes: 100, comments: 0, day: '2026-11-14' }, today)).toBeGreaterThan(ordinary);
    expect(trendingScore({ upvotes: 100, comments: 0, day: '2026-11-13' }, today)).toBeLessThan(ordinary);
    expect(trendingScore({ upvotes: 600, comments: 0, day: '2026-10-22' }, today)).toBeLessThan(ordinary);
  });

  it('does not depend on the order of the papers', () => {
    fc.assert(
      fc.property(
        anyPapers.chain(papers =>
          fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
        ),
        ([papers, shuffled]) => {
          expect(rankTrending(shuffled, today, 100)).toEqual(rankTrending(papers, today, 100));
        },
      ),
    );
  });

  it('sorts equal papers by id, and returns at most the limit', () => {
    const papers = [3, 1, 2].map(id => ({ id, upvotes: 5, comments: 0, day: today }));
    expect(rankTrending(papers, today, 2).map(({ id }) => id)).toEqual([1, 2]);
  });
});
