import { HOUR_MS } from './duration.ts';
import { localDate } from './calendar.ts';

// From 21:30 in New York to midnight there. No clock is changed in those hours, so it is a plain sum.
const ROLLOVER_BEFORE_MIDNIGHT_MS = 2.5 * HOUR_MS;

/** The day of Hugging Face's list that is open now; later ones are refused. `now` in ms since the epoch. */
export function newestListDay(now: number): string {
  return localDate(now + ROLLOVER_BEFORE_MIDNIGHT_MS, 'America/New_York');
}
