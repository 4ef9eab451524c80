import { describe, expect, it } from 'vitest';
import { SECOND_MS } from '../../src/core/time/duration.ts';
import { createLanes } from '../../src/jobs/lanes.ts';
import { createManualClock } from '../support/manual-clock.ts';

function openLanes() {
  const clock = createManualClock(0);
  const lateErrors: unknown[] = [];
  const lanes = createLanes({ clock, onLateError: error => lateErrors.push(error) });
  return { clock, lanes, lateErrors };
}

const forever = () => new Promise<void>(() => undefined);

describe('lanes', () => {
  it('free the lane of work that has taken three seconds, but keep its channel', async () => {
    const { clock, lanes } = openLanes();
    const ran = lanes.run('a', forever);
    const freed = lanes.nextFree();
    expect(lanes.inUse()).toBe(1);
    clock.advance(3 * SECOND_MS);
    await Promise.all([ran, freed]);
    expect(lanes.inUse()).toBe(0);
    expect(lanes.busyChannels()).toEqual(['a']);
  });

  it('free lane and channel when the work ends, also when it fails', async () => {
    const { lanes, lateErrors } = openLanes();
    await lanes.run('a', () => Promise.resolve());
    await expect(lanes.run('b', () => Promise.reject(new Error('disk error')))).rejects.toThrow('disk error');
    expect([lanes.inUse(), lanes.busyChannels(), lateErrors]).toEqual([0, [], []]);
  });

  it('pass on the error of work that was slow', async () => {
    const { clock, lanes, lateErrors } = openLanes();
    const failures: ((error: Error) => void)[] = [];
    const ran = lanes.run('a', () => new Promise((_, reject) => void failures.push(reject)));
    clock.advance(3 * SECOND_MS);
    await ran;
    for (const fail of failures) fail(new Error('disk error'));
    await expect.poll(() => lateErrors.map(String)).toEqual(['Error: disk error']);
    expect(lanes.busyChannels()).toEqual([]);
  });

  it('are fifty', () => {
    const { lanes } = openLanes();
    for (let channel = 0; channel < 49; channel += 1) void lanes.run(String(channel), forever);
    expect(lanes.isFull()).toBe(false);
    void lanes.run('last', forever);
    expect(lanes.isFull()).toBe(true);
  });
});
