import { MONTH_ABBREVIATIONS } from '../../core/time/months.ts';
import { isPartialDate, type PartialDate } from '../../core/time/partial-date.ts';

/** The language of the bot's own texts, BCP 47. */
export const ENGLISH = 'en';

/**
 * Formats a date as precisely as it is known: `29 Jul 2025`, `Dec 2025`, `2025`, or as the language (a BCP 47 tag) has it;
 * `undefined` if it is not a date.
 */
export function formatDate(date: PartialDate, language = ENGLISH): string | undefined {
  if (language !== ENGLISH) return isPartialDate(date) ? formatIn(language, date) : undefined;
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (year === undefined || month === undefined) return year;
  const name = MONTH_ABBREVIATIONS[Number(month) - 1];
  if (name === undefined) return undefined;
  if (day === undefined) return `${name} ${year}`;
  return Number(day) >= 1 && Number(day) <= 31 ? `${Number(day)} ${name} ${year}` : undefined;
}

function formatIn(language: string, date: PartialDate): string {
  const [, month, day] = date.split('-');
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'short' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.parse(date));
}
