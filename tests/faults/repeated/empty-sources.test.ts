import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/core/time/duration.ts';
import { SCHEDULE_SUBJECTS, type ScheduleSpec } from '../../../src/core/schedule/schedule.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const FILTERS: readonly Partial<ScheduleSpec>[] = [
  {},
  { query: 'zebra' },
  { category: 'cs.LG' },
  { author: 'Nobody' },
];

it.each(['silent', 'note'] as const)(
  'a schedule without any paper posts what it is set to: %s',
  async empty => {
    const { clock, tick, channel, schedule, log, stores, spread } = await openScheduleFixture();
    const specs = SCHEDULE_SUBJECTS.flatMap(what => FILTERS.map(filter => ({ ...filter, what, empty })));
    for (const [at, spec] of specs.entries()) await schedule({ ...spec, channelId: `${1_000 + at}` });
    const days = repetitions(2, 100);
    clock.advance(9 * HOUR_MS + spread);
    for (let day = 0; day < days; day += 1) {
      await tick();
      clock.advance(DAY_MS);
    }
    const slots = specs.length * days;
    expect(channel.messages).toHaveLength(empty === 'note' ? slots : 0);
    for (const { body } of channel.messages) expect(body).not.toMatch(/error|failed|wrong|undefined/i);
    expect(log.events.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    const paused = (await stores.schedules.all()).filter(({ pausedReason }) => pausedReason !== null);
    expect(paused).toEqual([]);
    printCounts(21, {
      empty,
      slots,
      notes: channel.messages.length,
      'error posts': 0,
      'schedules paused': 0,
    });
  },
);
