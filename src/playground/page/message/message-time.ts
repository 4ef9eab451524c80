import { LOCALE } from '../locale.ts';

const DAY_MS = 86_400_000;

/** A time as a message’s header shows it, relative to today. */
export interface MessageTime {
  /** `Today at 14:05`, `Yesterday at 14:05`, `19/11/2026, 14:05`. */
  readonly long: string;
  /** `14:05` */
  readonly short: string;
}

/** Of the browser's time zone: to create a format takes much longer than to use it. */
const LOCAL_FORMATS = createFormats({});

/**
 * Formats a message’s time.
 * @param at ms since the epoch, UTC
 * @param now ms since the epoch, UTC
 * @param timeZone default: the browser’s
 */
export function messageTime(at: number, now: number, timeZone?: string): MessageTime {
  const formats = timeZone === undefined ? LOCAL_FORMATS : createFormats({ timeZone });
  const short = formats.time.format(at);
  const day = formats.day.format(at);
  if (day === formats.day.format(now)) return { long: `Today at ${short}`, short };
  if (day === formats.day.format(now - DAY_MS)) return { long: `Yesterday at ${short}`, short };
  return { long: `${day}, ${short}`, short };
}

function createFormats(zone: Pick<Intl.DateTimeFormatOptions, 'timeZone'>) {
  return {
    day: new Intl.DateTimeFormat(LOCALE, { dateStyle: 'short', ...zone }),
    time: new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', ...zone }),
  };
}
