import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../../src/playground/clock/movable-clock.ts';
import { createManualClock } from '../../support/manual-clock.ts';

function clocks(ahead = 0) {
  const real = createManualClock('2026-03-01T12:00:00Z');
  const clock = createMovableClock(real, ahead);
  const ended: string[] = [];
  const wait = (name: string, ms: number, signal?: AbortSignal): Promise<unknown> =>
    clock.wait(ms, signal).then(() => ended.push(name));
  return { real, clock, ended, wait };
}

/** Lets pending callbacks run. */
const turn = () => new Promise(resolve => setImmediate(resolve));

describe('a clock that can be moved', () => {
  it('advances with real time, ahead by its offset', () => {
    const { real, clock } = clocks(5000);
    expect(clock.now()).toBe(real.now() + 5000);
    real.advance(1000);
    expect(clock.now()).toBe(real.now() + 5000);
    clock.moveTo(real.now() + 60_000);
    expect(clock.ahead).toBe(60_000);
    clock.moveTo(real.now());
    expect(clock.ahead).toBe(0);
  });

  it('ends the waits it is moved past, and shortens the others', async () => {
    const { real, clock, ended, wait } = clocks();
    void wait('short', 1000);
    void wait('long', 10_000);
    clock.moveTo(clock.now() + 4000);
    await turn();
    expect(ended).toEqual(['short']);
    real.advance(5999);
    await turn();
    expect(ended).toEqual(['short']);
    real.advance(1);
    await turn();
    expect(ended).toEqual(['short', 'long']);
  });

  it('does not prolong waits when it is moved back', async () => {
    const { real, clock, ended, wait } = clocks(86_400_000);
    void wait('tick', 15_000);
    real.advance(5000);
    clock.moveTo(real.now());
    await turn();
    expect(ended).toEqual([]);
    real.advance(10_000);
    await turn();
    expect(ended).toEqual(['tick']);
  });

  it('ends an aborted wait', async () => {
    const { ended, wait } = clocks();
    const given = new AbortController();
    const waiting = wait('given up', 10_000, given.signal);
    given.abort();
    await waiting;
    await wait('given up before', 10_000, given.signal);
    expect(ended).toEqual(['given up', 'given up before']);
  });
});
