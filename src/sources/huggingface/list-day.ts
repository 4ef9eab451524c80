import { DAY_MS } from '../../core/time/duration.ts';
import { isFullDate, isPartialDate } from '../../core/time/partial-date.ts';

/** Which lists: of a day `YYYY-MM-DD`, an ISO week `YYYY-Www` or a month `YYYY-MM`. */
export type ListPeriod = { readonly date: string } | { readonly week: string } | { readonly month: string };

/** The period's first day; `undefined` if the calendar has no such period. */
export function firstDayOf(period: ListPeriod): string | undefined {
  if ('date' in period) return isFullDate(period.date) ? period.date : undefined;
  if ('week' in period) return mondayOf(period.week);
  return period.month.length === 7 && isPartialDate(period.month) ? `${period.month}-01` : undefined;
}

/** 4 January is always in week 1 (ISO 8601). */
function mondayOf(week: string): string | undefined {
  const [, year = '', number = ''] = /^(\d{4})-W(\d\d)$/.exec(week) ?? [];
  const fourth = new Date(`${year}-01-04T00:00:00Z`);
  if (Number(number) < 1 || Number.isNaN(fourth.getTime())) return undefined;
  const daysIntoWeek = (fourth.getUTCDay() + 6) % 7;
  const monday = new Date(fourth.getTime() + (7 * (Number(number) - 1) - daysIntoWeek) * DAY_MS);
  // The week belongs to the year of its Thursday; a 53rd that does not is none.
  const thursday = new Date(monday.getTime() + 3 * DAY_MS);
  return thursday.toISOString().startsWith(`${year}-`) ? monday.toISOString().slice(0, 10) : undefined;
}
