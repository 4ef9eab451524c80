import { LOCALE } from '../locale.ts';

const DAY_MS = 86_400_000;

/** A time as a message’s header shows it, relative to today. */
export interface MessageTime {
  /** `Today at 14:05`, `Yesterday at 14:05`, `19/11/2026, 14:05`. */
  readonly long: string;
  /** `14:05` */
  readonly short: string;
}

/**
 * Formats a message’s time.
 * @param at ms since the epoch, UTC
 * @param now ms since the epoch, UTC
 * @param timeZone default: the browser’s
 */
export function messageTime(at: number, now: number, timeZone?: string): MessageTime {
  const zone = timeZone === undefined ? {} : { timeZone };
  const dayFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'short', ...zone });
  const short = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', ...zone }).format(at);
  const day = dayFormat.format(at);
  if (day === dayFormat.format(now)) return { long: `Today at ${short}`, short };
  if (day === dayFormat.format(now - DAY_MS)) return { long: `Yesterday at ${short}`, short };
  return { long: `${day}, ${short}`, short };
}
