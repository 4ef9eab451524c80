import { LOCALE } from '../locale.ts';

const DAY = 86_400_000;

/** A moment as a message's head shows it: by the day it was, seen from today. */
export interface MessageTime {
  /** `Today at 14:05`, `Yesterday at 14:05`, `19/11/2026, 14:05`. */
  readonly long: string;
  /** `14:05` */
  readonly short: string;
}

/**
 * @param at ms since the epoch, UTC
 * @param now ms since the epoch, UTC
 * @param timeZone the reader's when left out
 */
export function messageTime(at: number, now: number, timeZone?: string): MessageTime {
  const zone = timeZone === undefined ? {} : { timeZone };
  const dayOf = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'short', ...zone });
  const short = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', ...zone }).format(at);
  const day = dayOf.format(at);
  if (day === dayOf.format(now)) return { long: `Today at ${short}`, short };
  if (day === dayOf.format(now - DAY)) return { long: `Yesterday at ${short}`, short };
  return { long: `${day}, ${short}`, short };
}
