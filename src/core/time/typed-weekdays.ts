import { WEEKDAY_GROUPS, WEEKDAY_NAMES, WEEKDAYS, type Weekday } from './weekdays.ts';

/** Other words for `WEEKDAY_GROUPS`, after `every`, `each` and `all` became the group's name. */
const GROUP_ALIASES: ReadonlyMap<string, string> = new Map([
  ['everyday', 'every day'],
  ['daily', 'every day'],
  ['weekday', 'weekdays'],
  ['workday', 'weekdays'],
  ['workdays', 'weekdays'],
  ['weekend', 'weekends'],
]);

/** Days without spaces, as in a timetable: `mwf`, `tth`. */
const TIMETABLE = /^(?:th|tu|sa|su|[mtwfs]){2,7}$/;
const TIMETABLE_DAY = /th|tu|sa|su|[mtwfs]/g;

/** More words than all days with their ranges and fillers need. */
const MAX_WORDS = 30;

/** Some days as a set of bits, one for each `Weekday`. */
type DaySet = number;

/**
 * Returns the sets of days that a typed text may mean, each ascending: one of `every day`, `weekdays`, `Mon-Fri`, `Fri to Mon`,
 * `mon, thu`, `m t th f` and `MWF`; several of `t f`, since `t` may be Tuesday or Thursday; none of other texts. No day is
 * meant twice if it can be avoided, so `t th` is Tuesday and Thursday.
 */
export function weekdaysMeant(text: string): Weekday[][] {
  const parts = splitDays(text);
  if (parts.length === 0 || parts.length > MAX_WORDS) return [];
  /** Whether each set is reached without a day that is meant twice. */
  let sets = new Map<DaySet, boolean>([[0, true]]);
  for (const part of parts) {
    const next = new Map<DaySet, boolean>();
    for (const [set, isDistinct] of sets) {
      for (const days of setsMeant(part)) {
        const union = set | days;
        next.set(union, next.get(union) === true || (isDistinct && (set & days) === 0));
      }
    }
    sets = next;
  }
  const distinct = [...sets].filter(([, isDistinct]) => isDistinct);
  return (distinct.length > 0 ? distinct : [...sets]).map(([set]) => toWeekdays(set));
}

/** Splits a text into days, ranges `mon-fri` and names of groups. */
function splitDays(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('.', ' ')
    .replaceAll(/\b(?:every|each|all) ?(?:day|days|week)\b/g, 'everyday')
    .replaceAll(/\b(?:working|business) days?\b/g, 'weekdays')
    .replaceAll(/\b(?:every|each|on|from)\b/g, ' ')
    .replaceAll(/\s+(?:to|through|thru|till?|until)\s+|\s*[-–—]\s*/g, '-')
    .split(/(?:\s|[,;&+/]|\band\b)+/)
    .flatMap(part => (isTimetable(part) ? (part.match(TIMETABLE_DAY) ?? []) : [part]))
    .filter(part => part !== '');
}

function isTimetable(part: string): boolean {
  return TIMETABLE.test(part) && daysNamed(part).length === 0;
}

/** Returns the sets of days that a day, a range or a group may mean. */
function setsMeant(part: string): DaySet[] {
  const group = WEEKDAY_GROUPS.get(GROUP_ALIASES.get(part) ?? part);
  if (group) return [toSet(group)];
  const [first = '', last, ...rest] = part.split('-');
  if (last === undefined) return daysNamed(first).map(day => toSet([day]));
  if (rest.length > 0) return [];
  return daysNamed(first).flatMap(from =>
    daysNamed(last)
      .filter(to => to !== from)
      .map(to => rangeSet(from, to)),
  );
}

/** Returns the days whose name, in singular or plural, begins with a word in lower case. */
function daysNamed(word: string): Weekday[] {
  if (word === '') return [];
  if (word === 'weds') return [3];
  return WEEKDAY_NAMES.filter(([, name]) => `${name}s`.startsWith(word)).map(([day]) => day);
}

/** Returns the days from one to another, over the end of the week if need be. */
function rangeSet(from: Weekday, to: Weekday): DaySet {
  return toSet(WEEKDAYS.filter(day => (from < to ? from <= day && day <= to : from <= day || day <= to)));
}

function toSet(days: readonly Weekday[]): DaySet {
  return days.reduce((set, day) => set | (1 << day), 0);
}

function toWeekdays(set: DaySet): Weekday[] {
  return WEEKDAYS.filter(day => (set & (1 << day)) !== 0);
}
