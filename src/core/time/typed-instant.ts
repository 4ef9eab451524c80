import { Temporal } from 'temporal-polyfill';
import { timesMeant } from './typed-time.ts';
import { weekdaysMeant } from './typed-weekdays.ts';

/** `2026-12-24`, with or without a time of day after it. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:(?:t|,? (?:at )?)(.+))?$/;
/** `3d`, `2 weeks`, `a month`. */
const DURATION = /^(?:for |in )?(an?|one|\d{1,3}) ?(h|hours?|d|days?|w|weeks?|months?)$/;

type DurationUnit = 'hours' | 'days' | 'weeks' | 'months';

const UNITS: ReadonlyMap<string, DurationUnit> = new Map([
  ['h', 'hours'],
  ['d', 'days'],
  ['w', 'weeks'],
  ['m', 'months'],
]);

/**
 * Returns the instant (ms since the epoch) that a typed text means in a time zone: a date or the next weekday of a name, each
 * from its midnight, a date with a time of day, or a duration from `now` (ms since the epoch), such as `3d` and `2 weeks`.
 * Returns `undefined` for other texts.
 */
export function instantMeant(text: string, timezone: string, now: number): number | undefined {
  const written = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  try {
    return (durationLater(written, local) ?? dayNamed(written, local) ?? dateAt(written, timezone))
      ?.epochMilliseconds;
  } catch (error) {
    // A date that the calendar does not have.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function durationLater(text: string, from: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  const [, number, unit = ''] = DURATION.exec(text) ?? [];
  const key = UNITS.get(unit.charAt(0));
  if (number === undefined || key === undefined) return undefined;
  return from.add({ [key]: /^\d/.test(number) ? Number(number) : 1 });
}

/** Returns the midnight at which `tomorrow` or the next day of a weekday's name begins. */
function dayNamed(text: string, from: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  if (text === 'tomorrow') return from.startOfDay().add({ days: 1 });
  const [days, ...others] = weekdaysMeant(text);
  const [day, ...more] = days ?? [];
  if (day === undefined || more.length > 0 || others.length > 0) return undefined;
  return from.startOfDay().add({ days: ((day - from.dayOfWeek + 6) % 7) + 1 });
}

function dateAt(text: string, timezone: string): Temporal.ZonedDateTime | undefined {
  const [, date, time = '00:00'] = DATE.exec(text) ?? [];
  const [plainTime, ...others] = timesMeant(time);
  if (date === undefined || plainTime === undefined || others.length > 0) return undefined;
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: timezone, plainTime });
}
