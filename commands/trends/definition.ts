import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { EVERYWHERE } from '../contexts.ts';
import { dateOption } from '../date-options.ts';

const { String: Text } = ApplicationCommandOptionType;

/** Five queries of the length that other options allow. */
const MAX_WORDS_LENGTH = 500;

/** `/trends`, for everyone. */
export const trendsDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'trends',
  description: 'Draw how many papers a month are about something, or list the terms that rise now',
  ...EVERYWHERE,
  options: [
    {
      type: Text,
      name: 'words',
      description: 'Up to five searches, with commas between them (the terms that rise now if left out)',
      max_length: MAX_WORDS_LENGTH,
    },
    dateOption('from', 'From this year or month on: 2024, 2024-05 or last year (two years back if left out)'),
    dateOption('to', 'Up to this year or month: 2024, 2024-05 or last month'),
    {
      type: Text,
      name: 'theme',
      description: 'The colours of the picture (dark if left out)',
      choices: [
        { name: 'dark', value: 'dark' },
        { name: 'light', value: 'light' },
      ],
    },
  ],
};
