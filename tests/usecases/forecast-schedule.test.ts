import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import type { Weekday } from '../../src/core/time/weekdays.ts';
import { FORECAST_DAYS, forecastSchedule } from '../../src/usecases/forecast-schedule.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** A corpus of 12 papers, three of them listed, and a call that replays a schedule over the last 30 days. */
async function openForecast() {
  const { stores, index, clock, addPapers, schedule } = await openScheduleFixture('2026-11-21T12:00:00Z');
  await addPapers(
    ...Array.from({ length: 9 }, (_, at) => ({ title: `Paper number ${at}`, upvotes: at })),
    { title: 'Listed early', listedOn: ['2026-10-01'] },
    { title: 'Listed late', listedOn: ['2026-11-17'] },
    { title: 'Listed later', listedOn: ['2026-11-18'] },
  );
  const stored = await schedule();
  return async (changes: Partial<ScheduleSpec>) => {
    const spec = { ...stored, ...changes };
    return forecastSchedule(spec, clock.now(), { ...stores, index });
  };
}

const total = (slots: readonly { readonly papers: number }[]) =>
  slots.reduce((sum, { papers }) => sum + papers, 0);

describe('the forecast of a schedule', () => {
  it('posts each list once, on the first slot that has it', async () => {
    const forecast = await openForecast();
    const slots = await forecast({ what: 'daily', count: 5 });
    expect(slots).toHaveLength(FORECAST_DAYS);
    expect(slots.filter(({ papers }) => papers > 0)).toEqual([
      { date: '2026-10-23', papers: 1 },
      { date: '2026-11-17', papers: 1 },
      { date: '2026-11-18', papers: 1 },
    ]);
  });

  it('repeats papers as soon as the schedule may', async () => {
    const forecast = await openForecast();
    const posted = async (repeat: ScheduleSpec['repeat']) =>
      total(await forecast({ what: 'archive', count: 10, repeat }));
    expect(await posted('never')).toBe(12);
    expect(await posted('7d')).toBeGreaterThan(36);
  });

  it('repeats the papers of a weekly schedule each week, if it may after seven days', async () => {
    const forecast = await openForecast();
    const slots = await forecast({ what: 'archive', days: [6], count: 10, repeat: '7d' });
    expect(slots.map(({ papers }) => papers)).toEqual([10, 10, 10, 10, 10]);
  });

  it('has a slot for each chosen day, at most its count of papers, and no paper twice', async () => {
    const forecast = await openForecast();
    const days = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
    const counts = fc.integer({ min: 1, max: 10 });
    await fc.assert(
      fc.asyncProperty(days, counts, async (chosen, count) => {
        const slots = await forecast({ what: 'archive', days: chosen, count });
        const weekdays = slots.map(({ date }) => ((new Date(date).getTime() / DAY_MS + 3) % 7) + 1);
        expect(weekdays.every(day => chosen.some(each => each === day))).toBe(true);
        expect(slots.every(({ papers }) => papers <= count)).toBe(true);
        expect(total(slots)).toBe(Math.min(12, slots.length * count));
      }),
      { numRuns: 15 },
    );
  });
});
