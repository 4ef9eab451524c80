import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../../src/core/time/weekdays.ts';
import {
  firstSlotAfter,
  slotAfterChange,
  slotAfterDate,
  SPREAD_MS,
  guildSpreadMs,
} from '../../../src/core/schedule/slots.ts';

const EVERY_DAY: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const guildId = '1000000000000000001';
const spread = guildSpreadMs(guildId);
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

describe('slots', () => {
  it('are due at the wall time of their date, after the spread of the guild', () => {
    const timing = { guildId, time: '09:00', timezone: 'Europe/Berlin', days: EVERY_DAY };
    expect(firstSlotAfter(timing, at('2026-01-15T12:00Z'))).toEqual({
      date: '2026-01-16',
      dueAt: at('2026-01-16T08:00Z') + spread,
    });
  });

  it('keep the wall time across a clock change', () => {
    const timing = { guildId, time: '09:00', timezone: 'Europe/Berlin', days: EVERY_DAY };
    expect(slotAfterDate(timing, '2026-03-28').dueAt).toBe(at('2026-03-29T07:00Z') + spread);
  });

  it('happen once at a time that a clock change skips or repeats', () => {
    const timing = { guildId, time: '02:30', timezone: 'Europe/Berlin', days: EVERY_DAY };
    expect(slotAfterDate(timing, '2026-03-28')).toEqual({
      date: '2026-03-29',
      dueAt: at('2026-03-29T01:30Z') + spread,
    });
    expect(slotAfterDate(timing, '2026-10-24')).toEqual({
      date: '2026-10-25',
      dueAt: at('2026-10-25T00:30Z') + spread,
    });
  });

  it('are on the chosen weekdays only', () => {
    const timing = { guildId, time: '09:00', timezone: 'UTC', days: [1, 4] satisfies Weekday[] };
    expect(slotAfterDate(timing, '2026-11-20').date).toBe('2026-11-23');
    expect(slotAfterDate(timing, '2026-11-23').date).toBe('2026-11-26');
  });

  it('that were missed for days are not passed over by a change of days', () => {
    const timing = { guildId, time: '09:00', timezone: 'UTC', days: [1, 2, 3, 4, 5] satisfies Weekday[] };
    const saturday = { date: '2026-11-21', dueAt: at('2026-11-21T09:00Z') + spread };
    expect(slotAfterChange(timing, saturday, at('2026-11-25T09:10Z')).date).toBe('2026-11-23');
  });

  it('follow each other in order, without gaps or duplicates, in any zone', () => {
    const zones = fc.constantFrom(
      'UTC',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Casablanca',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Antarctica/Troll',
    );
    const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(zones, times, fc.integer({ min: 0, max: 365 }), (timezone, [hour, minute], dayOfYear) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const timing = { guildId, time, timezone, days: EVERY_DAY };
        const start = Temporal.PlainDate.from('2026-01-01').add({ days: dayOfYear });
        const slot = slotAfterDate(timing, start.toString());
        const next = slotAfterDate(timing, slot.date);
        expect(next.dueAt).toBeGreaterThan(slot.dueAt);
        expect(firstSlotAfter(timing, slot.dueAt)).toEqual(next);
        expect(firstSlotAfter(timing, slot.dueAt - 1)).toEqual(slot);
      }),
      { numRuns: 300 },
    );
  });

  it('are spread over less than five minutes by guild', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 17n, max: 10n ** 19n }), id => {
        expect(guildSpreadMs(String(id))).toBeGreaterThanOrEqual(0);
        expect(guildSpreadMs(String(id))).toBeLessThan(SPREAD_MS);
      }),
    );
  });
});
