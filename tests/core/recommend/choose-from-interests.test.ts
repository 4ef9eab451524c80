import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFromInterests } from '../../../src/core/recommend/choose-from-interests.ts';

const candidate = (id: number, score: number, publishedAt: string | null = null) => ({
  id,
  score,
  publishedAt,
});
const idsOf = (chosen: readonly { readonly id: number }[]) => chosen.map(({ id }) => id);

describe('the choice of recommendations', () => {
  it('gives interests places by their sizes, also a small one', () => {
    const large = { size: 9, candidates: [1, 2, 3, 4, 5].map(id => candidate(id, 1)) };
    const small = { size: 3, candidates: [11, 12].map(id => candidate(id, 1)) };
    expect(idsOf(chooseFromInterests([large, small], 5))).toEqual([1, 2, 11, 3, 4]);
  });

  it('fills the places of an interest that has no more papers', () => {
    const large = { size: 9, candidates: [candidate(1, 1)] };
    const small = { size: 1, candidates: [11, 12, 13].map(id => candidate(id, 1)) };
    expect(idsOf(chooseFromInterests([large, small], 5))).toEqual([1, 11, 12, 13]);
  });

  it('puts the newest of equally near papers first, but not before much nearer ones', () => {
    const candidates = [
      candidate(1, 1, '2023-01'),
      candidate(2, 0.95, '2025-03-02'),
      candidate(3, 0.94, null),
      candidate(4, 0.6, '2026-01-01'),
    ];
    expect(idsOf(chooseFromInterests([{ size: 3, candidates }], 4))).toEqual([2, 1, 3, 4]);
  });

  it('has each paper once, and as many as there are, at most the count', () => {
    const candidates = fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 20 }),
        score: fc.double({ min: 0.01, max: 2, noNaN: true }),
        publishedAt: fc.constantFrom(null, '2024', '2025-11-20'),
      }),
      { maxLength: 12 },
    );
    const interests = fc.array(fc.record({ size: fc.integer({ min: 1, max: 50 }), candidates }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(interests, fc.integer({ min: 0, max: 10 }), (all, count) => {
        const ids = idsOf(chooseFromInterests(all, count));
        const known = new Set(all.flatMap(interest => idsOf(interest.candidates)));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBe(Math.min(count, known.size));
        expect(ids.every(id => known.has(id))).toBe(true);
      }),
    );
  });
});
