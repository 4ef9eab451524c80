import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareFairly } from '../../../src/views/format/share-fairly.ts';

describe('fair shares', () => {
  it.each([
    [[10, 10], 100, [10, 10]],
    [[80, 10, 80], 100, [45, 10, 45]],
    [[80, 80], 0, [0, 0]],
    [[], 10, []],
  ])('of %j out of %d', (wants, total, shares) => {
    expect(shareFairly(wants, total)).toEqual(shares);
  });

  it('never exceed what is wanted or available, and use up all of it if more is wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1 }), fc.nat(5000), (wants, total) => {
        const shares = shareFairly(wants, total);
        const given = shares.reduce((sum, share) => sum + share, 0);
        for (const [index, share] of shares.entries()) expect(share).toBeLessThanOrEqual(wants[index] ?? 0);
        const wanted = wants.reduce((sum, want) => sum + want, 0);
        expect(given).toBe(Math.min(wanted, total));
      }),
    );
  });
});
