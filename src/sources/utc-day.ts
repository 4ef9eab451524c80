import { isFullDate } from '../core/time/partial-date.ts';

const INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Returns the UTC day (`YYYY-MM-DD`) of an ISO time, or `null` for any other text. A time without an offset is taken as
 * UTC, in any time zone of the machine.
 */
export function utcDay(text: string): string | null {
  const [whole, day = '', offset] = INSTANT.exec(text.trim()) ?? [];
  if (whole === undefined || !isFullDate(day)) return null;
  if (offset === undefined || /^z$/i.test(offset)) return day;
  const instant = new Date(whole.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString().slice(0, 10);
}
