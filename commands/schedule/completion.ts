import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { knownTimezone } from '../../src/core/time/calendar.ts';
import { formatWeekdays, parseWeekdays } from '../../src/core/time/weekdays.ts';

type Choices = APIApplicationCommandOptionChoice<string>[];

/** Zones offered before anything was typed, from west to east. */
const COMMON_ZONES = [
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

/** Zones whose name holds the typed text; what was typed comes first where it is a zone itself (aliases too). */
export function completeTimezone(text: string): Choices {
  const typed = text.trim().toLowerCase().replaceAll(' ', '_');
  if (typed === '') return COMMON_ZONES.map(asChoice);
  const exact = knownTimezone(text.trim());
  const found = Intl.supportedValuesOf('timeZone').filter(zone => zone.toLowerCase().includes(typed));
  return [...new Set([...(exact === undefined ? [] : [exact]), ...found])].slice(0, 25).map(asChoice);
}

/** The usual groups of days, or what the typed text means. */
export function completeDays(text: string): Choices {
  const typed = text.trim().toLowerCase();
  const meant = parseWeekdays(typed);
  if (meant) return [asChoice(formatWeekdays(meant))];
  return ['every day', 'weekdays', 'weekends', 'mon', 'mon, thu', 'mon, wed, fri']
    .filter(choice => choice.startsWith(typed))
    .map(asChoice);
}

function asChoice(value: string): { name: string; value: string } {
  return { name: value, value };
}
