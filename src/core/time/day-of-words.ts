import { Temporal } from 'temporal-polyfill';
import { addDays } from './calendar.ts';
import { findMonth, MONTH_NAME } from './months.ts';
import { isFullDate } from './partial-date.ts';
import { WEEKDAY_NAMES } from './weekdays.ts';

const WEEKDAY = String.raw`(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?`;

const DAYS_AGO = /^(\d{1,4}) days? ago$/;
const WEEKDAY_ALONE = new RegExp(`^(last |this )?(${WEEKDAY})$`);
const LEADING_WEEKDAY = new RegExp(String.raw`^${WEEKDAY}\.?,? `);
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? (${MONTH_NAME})\.?,?(?: (\d{4}))?$`,
);
const MONTH_FIRST = new RegExp(String.raw`^(${MONTH_NAME})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$`);
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
/** In some countries the day comes first, in others the month. */
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;

/**
 * Returns the day (`YYYY-MM-DD`) that words mean: `today`, `3 days ago`, `monday`, `last friday`, `27 Nov`, `November 27, 2026`,
 * `Friday, 27 November`, `27.11.2026`, `2026/11/27`, `2026-1-5`. Without a year it is the latest such day that has begun. With slashes,
 * `27/11/2026` and `11/27/2026` are the same day; `1/2/2026` is none, since it could be two. The words are in lower case, with
 * single blanks. Returns `undefined` for other texts and for days that no calendar has.
 */
export function dayOfWords(words: string, today: string): string | undefined {
  if (words === 'today') return today;
  if (words === 'yesterday') return addDays(today, -1);
  if (words === 'tomorrow') return addDays(today, 1);
  const ago = DAYS_AGO.exec(words)?.[1];
  if (ago !== undefined) return addDays(today, -Number(ago));
  return weekdayOfWords(words, today) ?? dayOfMonth(words.replace(LEADING_WEEKDAY, ''), today);
}

/** Returns the latest such weekday: today at most, or before today for `last friday`. */
function weekdayOfWords(words: string, today: string): string | undefined {
  const [, which, name] = WEEKDAY_ALONE.exec(words) ?? [];
  const weekday = WEEKDAY_NAMES.find(
    ([, full]) => name !== undefined && full.startsWith(name.slice(0, 3)),
  )?.[0];
  if (weekday === undefined) return undefined;
  const since = (Temporal.PlainDate.from(today).dayOfWeek - weekday + 7) % 7;
  return addDays(today, -(since === 0 && which === 'last ' ? 7 : since));
}

function dayOfMonth(words: string, today: string): string | undefined {
  const [, day, month, year] = DAY_FIRST.exec(words) ?? swapped(MONTH_FIRST.exec(words)) ?? [];
  if (day !== undefined && month !== undefined) return dayOf(day, findMonth(month), year, today);
  return dayOfNumbers(words, today);
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3]] : undefined;
}

function dayOfNumbers(words: string, today: string): string | undefined {
  const dotted = DOTTED.exec(words);
  if (dotted) return dayOf(dotted[1] ?? '', Number(dotted[2]), dotted[3], today);
  const yearFirst = YEAR_FIRST.exec(words);
  if (yearFirst) return dayOf(yearFirst[3] ?? '', Number(yearFirst[2]), yearFirst[1], today);
  const [, one, other, year] = SLASHED.exec(words) ?? [];
  if (one === undefined || other === undefined) return undefined;
  const [dayFirst, monthFirst] = [
    dayOf(one, Number(other), year, today),
    dayOf(other, Number(one), year, today),
  ];
  if (dayFirst === undefined || monthFirst === undefined) return dayFirst ?? monthFirst;
  return dayFirst === monthFirst ? dayFirst : undefined;
}

function dayOf(
  day: string,
  month: number | undefined,
  year: string | undefined,
  today: string,
): string | undefined {
  if (month === undefined) return undefined;
  const rest = `-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  // The 29th of February is at most eight years back.
  const years =
    year === undefined
      ? Array.from({ length: 9 }, (_, back) => String(thisYear - back).padStart(4, '0'))
      : [year];
  const dates = years.map(each => each + rest).filter(isFullDate);
  return year === undefined ? dates.find(date => date <= today) : dates[0];
}
