import { HOUR_MS } from './duration.ts';
import { localDate } from './calendar.ts';

// The next day's list opens at 21:30 in New York. Clocks never change between then and midnight, so adding is correct.
const OPENS_BEFORE_MIDNIGHT_MS = 2.5 * HOUR_MS;

/** Returns the newest day for which Hugging Face has a list; it refuses later ones. `now` in ms since the epoch. */
export function newestListDay(now: number): string {
  return localDate(now + OPENS_BEFORE_MIDNIGHT_MS, 'America/New_York');
}
