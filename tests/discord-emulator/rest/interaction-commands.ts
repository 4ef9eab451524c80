import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { ApplicationCommandDataResolvable } from 'discord.js';

export const SEARCH: ApplicationCommandDataResolvable = {
  name: 'search',
  description: 'Find papers',
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'query',
      description: 'Words',
      required: true,
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'limit',
      description: 'How many',
      minValue: 1,
      maxValue: 10,
    },
    { type: ApplicationCommandOptionType.User, name: 'by', description: 'Whose' },
  ],
};

export const SCHEDULE: ApplicationCommandDataResolvable = {
  name: 'schedule',
  description: 'Digests',
  defaultMemberPermissions: 'ManageGuild',
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'create',
      description: 'New one',
      options: [
        { type: ApplicationCommandOptionType.Channel, name: 'channel', description: 'Where', required: true },
      ],
    },
  ],
};

export const MENU: ApplicationCommandDataResolvable = {
  name: 'Save paper',
  type: ApplicationCommandType.Message,
};
