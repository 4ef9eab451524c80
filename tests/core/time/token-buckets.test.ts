import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenBuckets } from '../../../src/core/time/token-buckets.ts';

describe('token buckets', () => {
  it('allow a burst, then one more each time a token is refilled', () => {
    const buckets = createTokenBuckets({ capacity: 2, refillMs: 10 });
    for (const at of [0, 0]) {
      expect(buckets.waitMs('ada', at)).toBe(0);
      buckets.take('ada', at);
    }
    expect(buckets.waitMs('ada', 0)).toBe(10);
    expect(buckets.waitMs('ada', 4)).toBe(6);
    expect(buckets.waitMs('ben', 0)).toBe(0);
    buckets.take('ada', 10);
    expect(buckets.waitMs('ada', 10)).toBe(10);
  });

  it('forget keys whose buckets are full', () => {
    const buckets = createTokenBuckets({ capacity: 2, refillMs: 10 });
    buckets.take('ada', 0);
    buckets.take('ben', 5);
    expect(buckets.size).toBe(2);
    buckets.take('cleo', 10);
    expect(buckets.size).toBe(2);
    buckets.take('dan', 100);
    expect(buckets.size).toBe(1);
  });

  it('let a key wait as for an empty bucket at most if the clock moves back', () => {
    const buckets = createTokenBuckets({ capacity: 2, refillMs: 10 });
    buckets.take('ada', 1_000_000);
    expect(buckets.waitMs('ada', 0)).toBe(10);
  });

  it('never allow more than the capacity and what was refilled', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 60 }), pauses => {
        const buckets = createTokenBuckets({ capacity: 3, refillMs: 10 });
        let now = 0;
        let taken = 0;
        for (const pause of pauses) {
          now += pause;
          if (buckets.waitMs('ada', now) > 0) continue;
          buckets.take('ada', now);
          taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(3 + now / 10);
      }),
    );
  });
});
