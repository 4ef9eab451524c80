import { Temporal } from 'temporal-polyfill';
import { isFullDate } from './partial-date.ts';
import { mondayOf, weeksIn, type Period } from './periods.ts';
import { addDays } from './calendar.ts';

const DATE_PREFIX = /^(?:\d{0,4}|\d{4}-\d{0,2}|\d{4}-\d\d-\d{0,2})$/;
const WEEK_PREFIX = /^(\d{4})-W(\d{0,2})$/;

/** The beginning of a date or week, with the periods that complete it. */
export interface HalfTyped {
  /** The last day that completes it. */
  readonly until: string;
  /** Returns true if a period completes it, or contains a day that does. */
  fits(period: Period): boolean;
}

/** Parses the beginning of a `YYYY-MM-DD` or `YYYY-Www`, of any length; `undefined` for any other text. */
export function parseHalfTyped(text: string): HalfTyped | undefined {
  const typed = text.trim().toUpperCase();
  const until = lastWeekday(typed) ?? lastDay(typed);
  if (until === undefined) return undefined;
  return {
    until,
    fits: period => period.name.startsWith(typed) || daysOf(period).some(day => day.startsWith(typed)),
  };
}

function lastWeekday(typed: string): string | undefined {
  const [, year, week = ''] = WEEK_PREFIX.exec(typed) ?? [];
  if (year === undefined || year === '0000') return undefined;
  const last = addDays(mondayOf(year, Math.min(Number(week.padEnd(2, '9')), weeksIn(year))), 6);
  // The last week of the year 9999 ends in a year of five digits.
  return isFullDate(last) ? last : undefined;
}

function lastDay(typed: string): string | undefined {
  if (!DATE_PREFIX.test(typed)) return undefined;
  // Missing digits become 9; the calendar constrains them to the last month and its last day.
  const highest = (from: number, length: number) =>
    Math.max(1, Number(typed.slice(from, from + length).padEnd(length, '9')));
  return Temporal.PlainDate.from(
    { year: highest(0, 4), month: highest(5, 2), day: highest(8, 2) },
    { overflow: 'constrain' },
  ).toString();
}

function daysOf({ first, last }: Period): string[] {
  const days = [first];
  for (let day = first; day < last;) days.push((day = addDays(day, 1)));
  return days;
}
