import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseHalfTyped } from '../../../src/core/time/half-typed-period.ts';
import {
  LIST_KINDS,
  periodByName,
  periodOf,
  type ListKind,
  type Period,
} from '../../../src/core/time/periods.ts';
import { parsePeriod } from '../../../src/core/time/typed-period.ts';

const today = '2026-11-21';

const anyKind = fc.constantFrom(...LIST_KINDS);
const anyDay = fc
  .integer({ min: 0, max: 3_652_000 })
  .map(days => Temporal.PlainDate.from('0001-01-08').add({ days }).toString())
  .filter(day => day < '9998-12-01');

function period(kind: ListKind, date: string): Period {
  const found = periodOf(kind, date);
  if (!found) throw new Error(`no ${kind} period of ${date}`);
  return found;
}

describe('periods', () => {
  it.each([
    ['2026-11-21', '2026-W47', '2026-11-16', '2026-11-22'],
    // Years begin and end within weeks: the Thursday decides.
    ['2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    ['2027-01-03', '2026-W53', '2026-12-28', '2027-01-03'],
    ['2021-01-01', '2020-W53', '2020-12-28', '2021-01-03'],
    ['2020-02-29', '2020-W09', '2020-02-24', '2020-03-01'],
  ])('put %s into week %s', (day, name, first, last) => {
    expect(periodOf('weekly', day)).toEqual({ kind: 'weekly', name, first, last });
  });

  it('have the length of the month', () => {
    expect(periodOf('monthly', '2024-02-10')).toEqual({
      kind: 'monthly',
      name: '2024-02',
      first: '2024-02-01',
      last: '2024-02-29',
      month: '2024-02',
    });
  });

  it('agree with Temporal on the numbers of weeks', () => {
    fc.assert(
      fc.property(anyDay, day => {
        const { weekOfYear, yearOfWeek } = Temporal.PlainDate.from(day);
        const { name } = period('weekly', day);
        expect([Number(name.slice(0, 4)), Number(name.slice(6))]).toEqual([yearOfWeek, weekOfYear]);
      }),
    );
  });

  it('contain the given day, and are found by their names', () => {
    fc.assert(
      fc.property(anyKind, anyDay, (kind, day) => {
        const found = period(kind, day);
        expect(found.first <= day && day <= found.last).toBe(true);
        expect(periodByName(kind, found.name)).toEqual(found);
        expect(periodOf(kind, found.last)).toEqual(found);
      }),
    );
  });

  it.each<[ListKind, string]>([
    ['daily', '2026-02-29'],
    ['daily', '2026-11'],
    ['daily', '0000-01-01'],
    ['daily', '+010000-01-01'],
    ['weekly', '2026-W54'],
    ['weekly', '2025-W53'],
    ['weekly', '2026-W00'],
    ['weekly', '2026-w47'],
    ['weekly', '0001-W00'],
    ['weekly', '0000-W10'],
    ['weekly', '9999-W53'],
    ['weekly', '2026-11-21'],
    ['monthly', '2026-13'],
    ['monthly', '2026-11-21'],
    ['monthly', '2026'],
    ['monthly', ''],
  ])('have no %s name %j', (kind, name) => {
    expect(periodByName(kind, name)).toBeUndefined();
  });

  it('never throw for any name', () => {
    fc.assert(
      fc.property(
        anyKind,
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-?W?\d\d(-\d\d)?$/)),
        (kind, text) => {
          expect([undefined, text]).toContain(periodByName(kind, text)?.name);
        },
      ),
    );
  });
});

describe('a typed date', () => {
  it.each<[ListKind, string, string]>([
    ['daily', '2026-11-20', '2026-11-20'],
    ['daily', ' today ', '2026-11-21'],
    ['daily', 'Yesterday', '2026-11-20'],
    ['weekly', 'yesterday', '2026-W47'],
    ['monthly', 'today', '2026-11'],
    ['monthly', ' YESTERDAY ', '2026-11'],
    ['weekly', 'last week', '2026-W46'],
    ['weekly', 'Last  Week', '2026-W46'],
    ['weekly', 'this week', '2026-W47'],
    ['weekly', '46', '2026-W46'],
    ['weekly', 'w5', '2026-W05'],
    ['weekly', 'week 47', '2026-W47'],
    ['weekly', '48', '2025-W48'],
    ['weekly', '53', '2020-W53'],
    ['monthly', 'May', '2026-05'],
    ['monthly', 'december', '2025-12'],
    ['monthly', 'Sept 2024', '2024-09'],
    ['monthly', '2024 may', '2024-05'],
    ['monthly', '5', '2026-05'],
    ['monthly', 'last month', '2026-10'],
    ['weekly', '2026-w47', '2026-W47'],
    ['weekly', '2026-11-20', '2026-W47'],
    ['monthly', '2026-11', '2026-11'],
    ['monthly', '2026-11-20', '2026-11'],
  ])('selects one %s period by %j', (kind, text, name) => {
    expect(parsePeriod(kind, text, today)).toMatchObject({ kind: 'period', period: { kind, name } });
  });

  it.each<[ListKind, string, string, string]>([
    ['daily', '2024-02', '2024-02-01', '2024-02-29'],
    ['daily', '2024', '2024-01-01', '2024-12-31'],
    ['weekly', '2024-05', '2024-05-01', '2024-05-31'],
    ['weekly', '2024', '2024-01-01', '2024-12-31'],
    ['monthly', '2024', '2024-01-01', '2024-12-31'],
  ])('that is coarser than %s, %j, selects the newest within it', (kind, text, first, last) => {
    expect(parsePeriod(kind, text, today)).toEqual({ kind: 'newest', span: { first, last, name: text } });
  });

  it.each<[ListKind, string, string]>([
    ['daily', 'May', '2026-05'],
    ['weekly', 'February 2024', '2024-02'],
  ])('in words that is coarser than %s, %j, selects the newest within it', (kind, text, name) => {
    expect(parsePeriod(kind, text, today)).toMatchObject({ kind: 'newest', span: { name } });
  });

  it.each<[ListKind, string]>([
    ['daily', '2026-W47'],
    ['daily', '46'],
    ['daily', 'last week'],
    ['daily', '1/2/2026'],
    ['daily', '2026-02-30'],
    ['daily', '2026-2-30'],
    ['daily', 'someday'],
    ['daily', ''],
    ['weekly', 'next week'],
    ['weekly', '2026-W60'],
    ['weekly', 'W54'],
    ['weekly', '0'],
    ['monthly', '2026-W47'],
    ['monthly', '2026-00'],
    ['monthly', '13'],
    ['monthly', '0'],
    ['monthly', 'Mayonnaise'],
    ['monthly', '46'],
  ])('of a %s list is not %j', (kind, text) => {
    expect(parsePeriod(kind, text, today)).toBeUndefined();
  });
});

describe('a half-typed date', () => {
  it.each([
    ['', '9999-12-31'],
    ['202', '2029-12-31'],
    ['2026', '2026-12-31'],
    ['2026-', '2026-12-31'],
    ['2026-0', '2026-09-30'],
    ['2026-02-', '2026-02-28'],
    ['2026-02-1', '2026-02-19'],
    ['2026-11-21', '2026-11-21'],
    ['2026-W', '2027-01-03'],
    ['2025-w', '2025-12-28'],
    ['2026-W4', '2026-12-06'],
    ['2026-W07', '2026-02-15'],
  ])('%j can be completed to a day up to %s', (text, until) => {
    expect(parseHalfTyped(text)?.until).toBe(until);
  });

  it.each(['nov', '2026/11', '20261', '2026-11-211', 'W47', '0000-W1'])('is not %j', text => {
    expect(parseHalfTyped(text)).toBeUndefined();
  });

  it('matches each period whose name or day begins with it, up to its last day', () => {
    fc.assert(
      fc.property(anyKind, anyDay, fc.nat(10), (kind, day, length) => {
        const expected = period(kind, day);
        for (const text of [expected.name.slice(0, length), day.slice(0, length)]) {
          const half = parseHalfTyped(text);
          expect(half?.fits(expected)).toBe(true);
          expect((half?.until ?? '') >= expected.first).toBe(true);
        }
      }),
    );
  });

  it('matches no period of another month', () => {
    const half = parseHalfTyped('2026-10');
    expect(half?.fits(period('monthly', '2026-11'))).toBe(false);
    expect(half?.fits(period('weekly', '2026-11-01'))).toBe(true);
    expect(half?.fits(period('weekly', '2026-11-02'))).toBe(false);
  });
});
