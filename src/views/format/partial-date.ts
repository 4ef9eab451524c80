import type { PartialDate } from '../../core/time/partial-date.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as far as it is known: `29 Jul 2025`, `Dec 2025` or `2025`; `undefined` for a text that is no date. */
export function formatDate(date: PartialDate): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (year === undefined || month === undefined) return year;
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return undefined;
  if (day === undefined) return `${name} ${year}`;
  return Number(day) >= 1 && Number(day) <= 31 ? `${Number(day)} ${name} ${year}` : undefined;
}
