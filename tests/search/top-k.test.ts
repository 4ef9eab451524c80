import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { topK, createTopK } from '../../src/search/top-k.ts';

const compare = (a: number, b: number): number => a - b;

it('returns the same as sorting and slicing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.nat({ max: 30 }), (items, limit) => {
      expect(topK(items, limit, compare)).toEqual(items.toSorted(compare).slice(0, limit));
    }),
  );
});

it('accepts items after its items were read', () => {
  const best = createTopK(2, compare);
  for (const item of [5, 3, 4]) best.offer(item);
  expect([...best.items]).toEqual([3, 4]);
  best.offer(1);
  expect([...best.items]).toEqual([1, 3]);
});
