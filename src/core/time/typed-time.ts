/** Words for a time of day. */
const NAMED_TIMES: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['12 noon', '12:00'],
  ['midnight', '00:00'],
  ['12 midnight', '00:00'],
]);

/** `9`, `9:30`, `9.30`, `9h30`, each with or without `am` or `pm`. */
const WITH_SEPARATOR = /^(\d{1,2})(?: ?([:.h]) ?(\d{1,2})?)? ?(am|pm)?$/;
/** `0930` and `930`. */
const WITHOUT_SEPARATOR = /^(\d{1,2})(\d{2}) ?(am|pm)?$/;

/**
 * Returns the times of day (`HH:MM`) that a typed text may mean: one of `9`, `9am`, `9.30`, `9:30 pm`, `0930` and `noon`,
 * several of `9:5`, none of other texts.
 */
export function timesMeant(text: string): string[] {
  const written = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/ ?o[’']?clock/, '')
    .replace(/([ap])\.? ?m\.?$/, '$1m');
  const named = NAMED_TIMES.get(written);
  if (named !== undefined) return [named];

  const [, hours, separator, minutes, half] = WITH_SEPARATOR.exec(written) ?? [];
  if (hours !== undefined) {
    return timesOf(hourMeant(Number(hours), half), minutesMeant(separator, minutes));
  }
  const [, glued, rest, gluedHalf] = WITHOUT_SEPARATOR.exec(written) ?? [];
  return glued === undefined ? [] : timesOf(hourMeant(Number(glued), gluedHalf), [Number(rest)]);
}

/** Returns the hour from 0 to 23; `undefined` if there is none, as for `13 am`. */
function hourMeant(hour: number, half: string | undefined): number | undefined {
  if (hour > 23) return undefined;
  if (half === undefined) return hour;
  if (half === 'am') return hour > 12 ? undefined : hour % 12;
  if (hour === 0) return undefined;
  return hour < 12 ? hour + 12 : hour;
}

/** Returns the minutes that may be meant: with one digit, it may be the first or the second, and `9.5` half past nine. */
function minutesMeant(separator: string | undefined, minutes: string | undefined): number[] {
  if (minutes === undefined) return [0];
  const value = Number(minutes);
  if (minutes.length === 2) return [value];
  return [value, value * 10, ...(separator === '.' ? [value * 6] : [])];
}

function timesOf(hour: number | undefined, minutes: readonly number[]): string[] {
  if (hour === undefined) return [];
  const existing = new Set(minutes.filter(minute => minute < 60));
  return [...existing]
    .toSorted((a, b) => a - b)
    .map(minute => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}
