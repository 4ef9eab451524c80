import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCooldown } from '../../../src/core/message/cooldown.ts';

const LIMIT = 5;
const WINDOW = 10_000;
const START = Date.UTC(2026, 10, 21);

function fresh() {
  return createCooldown({ limit: LIMIT, windowMs: WINDOW });
}

/** A cooldown that has let Ada through as often as it does, one call each 100 ms from the start on. */
function used() {
  const cooldown = fresh();
  for (let call = 0; call < LIMIT; call += 1) {
    expect(cooldown.take('ada', START + call * 100)).toEqual({ ok: true });
  }
  return cooldown;
}

describe('a cooldown', () => {
  it('allows five calls in ten seconds, and returns how long the sixth must wait', () => {
    expect(used().take('ada', START + 1_000)).toEqual({ ok: false, waitMs: 9_000 });
  });

  it('allows one more call each time an earlier one leaves the window', () => {
    const cooldown = used();
    expect(cooldown.take('ada', START + WINDOW - 1)).toEqual({ ok: false, waitMs: 1 });
    expect(cooldown.take('ada', START + WINDOW)).toEqual({ ok: true });
    expect(cooldown.take('ada', START + WINDOW)).toEqual({ ok: false, waitMs: 100 });
  });

  it('does not count rejected calls', () => {
    const cooldown = used();
    for (let at = 500; at < WINDOW; at += 10) cooldown.take('ada', START + at);
    expect(cooldown.take('ada', START + WINDOW)).toEqual({ ok: true });
  });

  it('counts the calls of each user separately', () => {
    expect(used().take('ben', START + 500)).toEqual({ ok: true });
  });

  it.each([-1, -WINDOW, -365 * 86_400_000, WINDOW, 365 * 86_400_000])(
    'locks no user out if the clock moves by %d ms',
    by => {
      const cooldown = used();
      const now = START + (by < 0 ? by : by + LIMIT * 100);
      expect(cooldown.take('ada', now)).toEqual({ ok: true });
    },
  );

  it('locks no user out if the clock moves far forward and back again', () => {
    const cooldown = used();
    const later = START + 86_400_000;
    for (let call = 0; call < LIMIT; call += 1) cooldown.take('ada', later);
    expect(cooldown.take('ada', START + WINDOW)).toEqual({ ok: true });
  });

  it('forgets users who stopped calling', () => {
    const cooldown = fresh();
    for (let person = 0; person < 1_000; person += 1) cooldown.take(String(person), START + person);
    expect(cooldown.size).toBe(1_000);
    cooldown.take('ada', START + 2 * WINDOW);
    expect(cooldown.size).toBe(1);
  });

  const people = fc.constantFrom('ada', 'ben', 'cleo');
  const steps = fc.array(fc.record({ person: people, after: fc.integer({ min: 0, max: 4_000 }) }), {
    maxLength: 60,
  });

  it('never allows more than the limit in any window, and rejects no call below it', () => {
    fc.assert(
      fc.property(steps, calls => {
        const cooldown = fresh();
        const passed = new Map<string, number[]>();
        let now = START;
        for (const { person, after } of calls) {
          now += after;
          const times = passed.get(person) ?? [];
          const inWindow = times.filter(time => time > now - WINDOW).length;
          const answer = cooldown.take(person, now);
          expect(answer.ok).toBe(inWindow < LIMIT);
          if (answer.ok) passed.set(person, [...times, now]);
        }
      }),
    );
  });

  it('returns the exact wait: a call is rejected before its end and allowed at its end', () => {
    fc.assert(
      fc.property(steps, calls => {
        const cooldown = fresh();
        let now = START;
        for (const { after } of calls) {
          now += after;
          const answer = cooldown.take('ada', now);
          if (answer.ok) continue;
          expect(answer.waitMs).toBeGreaterThan(0);
          expect(answer.waitMs).toBeLessThanOrEqual(WINDOW);
          expect(cooldown.take('ada', now + answer.waitMs - 1).ok).toBe(false);
          now += answer.waitMs;
          expect(cooldown.take('ada', now).ok).toBe(true);
        }
      }),
    );
  });

  it('never makes a user wait longer than a window, however the clock moves', () => {
    const jumps = fc.array(fc.record({ person: people, by: fc.integer({ min: -100_000, max: 100_000 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(jumps, calls => {
        const cooldown = fresh();
        let now = START;
        for (const { person, by } of calls) {
          now += by;
          const answer = cooldown.take(person, now);
          expect(answer.ok || (answer.waitMs > 0 && answer.waitMs <= WINDOW)).toBe(true);
          expect(cooldown.size).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});
