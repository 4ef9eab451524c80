import { Temporal } from 'temporal-polyfill';
import { addDays } from './calendar.ts';
import { isFullDate, isPartialDate, type PartialDate } from './partial-date.ts';

export const LIST_KINDS = ['daily', 'weekly', 'monthly'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** A range of days whose lists are shown as one; `first` and `last` are inclusive, `YYYY-MM-DD`. */
export interface ListPeriod {
  readonly first: string;
  readonly last: string;
  /** `YYYY-MM` if the period is this month: then publication dates without a day belong to it. */
  readonly month?: string;
}

/** A day, an ISO week (Monday to Sunday) or a month, whose lists are shown as one. */
export interface Period extends ListPeriod {
  readonly kind: ListKind;
  /** `YYYY-MM-DD`, `YYYY-Www` or `YYYY-MM`: identifies the period together with its kind. */
  readonly name: string;
}

/** A typed range of days; `first` and `last` are inclusive, `YYYY-MM-DD`. */
export interface Span {
  readonly first: string;
  readonly last: string;
  /** The text as typed, `YYYY` or `YYYY-MM`. */
  readonly name: PartialDate;
}

/** A request for a period. */
export type PeriodRequest =
  | { readonly kind: 'period'; readonly period: Period }
  /** The newest one within a span. */
  | { readonly kind: 'newest'; readonly span: Span };

/** Returns true if a text is a kind of list. */
export function isListKind(text: string | undefined): text is ListKind {
  return LIST_KINDS.some(kind => kind === text);
}

/**
 * Returns the period of a kind that contains a date; `undefined` if the date is invalid or too coarse (a month has no single
 * day), or the period is not within the years 1 to 9999.
 */
export function periodOf(kind: ListKind, date: PartialDate): Period | undefined {
  if (!isPartialDate(date)) return undefined;
  if (kind === 'monthly') return date.length >= 7 ? monthOf(date.slice(0, 7)) : undefined;
  if (!isFullDate(date)) return undefined;
  return kind === 'daily' ? { kind, name: date, first: date, last: date } : weekOf(date);
}

/** Returns the period with a `Period.name`; `undefined` for any other text. */
export function periodByName(kind: ListKind, name: string): Period | undefined {
  const period = kind === 'weekly' ? weekByName(name) : periodOf(kind, name);
  return period?.name === name ? period : undefined;
}

/** Returns the first day of a year, month or day. */
export function firstDay(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10);
}

/** Returns the last day of a year, month or day. */
export function lastDay(date: PartialDate): string {
  if (date.length === 10) return date;
  return date.length === 4 ? `${date}-12-31` : lastOfMonth(date);
}

/** Returns the last day of a month `YYYY-MM`. */
export function lastOfMonth(month: string): string {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return `${month}-${daysInMonth}`;
}

/** Returns the Monday of an ISO week; a number above the year's last week continues into the next year. */
export function mondayOf(year: string, week: number): string {
  // ISO 8601: the first week of a year contains 4 January.
  return addDays(`${year}-01-04`, 1 - weekday(`${year}-01-04`) + 7 * (week - 1));
}

/** Returns the number of ISO weeks of a year: 52 or 53. */
export function weeksIn(year: string): number {
  // ISO 8601: 28 December is always in the last week.
  return isoWeek(`${year}-12-28`).week;
}

function monthOf(month: string): Period {
  return { kind: 'monthly', name: month, first: `${month}-01`, last: lastOfMonth(month), month };
}

function weekOf(day: string): Period | undefined {
  const first = addDays(day, 1 - weekday(day));
  const last = addDays(first, 6);
  if (!isFullDate(first) || !isFullDate(last)) return undefined;
  const { year, week } = isoWeek(day);
  return { kind: 'weekly', name: `${year}-W${String(week).padStart(2, '0')}`, first, last };
}

function weekByName(name: string): Period | undefined {
  const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(name) ?? [];
  if (year === undefined || week === undefined || !isPartialDate(year)) return undefined;
  return periodOf('weekly', mondayOf(year, Number(week)));
}

/** Returns the number of a day's ISO week, and its year: that of its Thursday. */
function isoWeek(day: string): { year: string; week: number } {
  const thursday = addDays(day, 4 - weekday(day));
  const { dayOfYear } = Temporal.PlainDate.from(thursday);
  return { year: thursday.slice(0, 4), week: Math.ceil(dayOfYear / 7) };
}

function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}
