import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { guildSpreadMs, slotAfterDate } from '../../../src/core/schedule/slots.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const TIMES = [
  '00:00',
  '00:30',
  '01:00',
  '01:30',
  '02:00',
  '02:30',
  '03:00',
  '09:00',
  '12:00',
  '23:00',
  '23:59',
];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
/** A leap year, from the day before it. */
const FIRST_DATE = '2027-12-31';
const DAYS = 366;
const guildId = '1000000000000000001';
const spread = guildSpreadMs(guildId);

it('every local date has one slot, in order, in every time zone at every time', { timeout: 900_000 }, () => {
  const all = Intl.supportedValuesOf('timeZone');
  const step = Math.ceil(all.length / repetitions(2, all.length));
  const zones = all.filter((_, at) => at % step === 0);
  const dates = Array.from({ length: DAYS }, (_, at) =>
    Temporal.PlainDate.from(FIRST_DATE)
      .add({ days: at + 1 })
      .toString(),
  );
  let slots = 0;
  const wrong: string[] = [];
  for (const timezone of zones) {
    for (const time of TIMES) {
      let last = { date: FIRST_DATE, dueAt: Number.NEGATIVE_INFINITY };
      for (const date of dates) {
        const next = slotAfterDate({ guildId, time, timezone, days: EVERY_DAY }, last.date);
        if (next.date !== date || next.dueAt <= last.dueAt) wrong.push(`${timezone} ${time} ${date}`);
        last = next;
        slots += 1;
      }
    }
  }
  expect(wrong).toEqual([]);
  printCounts(4, { zones: zones.length, times: TIMES.length, slots, 'twice or out of order': 0 });
});

it('a slot inside an hour that a clock change repeats is posted once, also by restarts in that hour', async () => {
  const before = await openScheduleFixture('2026-10-24T12:00:00Z');
  await before.addPapers('Gamma paper', 'Beta paper', 'Alpha paper');
  await before.schedule({ time: '02:30', timezone: 'Europe/Berlin', count: 1 });
  // At 02:30 summer time, and at 02:30 an hour later; between them the process is started again every ten minutes.
  const first = Date.parse('2026-10-25T00:30:00Z') + spread;
  const posts: string[] = [];
  for (let minutes = 0; minutes <= 120; minutes += 10) {
    const { tick, channel, addPapers } = await openScheduleFixture(
      first + minutes * MINUTE_MS,
      undefined,
      before.file,
    );
    await addPapers();
    await tick();
    posts.push(...channel.messages.map(({ body }) => body));
  }
  expect(posts).toHaveLength(1);
});
