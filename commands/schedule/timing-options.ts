import { UserError } from '../../src/core/message/user-error.ts';
import { timesMeant } from '../../src/core/time/typed-time.ts';
import { weekdaysMeant } from '../../src/core/time/typed-weekdays.ts';
import { formatWeekdays, type Weekday } from '../../src/core/time/weekdays.ts';

/** Of the meanings of a text, more would not help. */
const MAX_MEANINGS = 3;

/** Returns the time of day `HH:MM` that a typed text means. Throws `UserError` if it means none, or more than one. */
export function parseTime(text: string): string {
  const [time, ...others] = timesMeant(text);
  if (time === undefined) {
    throw new UserError(
      `“${text}” is not a time of day. Write it as HH:MM from 00:00 to 23:59, such as 09:00, or as 9am.`,
    );
  }
  if (others.length > 0) throw new UserError(ambiguous(text, [time, ...others]));
  return time;
}

/** Returns the days that a typed text means. Throws `UserError` if it means none, or may mean others as well. */
export function parseDays(text: string): Weekday[] {
  const [days, ...others] = weekdaysMeant(text);
  if (days === undefined) {
    throw new UserError(
      `“${text}” is not a list of days. Write every day, weekdays, weekends, or days such as: mon, thu, or mon-fri.`,
    );
  }
  if (others.length > 0) throw new UserError(ambiguous(text, [days, ...others].map(formatWeekdays), '; or '));
  return days;
}

function ambiguous(text: string, meanings: readonly string[], or = ' or '): string {
  return `“${text}” may be ${meanings.slice(0, MAX_MEANINGS).join(or)}. Write the one that you mean.`;
}
