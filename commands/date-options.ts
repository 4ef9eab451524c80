import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import type { Options } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { localDate } from '../src/core/time/calendar.ts';
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
 * Reads the options `from` and `to`, typed at `now`, ms since the epoch: `2026-11-27`, or coarser. Days are those of the time
 * zone. Throws `UserError` for a text that is no date.
 */
export function readDateOptions(
  options: Options,
  now: number,
  timezone = 'UTC',
): { readonly from: string | undefined; readonly to: string | undefined } {
  const read = (name: 'from' | 'to') => {
    const text = options.string(name)?.trim() ?? '';
    return text === '' ? undefined : (parseDate(text, localDate(now, timezone)) ?? notADate(name, text));
  };
  return { from: read('from'), to: read('to') };
}

function notADate(name: string, text: string): never {
  throw new UserError(
    `“${text}” in ${name} is not a date. Write one such as 2024, 2024-05 or 2024-05-01, or in words: last month, 27 Nov.`,
  );
}
