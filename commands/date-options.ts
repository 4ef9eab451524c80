import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { Options } from '../src/command.ts';
import { parseDate } from '../src/core/time/typed-date.ts';

/** The longest text that is read as a date, such as `Wednesday, 30 September 2026`, with room for a typing error. */
const MAX_DATE_LENGTH = 30;

/** Returns an option that takes a date, in digits or words. */
export function dateOption(name: 'from' | 'to', description: string) {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    description,
    max_length: MAX_DATE_LENGTH,
  } as const satisfies APIApplicationCommandBasicOption;
}

/**
 * Reads the options `from` and `to`: dates in words become `2026-11-27` or coarser, as on the day `today`; other texts stay, and
 * are checked where the options are used.
 */
export function readDateOptions(
  options: Options,
  today: string,
): { readonly from: string | undefined; readonly to: string | undefined } {
  const read = (name: 'from' | 'to') => {
    const text = options.string(name);
    return text === undefined ? undefined : (parseDate(text, today) ?? text);
  };
  return { from: read('from'), to: read('to') };
}
