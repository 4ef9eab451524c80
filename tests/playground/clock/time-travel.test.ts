import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../../src/playground/clock/movable-clock.ts';
import { createTimeTravel, type Agenda } from '../../../src/playground/clock/time-travel.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-03-01T12:00:00Z');

/** Creates time travel for an app that does work at the planned times and records it. */
function travelWith(planned: readonly number[]) {
  const clock = createMovableClock(createManualClock(NOON));
  const done: number[] = [];
  const open = () => planned.filter(each => !done.includes(each));
  const agenda: Agenda = {
    next: async () => open()[0],
    catchUp: async () => void done.push(...open().filter(each => each <= clock.now())),
  };
  const times: number[] = [];
  const travel = createTimeTravel(clock, () => agenda);
  travel.subscribe(() => times.push(clock.now()));
  return { clock, travel, done, times };
}

describe('moving the time', () => {
  it('stops at the next planned work, which the app does', async () => {
    const { clock, travel, done } = travelWith([NOON + 3 * HOUR, NOON + 27 * HOUR]);
    await travel.refresh();
    expect(travel.view().next).toBe(NOON + 3 * HOUR);
    await travel.move('next');
    expect(clock.now()).toBe(NOON + 3 * HOUR);
    expect(done).toEqual([NOON + 3 * HOUR]);
    expect(travel.view()).toMatchObject({ next: NOON + 27 * HOUR, ahead: 3 * HOUR, isMoving: false });
  });

  it('stops at all planned work within a day', async () => {
    const planned = [NOON + HOUR, NOON + 2 * HOUR, NOON + 25 * HOUR];
    const { clock, travel, done, times } = travelWith(planned);
    await travel.move('day');
    expect(done).toEqual(planned.slice(0, 2));
    expect(times).toEqual(expect.arrayContaining(planned.slice(0, 2)));
    expect(clock.now()).toBe(NOON + 24 * HOUR);
  });

  it('returns to the present without repeating work', async () => {
    const { clock, travel, done } = travelWith([NOON + HOUR]);
    await travel.move('next');
    await travel.move('present');
    expect(clock.now()).toBe(NOON);
    expect(done).toEqual([NOON + HOUR]);
  });

  it('refuses to move to the next work if none is planned, but moves by a day', async () => {
    const { clock, travel } = travelWith([]);
    await expect(travel.move('next')).rejects.toThrow('Create a schedule first');
    await travel.move('day');
    expect(clock.now()).toBe(NOON + 24 * HOUR);
    expect(travel.view().isMoving).toBe(false);
  });

  it('stops where an app stops, and leaves the work of later times to its next start', async () => {
    const clock = createMovableClock(createManualClock(NOON));
    const stopping = new AbortController();
    const agenda: Agenda = {
      signal: stopping.signal,
      next: async () => NOON + HOUR,
      async catchUp() {
        stopping.abort();
        throw new Error('the database is closed');
      },
    };
    const travel = createTimeTravel(clock, () => agenda);
    await travel.move('day');
    expect(clock.now()).toBe(NOON + HOUR);
    await travel.move('day');
    expect(clock.now()).toBe(NOON + HOUR);
  });

  it('does not wait for work that cannot be done', async () => {
    const clock = createMovableClock(createManualClock(NOON));
    let asked = 0;
    const stuck: Agenda = { next: async () => NOON + HOUR, catchUp: async () => void (asked += 1) };
    const travel = createTimeTravel(clock, () => stuck);
    await travel.move('day');
    expect(clock.now()).toBe(NOON + 24 * HOUR);
    expect(asked).toBe(2);
  });

  it('can be moved again after the app failed to return its plans', async () => {
    const clock = createMovableClock(createManualClock(NOON));
    const gone: Agenda = { next: () => Promise.reject(new Error('closed')), catchUp: async () => undefined };
    const travel = createTimeTravel(clock, () => gone);
    const seen: boolean[] = [];
    travel.subscribe(() => seen.push(travel.view().isMoving));
    await expect(travel.move('day')).rejects.toThrow('closed');
    expect(seen).toEqual([true, false]);
  });

  it('refuses a second move at the same time', async () => {
    const { travel, clock } = travelWith([NOON + HOUR]);
    const first = travel.move('day');
    await expect(travel.move('day')).rejects.toThrow('already');
    await first;
    expect(clock.now()).toBe(NOON + 24 * HOUR);
  });
});
