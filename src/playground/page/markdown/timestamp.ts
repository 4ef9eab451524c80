import { LOCALE } from '../locale.ts';

// Durations, ms.
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

/** Formats by letter (docs, "Timestamp Styles"); `R`, which is relative, is not among them. */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/**
 * Formats a time as `<t:…>` does.
 * @param at ms since the epoch, UTC
 * @param format a letter of docs, "Timestamp Styles"
 * @param now ms since the epoch, UTC
 * @param timeZone default: the browser’s
 */
export function timestampText(at: number, format: string, now: number, timeZone?: string): string {
  if (Number.isNaN(new Date(at).getTime())) return 'Invalid date';
  if (format === 'R') return relativeTimeText(at - now);
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(LOCALE, { ...STYLES[format], ...zone }).format(at);
}

/**
 * Formats a time relative to now, such as `5 minutes ago`.
 * @param difference ms; negative for the past
 */
export function relativeTimeText(difference: number): string {
  const [size, unit] = unitFor(Math.abs(difference));
  const count = Math.round(Math.abs(difference) / size);
  const article = unit === 'hour' ? 'an' : 'a';
  const length = count === 1 ? `${article} ${unit}` : `${count} ${unit}s`;
  return difference > 0 ? `in ${length}` : `${length} ago`;
}

/** Returns the largest unit of which there is at least one after rounding. */
function unitFor(length: number): [size: number, unit: string] {
  if (length >= YEAR - MONTH / 2) return [YEAR, 'year'];
  if (length >= MONTH - DAY / 2) return [MONTH, 'month'];
  if (length >= DAY - HOUR / 2) return [DAY, 'day'];
  if (length >= HOUR - MINUTE / 2) return [HOUR, 'hour'];
  if (length >= MINUTE - SECOND / 2) return [MINUTE, 'minute'];
  return [SECOND, 'second'];
}
