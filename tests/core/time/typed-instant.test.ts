import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantMeant } from '../../../src/core/time/typed-instant.ts';

/** A Saturday, 13:00 in Berlin. */
const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('typed instants', () => {
  it.each([
    ['2026-12-24', '2026-12-24T00:00:00+01:00'],
    ['2026-12-24 18:30', '2026-12-24T18:30:00+01:00'],
    ['2026-12-24T18:30', '2026-12-24T18:30:00+01:00'],
    [' 2026-07-01,  6pm ', '2026-07-01T18:00:00+02:00'],
    ['2026-12-24 at noon', '2026-12-24T12:00:00+01:00'],
    ['3d', '2026-11-24T13:00:00+01:00'],
    ['2 weeks', '2026-12-05T13:00:00+01:00'],
    ['for a week', '2026-11-28T13:00:00+01:00'],
    ['1 month', '2026-12-21T13:00:00+01:00'],
    ['12h', '2026-11-22T01:00:00+01:00'],
    ['tomorrow', '2026-11-22T00:00:00+01:00'],
    ['Monday', '2026-11-23T00:00:00+01:00'],
    ['sat', '2026-11-28T00:00:00+01:00'],
  ])('reads %j in the time zone', (text, instant) => {
    expect(instantMeant(text, 'Europe/Berlin', NOW)).toBe(Date.parse(instant));
  });

  it('counts days by the calendar, over a change of the clocks', () => {
    const before = Date.parse('2026-03-28T12:00:00Z');
    expect(instantMeant('1d', 'Europe/Berlin', before)).toBe(Date.parse('2026-03-29T11:00:00Z'));
  });

  it.each([
    '',
    'later',
    '2026-02-30',
    '2026-13-01',
    '2026-12',
    '2026-12-24 25:00',
    '3',
    't',
    'mon, tue',
    '1d 3h',
  ])('finds no instant in %j', text => {
    expect(instantMeant(text, 'Europe/Berlin', NOW)).toBeUndefined();
  });

  it('reads every date as its midnight', () => {
    const date = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, day => {
        const text = day.toISOString().slice(0, 10);
        expect(instantMeant(text, 'UTC', NOW)).toBe(Date.parse(`${text}T00:00:00Z`));
      }),
    );
  });
});
