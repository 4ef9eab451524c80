import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { EVERYWHERE } from '../contexts.ts';

const { String: Text } = ApplicationCommandOptionType;

/** `/search`, for everyone. */
export const searchDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'search',
  description: 'Find papers by words of their titles, summaries and abstracts',
  ...EVERYWHERE,
  options: [
    {
      type: Text,
      name: 'query',
      description: 'Words to look for, such as: mixture of experts routing',
      required: true,
      autocomplete: true,
    },
    {
      type: Text,
      name: 'author',
      description: 'Only papers of this author, by full name or surname',
      max_length: 100,
    },
    {
      type: Text,
      name: 'category',
      description: 'Only papers of this arXiv category, such as cs.LG',
      max_length: 30,
    },
    {
      type: Text,
      name: 'from',
      description: 'Published then or later: 2024, 2024-05 or 2024-05-01',
      max_length: 10,
    },
    {
      type: Text,
      name: 'to',
      description: 'Published then or earlier: 2024, 2024-05 or 2024-05-01',
      max_length: 10,
    },
    {
      type: Text,
      name: 'sort',
      description: 'What comes first (the best match if left out)',
      choices: [
        { name: 'relevance: best match first', value: 'relevance' },
        { name: 'newest first', value: 'newest' },
        { name: 'upvotes: most upvoted first', value: 'upvotes' },
      ],
    },
  ],
};
