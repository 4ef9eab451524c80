import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { weekdaysMeant } from '../../src/core/time/typed-weekdays.ts';
import { formatWeekdays } from '../../src/core/time/weekdays.ts';
import { MAX_CHOICES } from '../autocomplete-choice.ts';

/** Completes to the days that the typed text may mean, or to the common groups of days that it begins. */
export function completeDays(text: string): APIApplicationCommandOptionChoice<string>[] {
  const typed = text.trim().toLowerCase();
  const begun = ['every day', 'weekdays', 'weekends', 'mon', 'mon, thu', 'mon, wed, fri'].filter(choice =>
    choice.startsWith(typed),
  );
  const meant = weekdaysMeant(typed).map(formatWeekdays);
  return [...new Set([...meant, ...begun])].slice(0, MAX_CHOICES).map(value => ({ name: value, value }));
}
