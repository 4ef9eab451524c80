/** A publication date as precisely as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (UTC day of arXiv's first version). */
export type PartialDate = string;

const SHAPE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** Returns true if a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and exists in the calendar. */
export function isPartialDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = SHAPE.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  return Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month));
}

/** Returns the days of a month of the Gregorian calendar; 0 if there is no such month. */
function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Returns true if a text is a day `YYYY-MM-DD` that exists in the calendar. */
export function isFullDate(text: string): boolean {
  return text.length === 10 && isPartialDate(text);
}

/**
 * Compares dates by preference when sources disagree: earlier years, months and days first; of a date and a more precise
 * one (`2024-03`, `2024-03-26`), the more precise first. Negative if `a` is first.
 */
export function comparePartial(a: PartialDate, b: PartialDate): number {
  if (a === b) return 0;
  if (a.startsWith(b)) return -1;
  if (b.startsWith(a)) return 1;
  return a < b ? -1 : 1;
}

/** Returns the preferred one of two dates: the first by `comparePartial`. */
export function earlierOf(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (a === null || b === null) return a ?? b;
  return comparePartial(a, b) <= 0 ? a : b;
}
