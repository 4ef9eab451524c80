import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { knownTimezone } from '../../src/core/time/calendar.ts';
import { formatWeekdays, parseWeekdays } from '../../src/core/time/weekdays.ts';
import { MAX_CHOICES } from '../autocomplete-choice.ts';
import { findTimezones } from './find-timezones.ts';

type Choices = APIApplicationCommandOptionChoice<string>[];

/** Zones offered before anything is typed; UTC, then from west to east. */
const COMMON_TIMEZONES = [
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

/** Completes to zones by words of their names, begun or misspelt. A text that is itself a zone or an alias comes first. */
export function completeTimezone(text: string): Choices {
  const typed = text.trim();
  if (typed === '') return COMMON_TIMEZONES.map(toChoice);
  const exact = knownTimezone(typed);
  return [...new Set([...(exact === undefined ? [] : [exact]), ...findTimezones(typed, allTimezones())])]
    .slice(0, MAX_CHOICES)
    .map(toChoice);
}

/** Completes to the common groups of days, or to the days that the typed text means. */
export function completeDays(text: string): Choices {
  const typed = text.trim().toLowerCase();
  const days = parseWeekdays(typed);
  if (days) return [toChoice(formatWeekdays(days))];
  return ['every day', 'weekdays', 'weekends', 'mon', 'mon, thu', 'mon, wed, fri']
    .filter(choice => choice.startsWith(typed))
    .map(toChoice);
}

/** The zones of this process, with those of `COMMON_TIMEZONES`, which it may know by an older name. */
function allTimezones(): string[] {
  return [...new Set([...COMMON_TIMEZONES, ...Intl.supportedValuesOf('timeZone')])];
}

function toChoice(value: string): { name: string; value: string } {
  return { name: value, value };
}
