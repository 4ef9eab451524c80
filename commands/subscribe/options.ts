import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { formatWeekdays } from '../../src/core/time/weekdays.ts';
import type { SubscriptionSpec } from '../../src/core/watch/subscription.ts';
import { MAX_TIME_LENGTH } from '../schedule/setting-options.ts';
import { timezoneOption } from '../timezone/option.ts';

const { String: Text, Integer } = ApplicationCommandOptionType;

/** Papers in one message: as many as there are keycap emoji to save them by. */
const MAX_PAPERS = 10;

/** Returns the options that say when a subscription is sent, and how many papers. */
export function timingOptions({
  time,
  days,
  count,
}: Pick<SubscriptionSpec, 'time' | 'days' | 'count'>): APIApplicationCommandBasicOption[] {
  return [
    {
      type: Text,
      name: 'time',
      description: `Time of day, such as 8:30 or 9am (${time} for a new subscription)`,
      max_length: MAX_TIME_LENGTH,
    },
    {
      type: Text,
      name: 'days',
      description: `every day, weekdays, weekends, or days such as: mon, thu (${formatWeekdays(days)} for a new subscription)`,
      autocomplete: true,
    },
    {
      type: Integer,
      name: 'count',
      description: `Papers in one message (${count} for a new subscription)`,
      min_value: 1,
      max_value: MAX_PAPERS,
    },
    timezoneOption,
  ];
}
