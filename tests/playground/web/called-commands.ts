import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { ApplicationCommandDataResolvable } from 'discord.js';

/** Commands of all types. */
export const COMMANDS: readonly ApplicationCommandDataResolvable[] = [
  {
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
      { type: ApplicationCommandOptionType.Attachment, name: 'file', description: 'A list' },
    ],
  },
  { name: 'note', description: 'Write a note' },
  { name: 'settings', description: 'Settings', defaultMemberPermissions: 'ManageGuild' },
  { name: 'Save paper', type: ApplicationCommandType.Message },
  { name: 'Who is it', type: ApplicationCommandType.User },
];
