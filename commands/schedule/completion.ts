import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { knownTimezone } from '../../src/core/time/calendar.ts';
import { formatWeekdays, parseWeekdays } from '../../src/core/time/weekdays.ts';
import { MAX_CHOICES } from '../autocomplete-choice.ts';

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

/** Completes to zones whose name contains the typed text. A text that is itself a zone or an alias comes first. */
export function completeTimezone(text: string): Choices {
  const typed = text.trim().toLowerCase().replaceAll(' ', '_');
  if (typed === '') return COMMON_TIMEZONES.map(toChoice);
  const exact = knownTimezone(text.trim());
  const found = Intl.supportedValuesOf('timeZone').filter(zone => zone.toLowerCase().includes(typed));
  return [...new Set([...(exact === undefined ? [] : [exact]), ...found])]
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

function toChoice(value: string): { name: string; value: string } {
  return { name: value, value };
}
