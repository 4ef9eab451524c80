import { ApplicationCommandOptionType, type APIApplicationCommandBasicOption } from 'discord-api-types/v10';

/** The option with the time zone of a user. */
export const timezoneOption = {
  type: ApplicationCommandOptionType.String,
  name: 'timezone',
  description: 'Your time zone, such as Europe/Berlin; it is kept in your settings',
  autocomplete: true,
} as const satisfies APIApplicationCommandBasicOption;
