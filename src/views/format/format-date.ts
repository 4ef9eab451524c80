import { MONTH_ABBREVIATIONS } from '../../core/time/months.ts';
import type { PartialDate } from '../../core/time/partial-date.ts';

/** Formats a date as precisely as it is known: `29 Jul 2025`, `Dec 2025`, `2025`; `undefined` if it is not a date. */
export function formatDate(date: PartialDate): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (year === undefined || month === undefined) return year;
  const name = MONTH_ABBREVIATIONS[Number(month) - 1];
  if (name === undefined) return undefined;
  if (day === undefined) return `${name} ${year}`;
  return Number(day) >= 1 && Number(day) <= 31 ? `${Number(day)} ${name} ${year}` : undefined;
}
