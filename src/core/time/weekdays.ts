/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The days of the week in order, with their names. */
export const WEEKDAY_NAMES: readonly (readonly [Weekday, string])[] = [
  [1, 'monday'],
  [2, 'tuesday'],
  [3, 'wednesday'],
  [4, 'thursday'],
  [5, 'friday'],
  [6, 'saturday'],
  [7, 'sunday'],
];

/** The days of the week in order. */
export const WEEKDAYS: readonly Weekday[] = WEEKDAY_NAMES.map(([day]) => day);

/** The length of the abbreviations that are written: `mon`. */
const ABBREVIATION_LENGTH = 3;

/** Days that have a name together. */
export const WEEKDAY_GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ['every day', WEEKDAYS],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 7]],
]);

/** Formats weekdays as the shortest text that means them alone; see `weekdaysMeant`. */
export function formatWeekdays(days: readonly Weekday[]): string {
  for (const [name, group] of WEEKDAY_GROUPS) {
    if (group.length === days.length && group.every(day => days.includes(day))) return name;
  }
  return WEEKDAY_NAMES.filter(([day]) => days.includes(day))
    .map(([, name]) => name.slice(0, ABBREVIATION_LENGTH))
    .join(', ');
}

/** Returns true for an ISO weekday. */
export function isWeekday(value: number): value is Weekday {
  return WEEKDAY_NAMES.some(([day]) => day === value);
}
