import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { MAX_CHOICES } from '../autocomplete-choice.ts';
import { COMMON_TIMEZONES } from './all-timezones.ts';
import { findTimezones } from './find-timezones.ts';
import { namedZones } from './timezones-meant.ts';

/** Completes to the zones that a text names, then to those with words that it begins or misspells. */
export function completeTimezone(text: string): APIApplicationCommandOptionChoice<string>[] {
  const typed = text.trim();
  const zones =
    typed === '' ? COMMON_TIMEZONES : [...namedZones(typed), ...findTimezones(typed, { isFuzzy: true })];
  return [...new Set(zones)].slice(0, MAX_CHOICES).map(value => ({ name: value, value }));
}
