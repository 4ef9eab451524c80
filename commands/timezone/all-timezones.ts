/** Zones offered before anything is typed; UTC, then from west to east. */
export const COMMON_TIMEZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Lagos',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
];

/** Returns the zones of this process, with those of `COMMON_TIMEZONES`, which it may know by an older name. */
export function allTimezones(): string[] {
  return [...new Set([...COMMON_TIMEZONES, ...Intl.supportedValuesOf('timeZone')])];
}
