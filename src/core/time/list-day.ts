import { HOUR_MS } from './duration.ts';
import { localDate } from './calendar.ts';

// From 21:30 in New York to midnight there. Clocks never change in those hours, so adding is correct.
const ROLLOVER_BEFORE_MIDNIGHT_MS = 2.5 * HOUR_MS;

/** Returns the newest day for which Hugging Face has a list; it refuses later ones. `now` in ms since the epoch. */
export function newestListDay(now: number): string {
  return localDate(now + ROLLOVER_BEFORE_MIDNIGHT_MS, 'America/New_York');
}
