import { addDays } from './calendar.ts';
import { dayOfWords } from './day-of-words.ts';
import { findMonth, MONTH_NAME } from './months.ts';
import { isPartialDate, type PartialDate } from './partial-date.ts';

/**
 * Returns the date that a typed text means: `2024`, `2024-05` or `2024-05-01`, or words such as `27 Nov`, `last friday`,
 * `3 days ago`, `May 2024`, `last month` and `this year`. Without a year it is the latest such date that has begun. Returns
 * `undefined` for other texts.
 */
export function parseDate(text: string, today: string): PartialDate | undefined {
  const words = typedWords(text);
  return isPartialDate(words) ? words : dateOfWords(words, today);
}

/** Returns the words of a typed text in lower case, with single blanks. */
export function typedWords(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

/** Returns the day, month or year that words mean, as `typedWords` returns them; `undefined` for other texts. */
export function dateOfWords(words: string, today: string): PartialDate | undefined {
  return dayOfWords(words, today) ?? monthOfWords(words, today) ?? yearOfWords(words, today);
}

const MONTH_AND_YEAR = new RegExp(`^(?:(\\d{4}) )?(${MONTH_NAME})\\.?(?:,? (\\d{4}))?$`);

function monthOfWords(words: string, today: string): PartialDate | undefined {
  if (words === 'this month') return today.slice(0, 'YYYY-MM'.length);
  if (words === 'last month')
    return addDays(`${today.slice(0, 'YYYY-MM'.length)}-01`, -1).slice(0, 'YYYY-MM'.length);
  const [, before, name, after] = MONTH_AND_YEAR.exec(words) ?? [];
  const month = name === undefined ? undefined : findMonth(name);
  if (month === undefined) return undefined;
  const year = before ?? after;
  if (year === undefined) return latestMonth(month, today);
  const date = monthOf(Number(year), month);
  return isPartialDate(date) ? date : undefined;
}

/** Returns the latest such month (1–12) that has begun. */
export function latestMonth(month: number, today: string): PartialDate {
  const [year, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return monthOf(month > thisMonth ? year - 1 : year, month);
}

const monthOf = (year: number, month: number): PartialDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;

function yearOfWords(words: string, today: string): PartialDate | undefined {
  const thisYear = Number(today.slice(0, 4));
  if (words === 'this year') return String(thisYear);
  return words === 'last year' ? String(thisYear - 1) : undefined;
}
