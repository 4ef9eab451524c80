import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNightlyAt } from '../../../src/jobs/reactions/nightly.ts';
import { DAY_MS } from '../../../src/core/time/duration.ts';

describe('the nightly check of reactions', () => {
  it('comes within a day, between 03:15 and 03:45 UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.string(), (now, key) => {
        const at = nextNightlyAt(now, key);
        expect(at).toBeGreaterThan(now);
        expect(at - now).toBeLessThanOrEqual(DAY_MS);
        const time = new Date(at).toISOString().slice(11, 16);
        expect(time >= '03:15' && time < '03:45').toBe(true);
      }),
    );
  });

  it('comes a day after the last one', () => {
    const first = nextNightlyAt(0, 'a bot');
    expect(nextNightlyAt(first, 'a bot')).toBe(first + DAY_MS);
  });
});
