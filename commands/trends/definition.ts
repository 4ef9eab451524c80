import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { EVERYWHERE } from '../contexts.ts';

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
    {
      type: Text,
      name: 'from',
      description: 'From this year or month on: 2024 or 2024-05 (two years back if left out)',
      max_length: 10,
    },
    { type: Text, name: 'to', description: 'Up to this year or month: 2024 or 2024-05', max_length: 10 },
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
