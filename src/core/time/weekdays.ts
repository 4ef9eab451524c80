/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const NAMES: readonly (readonly [Weekday, string])[] = [
  [1, 'monday'],
  [2, 'tuesday'],
  [3, 'wednesday'],
  [4, 'thursday'],
  [5, 'friday'],
  [6, 'saturday'],
  [7, 'sunday'],
];

/** The shortest abbreviation of a name that is accepted, and the one that is written: `mon`. */
const ABBREVIATION_LENGTH = 3;

const GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ['every day', [1, 2, 3, 4, 5, 6, 7]],
  ['daily', [1, 2, 3, 4, 5, 6, 7]],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 7]],
]);

/**
 * Parses weekdays: `every day`, `weekdays`, `weekends`, or names and abbreviations such as `mon, thu` and `Monday and
 * Thursday`. Returns ascending unique days, or `undefined` if a word is not a day.
 */
export function parseWeekdays(text: string): Weekday[] | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const group = GROUPS.get(words);
  if (group) return [...group];
  const days = words
    .split(/(?:\s|,|;|&|\band\b)+/)
    .filter(word => word !== '')
    .map(findWeekday);
  const known = days.filter(day => day !== undefined);
  if (known.length === 0 || known.length < days.length) return undefined;
  return [...new Set(known)].toSorted((a, b) => a - b);
}

/** Returns the weekday of a name in lower case, in singular or plural or abbreviated: `monday`, `mondays`, `mon`. */
function findWeekday(word: string): Weekday | undefined {
  if (word.length < ABBREVIATION_LENGTH) return undefined;
  return NAMES.find(([, name]) => `${name}s`.startsWith(word))?.[0];
}

/** Formats weekdays as the shortest text that `parseWeekdays` parses to them. */
export function formatWeekdays(days: readonly Weekday[]): string {
  for (const [name, group] of GROUPS) {
    if (group.length === days.length && group.every(day => days.includes(day))) return name;
  }
  return NAMES.filter(([day]) => days.includes(day))
    .map(([, name]) => name.slice(0, ABBREVIATION_LENGTH))
    .join(', ');
}

/** Returns true for an ISO weekday. */
export function isWeekday(value: number): value is Weekday {
  return WEEKDAYS.some(day => day === value);
}
