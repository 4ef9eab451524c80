import { findMonth } from '../../core/time/months.ts';
import { isPartialDate, type PartialDate } from '../../core/time/partial-date.ts';

interface DateFields {
  readonly date: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** Four digits, or the first of eight (`20200501`); `20222` is no year. */
const YEAR = String.raw`(?<!\d)(\d{4})(?=\d{4}(?!\d)|(?!\d))`;
const YEAR_ANYWHERE = new RegExp(YEAR);
const ISO_DATE = new RegExp(String.raw`^${YEAR}(?:[-/.](\d{1,2})(?!\d)(?:[-/.](\d{1,2})(?!\d))?)?`);

/** Returns the publication date by the `date` field, else by `year`, `month` and `day`, as far as they are valid. */
export function entryDate({ date, year, month, day }: DateFields): PartialDate | null {
  return readDate(date) ?? toDate(firstYear(year), monthOf(month), /^\d{1,2}$/.test(day) ? day : undefined);
}

/** Reads `2020-05-01`, `2020-5-1`, the beginning of a range (`2020-05/2020-06`), `May 2020` and `1 May 2020`. */
function readDate(text: string): PartialDate | null {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  if (year !== undefined) return toDate(year, month, day);
  const named = findMonth(text);
  const [dayInText] = /(?<!\d)\d{1,2}(?!\d)/.exec(text) ?? [];
  return toDate(firstYear(text), named === undefined ? undefined : String(named), dayInText);
}

/** Returns as much of a date as is valid. */
function toDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): PartialDate | null {
  if (year === undefined) return null;
  const parts = [year, month, day];
  const known = parts.slice(0, parts.includes(undefined) ? parts.indexOf(undefined) : 3);
  const dates = known.map((_, index) =>
    known
      .slice(0, known.length - index)
      .map(part => part?.padStart(2, '0'))
      .join('-'),
  );
  return dates.find(isPartialDate) ?? null;
}

function firstYear(text: string): string | undefined {
  return YEAR_ANYWHERE.exec(text)?.[1];
}

/** Returns the month of a `month` field, which may hold a day besides: `jul`, `July 18`, `7`. */
function monthOf(text: string): string | undefined {
  return findMonth(text)?.toString() ?? /^\d{1,2}$/.exec(text)?.[0];
}
