import { Temporal } from 'temporal-polyfill';
import { addDays } from './calendar.ts';
import { isFullDate, isPartialDate, type PartialDate } from './partial-date.ts';

export const LIST_KINDS = ['daily', 'weekly', 'monthly'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Days from the first to the last, both `YYYY-MM-DD` and included, whose lists are shown as one. */
export interface ListPeriod {
  readonly first: string;
  readonly last: string;
  /** `YYYY-MM` if the period is this month: then publication dates that name no day belong to it. */
  readonly month?: string;
}

/** A day, an ISO week (Monday to Sunday) or a month, whose lists are shown as one. */
export interface Period extends ListPeriod {
  readonly kind: ListKind;
  /** `YYYY-MM-DD`, `YYYY-Www` or `YYYY-MM`: with the kind, all that is needed to find it again. */
  readonly name: string;
}

/** Days from the first to the last, both included, as somebody named them. */
export interface Span {
  readonly first: string;
  readonly last: string;
  /** What was asked for, `YYYY` or `YYYY-MM`. */
  readonly name: PartialDate;
}

/** What somebody asks for: one period, or the newest within a span. */
export type PeriodRequest =
  { readonly kind: 'period'; readonly period: Period } | { readonly kind: 'newest'; readonly span: Span };

/** Whether a text names a kind of list. */
export function isListKind(text: string | undefined): text is ListKind {
  return LIST_KINDS.some(kind => kind === text);
}

/**
 * The period of a kind that a date lies in; `undefined` if the date is none, or too coarse to tell (a month has no one
 * day), or the period reaches out of the years 1 to 9999.
 */
export function periodOf(kind: ListKind, date: PartialDate): Period | undefined {
  if (!isPartialDate(date)) return undefined;
  if (kind === 'monthly') return date.length >= 7 ? monthOf(date.slice(0, 7)) : undefined;
  if (!isFullDate(date)) return undefined;
  return kind === 'daily' ? { kind, name: date, first: date, last: date } : weekOf(date);
}

/** The period that `Period.name` calls so; `undefined` for every other text. */
export function periodByName(kind: ListKind, name: string): Period | undefined {
  const period = kind === 'weekly' ? weekByName(name) : periodOf(kind, name);
  return period?.name === name ? period : undefined;
}

/**
 * What a typed date asks for. Something finer than the kind means the period it lies in, something coarser the newest
 * period within it; `today` and `yesterday` are days. `undefined` for what is no date.
 */
export function parsePeriod(kind: ListKind, text: string, today: string): PeriodRequest | undefined {
  const typed = text.trim().toUpperCase();
  const period =
    periodByName(kind, typed) ?? periodOf(kind, kind === 'daily' ? resolveDay(typed, today) : typed);
  if (period) return { kind: 'period', period };
  if (!isPartialDate(typed) || typed.length === 10) return undefined;
  const first = firstDay(typed);
  const last = typed.length === 4 ? `${typed}-12-31` : lastOfMonth(typed);
  return { kind: 'newest', span: { first, last, name: typed } };
}

/** The first day that a date can mean. */
export function firstDay(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day of a month `YYYY-MM`. */
export function lastOfMonth(month: string): string {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return `${month}-${daysInMonth}`;
}

/** The Monday of an ISO week; a number past the year's last week counts into the next year. */
export function mondayOf(year: string, week: number): string {
  // ISO 8601: the week with 4 January in it is the first of its year.
  return addDays(`${year}-01-04`, 1 - weekday(`${year}-01-04`) + 7 * (week - 1));
}

/** How many ISO weeks a year has: 52 or 53. */
export function weeksIn(year: string): number {
  // ISO 8601: 28 December is always in the last week.
  return isoWeek(`${year}-12-28`).week;
}

function resolveDay(typed: string, today: string): string {
  if (typed === 'TODAY') return today;
  return typed === 'YESTERDAY' ? addDays(today, -1) : typed;
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

/** The number of a day's ISO week, and the year it counts to: that of its Thursday. */
function isoWeek(day: string): { year: string; week: number } {
  const thursday = addDays(day, 4 - weekday(day));
  const { dayOfYear } = Temporal.PlainDate.from(thursday);
  return { year: thursday.slice(0, 4), week: Math.ceil(dayOfYear / 7) };
}

function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}
