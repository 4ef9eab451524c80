import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCooldown } from '../../../src/core/message/cooldown.ts';

const LIMIT = 5;
const WINDOW = 10_000;
const START = Date.UTC(2026, 10, 21);

function createTestCooldown() {
  return createCooldown({ limit: LIMIT, windowMs: WINDOW });
}

/** Creates a cooldown in which Ada has made all her allowed calls: one each 100 ms, the first at the start. */
function createUsedCooldown() {
  const cooldown = createTestCooldown();
  for (let call = 0; call < LIMIT; call += 1) {
    expect(cooldown.take('ada', START + call * 100)).toEqual({ ok: true });
  }
  return cooldown;
}

describe('a cooldown', () => {
  it('allows five calls in ten seconds, and returns how long the sixth must wait', () => {
    expect(createUsedCooldown().take('ada', START + 1_000)).toEqual({ ok: false, waitMs: 9_000 });
  });

  it('allows one more call each time an earlier one leaves the window', () => {
    const cooldown = createUsedCooldown();
    expect(cooldown.take('ada', START + WINDOW - 1)).toEqual({ ok: false, waitMs: 1 });
    expect(cooldown.take('ada', START + WINDOW)).toEqual({ ok: true });
    expect(cooldown.take('ada', START + WINDOW)).toEqual({ ok: false, waitMs: 100 });
  });

  it('does not count rejected calls', () => {
    const cooldown = createUsedCooldown();
    for (let at = 500; at < WINDOW; at += 10) cooldown.take('ada', START + at);
    expect(cooldown.take('ada', START + WINDOW)).toEqual({ ok: true });
  });

  it('counts the calls of other processes as well, and says for how long', () => {
    const cooldown = createTestCooldown();
    cooldown.take('ada', START);
    cooldown.setOtherCalls([
      { ada: [START - WINDOW, START + 100, START + 200] },
      { ada: [START + 300], ben: [START] },
    ]);
    expect(cooldown.take('ada', START + 400)).toEqual({ ok: true });
    // One call may be too many: then the second oldest has to leave the window.
    cooldown.setOtherCalls([{ ada: [START + 100, START + 200, START + 300, START + 350] }]);
    expect(cooldown.take('ada', START + 400)).toEqual({ ok: false, waitMs: WINDOW - 300 });
    cooldown.setOtherCalls([]);
    expect(cooldown.take('ada', START + 400)).toEqual({ ok: true });
  });

  it('names the calls that were made here and still count, of the users who called last', () => {
    const cooldown = createUsedCooldown();
    for (const user of ['ben', 'cleo']) cooldown.take(user, START + WINDOW + 350);
    cooldown.setOtherCalls([{ dan: [START + WINDOW] }]);
    expect(cooldown.recentCalls(START + WINDOW + 350, 9)).toEqual({
      ada: [START + 400],
      ben: [START + WINDOW + 350],
      cleo: [START + WINDOW + 350],
    });
    expect(Object.keys(cooldown.recentCalls(START + WINDOW + 350, 1))).toEqual(['cleo']);
  });

  it('counts the calls of each user separately', () => {
    expect(createUsedCooldown().take('ben', START + 500)).toEqual({ ok: true });
  });

  it.each([-1, -WINDOW, -365 * 86_400_000, WINDOW, 365 * 86_400_000])(
    'locks no user out if the clock moves by %d ms',
    by => {
      const cooldown = createUsedCooldown();
      const now = START + (by < 0 ? by : by + LIMIT * 100);
      expect(cooldown.take('ada', now)).toEqual({ ok: true });
    },
  );

  it('locks no user out if the clock moves far forward and back again', () => {
    const cooldown = createUsedCooldown();
    const later = START + 86_400_000;
    for (let call = 0; call < LIMIT; call += 1) cooldown.take('ada', later);
    expect(cooldown.take('ada', START + WINDOW)).toEqual({ ok: true });
  });

  it('forgets users who stopped calling', () => {
    const cooldown = createTestCooldown();
    for (let user = 0; user < 1_000; user += 1) cooldown.take(String(user), START + user);
    expect(cooldown.size).toBe(1_000);
    cooldown.take('ada', START + 2 * WINDOW);
    expect(cooldown.size).toBe(1);
  });

  const users = fc.constantFrom('ada', 'ben', 'cleo');
  const steps = fc.array(fc.record({ user: users, after: fc.integer({ min: 0, max: 4_000 }) }), {
    maxLength: 60,
  });

  it('never allows more than the limit in any window, and rejects no call below it', () => {
    fc.assert(
      fc.property(steps, calls => {
        const cooldown = createTestCooldown();
        const passed = new Map<string, number[]>();
        let now = START;
        for (const { user, after } of calls) {
          now += after;
          const times = passed.get(user) ?? [];
          const inWindow = times.filter(time => time > now - WINDOW).length;
          const answer = cooldown.take(user, now);
          expect(answer.ok).toBe(inWindow < LIMIT);
          if (answer.ok) passed.set(user, [...times, now]);
        }
      }),
    );
  });

  it('returns the exact wait: a call is rejected before its end and allowed at its end', () => {
    fc.assert(
      fc.property(steps, calls => {
        const cooldown = createTestCooldown();
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
    const jumps = fc.array(fc.record({ user: users, by: fc.integer({ min: -100_000, max: 100_000 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(jumps, calls => {
        const cooldown = createTestCooldown();
        let now = START;
        for (const { user, by } of calls) {
          now += by;
          const answer = cooldown.take(user, now);
          expect(answer.ok || (answer.waitMs > 0 && answer.waitMs <= WINDOW)).toBe(true);
          expect(cooldown.size).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});
