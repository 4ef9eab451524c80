import { Temporal } from 'temporal-polyfill';

/** Returns the calendar day (`YYYY-MM-DD`) of an instant (ms since the epoch) in a time zone. */
export function localDate(instant: number, timezone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .toString();
}

/** Returns the time of day (`HH:MM`) of an instant (ms since the epoch) in a time zone. */
export function localTime(instant: number, timezone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timezone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** Returns when a date (`YYYY-MM-DD`) begins in a time zone, ms since the epoch. */
export function startOfDay(date: string, timezone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timezone).epochMilliseconds;
}

/** Adds days to a date; both dates `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Returns the time zone's name in its usual case, or `undefined` if Temporal does not know it. */
export function knownTimezone(name: string): string | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
