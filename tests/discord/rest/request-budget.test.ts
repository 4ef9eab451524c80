import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRequestBudget } from '../../../src/discord/rest/request-budget.ts';
import { createRequestWindow, type RequestPriority } from '../../../src/discord/rest/request-window.ts';
import { createManualClock } from '../../support/manual-clock.ts';

/** Takes requests of each kind as fast as they are granted, while the clock moves; returns when each was granted. */
async function granted(wanted: Readonly<Record<RequestPriority, number>>, forMs: number, stepMs = 5) {
  const clock = createManualClock(1_000_000);
  const budget = createRequestBudget(clock);
  const at: Record<RequestPriority, number[]> = { answer: [], background: [] };
  for (const priority of ['background', 'answer'] as const) {
    for (let each = 0; each < wanted[priority]; each += 1)
      void budget.take(priority).then(() => at[priority].push(clock.now() - 1_000_000));
  }
  for (let ms = 0; ms < forMs; ms += stepMs) {
    await new Promise(resolve => setImmediate(resolve));
    clock.advance(stepMs);
  }
  await new Promise(resolve => setImmediate(resolve));
  return at;
}

/** The largest number of instants within any second. */
function mostInASecond(instants: readonly number[]): number {
  return Math.max(0, ...instants.map(from => instants.filter(at => at >= from && at < from + 1_000).length));
}

describe('the request budget', () => {
  it('grants at most 45 requests in any second', async () => {
    const { answer, background } = await granted({ answer: 100, background: 100 }, 3_000);
    expect(mostInASecond([...answer, ...background].toSorted((a, b) => a - b))).toBeLessThanOrEqual(45);
  });

  it('sends 33 background requests a second, also if timers fire late', async () => {
    const { background } = await granted({ answer: 0, background: 400 }, 3_000, 40);
    expect(background.length).toBeGreaterThanOrEqual(100);
    expect(mostInASecond(background)).toBeLessThanOrEqual(45);
  });

  it('grants an answer at once while background requests wait', async () => {
    const clock = createManualClock(0);
    const budget = createRequestBudget(clock);
    const order: string[] = [];
    for (let each = 0; each < 20; each += 1)
      void budget.take('background').then(() => order.push('background'));
    await budget.take('answer').then(() => order.push('answer'));
    expect(order).toEqual(['background', 'answer']);
  });

  it('serves answers before the background requests that waited longer', async () => {
    const { answer, background } = await granted({ answer: 60, background: 60 }, 1_200);
    expect(answer).toHaveLength(60);
    // The first ones were sent before there was an answer to send.
    expect(background.filter(at => at > 0 && at < Math.max(...answer))).toEqual([]);
  });

  it('keeps to the limit whatever the order of requests', () => {
    const step = fc.record({
      ms: fc.integer({ min: 0, max: 200 }),
      priority: fc.constantFrom<RequestPriority>('answer', 'background'),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 300 }),
        fc.constantFrom(45, 22.5, 1, 0.5),
        (steps, perSecond) => {
          const window = createRequestWindow();
          const sent: number[] = [];
          let now = 0;
          for (const { ms, priority } of steps) {
            now += ms;
            now += Math.ceil(window.waitMs(priority, now, perSecond));
            expect(window.waitMs(priority, now, perSecond)).toBe(0);
            window.record(priority, now, perSecond);
            sent.push(now);
          }
          expect(mostInASecond(sent)).toBeLessThanOrEqual(Math.max(1, perSecond));
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([1, 3, 9])(
    'catches up after late timers with at most 4 requests, in %i processes together',
    count => {
      const perSecond = 45 / count;
      const windows = Array.from({ length: count }, createRequestWindow);
      const now = 60_000;
      const sendAll = (at: number) =>
        windows
          .map(window => {
            let sent = 0;
            while (window.waitMs('background', at, perSecond) === 0) {
              window.record('background', at, perSecond);
              sent += 1;
            }
            return sent;
          })
          .reduce((sum, sent) => sum + sent, 0);
      // Each process sends one at once, and its timer for the next one is a second late.
      expect(sendAll(now)).toBeLessThanOrEqual(count + 4);
      expect(sendAll(now + 1_000)).toBeLessThanOrEqual(count + 4);
    },
  );

  it('does not stop when the clock moves back', () => {
    const window = createRequestWindow();
    for (let each = 0; each < 60; each += 1) window.record('background', 1_000_000, 45);
    expect(window.waitMs('background', 5_000, 45)).toBe(0);
  });

  it('sends fewer as soon as there is another process, and more once that has ended', async () => {
    const clock = createManualClock(0);
    let perSecond = 45;
    const budget = createRequestBudget(clock, () => perSecond);
    const at: number[] = [];
    for (let each = 0; each < 300; each += 1) void budget.take('background').then(() => at.push(clock.now()));
    for (let ms = 0; ms < 6_000; ms += 5) {
      if (ms === 2_000) perSecond = 15;
      if (ms === 4_000) perSecond = 45;
      await new Promise(resolve => setImmediate(resolve));
      clock.advance(5);
    }
    const inSecond = (second: number) => at.filter(ms => Math.floor(ms / 1_000) === second).length;
    expect([inSecond(1), inSecond(3), inSecond(5)]).toEqual([40, 13, 40]);
  });

  it('leaves the limit to a proxy', async () => {
    const budget = createRequestBudget(createManualClock(0), () => Number.POSITIVE_INFINITY);
    const taken = Array.from({ length: 500 }, () => budget.take('background'));
    await expect(Promise.all(taken)).resolves.toHaveLength(500);
  });
});
