import {
  ApplicationCommandOptionType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { EVERYWHERE } from '../contexts.ts';
import { dateOption } from '../date-options.ts';
import { authorOption, categoryOption, minVotesOption, organizationOption } from '../paper-filters.ts';

const { String: Text } = ApplicationCommandOptionType;

/** `/search`, for everyone. No option is required, but one must be given. */
export const searchDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'search',
  description: 'Find papers by words, author, organization, category, dates or votes',
  ...EVERYWHERE,
  options: [
    {
      type: Text,
      name: 'query',
      description: 'Words to look for; "a phrase", -word to leave out, OR between alternatives',
      autocomplete: true,
    },
    authorOption('Only papers of this author, by full name or surname'),
    organizationOption,
    categoryOption,
    dateOption('from', 'Published then or later: 2024, 2024-05, 2024-05-01 or last month'),
    dateOption('to', 'Published then or earlier: 2024, 2024-05, 2024-05-01 or yesterday'),
    minVotesOption('Only papers with at least so many upvotes'),
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
