import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { ListKind } from '../../src/core/time/periods.ts';
import { FOR_ME } from '../../src/views/list/list-custom-ids.ts';
import { EVERYWHERE } from '../contexts.ts';

const { Subcommand, String: Text } = ApplicationCommandOptionType;

/** The option that names the list of each kind. */
export const LIST_OPTION = { daily: 'date', weekly: 'week', monthly: 'month' } as const satisfies Record<
  ListKind,
  string
>;

/** `/papers`, for everyone. */
export const papersDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'papers',
  description: 'Papers of a day, a week or a month, and what is trending',
  ...EVERYWHERE,
  options: [
    listOf(
      'daily',
      'Papers of one day, most upvoted first',
      'Such as 2026-11-20; a month or year for its newest list. Left out: the newest list',
    ),
    listOf(
      'weekly',
      'Papers of one week, most upvoted first',
      'Such as 2026-W47, 47, last week, or a day of it. Left out: the newest week',
    ),
    listOf(
      'monthly',
      'Papers of one month, most upvoted first',
      'Such as 2026-11, May, or a year for its newest month. Left out: the newest month',
    ),
    {
      type: Subcommand,
      name: 'trending',
      description: 'What gets most votes and comments at present',
      options: [
        {
          type: Text,
          name: 'scope',
          description: 'Whose votes count (in a server where members vote: here, if left out)',
          choices: [
            { name: 'here: what this server votes for, saves and discusses', value: 'here' },
            { name: 'everywhere: the votes and comments of the source', value: 'everywhere' },
          ],
        },
        {
          type: Text,
          name: 'period',
          description: 'Left out: what is trending now, however old it is',
          choices: [
            { name: 'The last day', value: 'day' },
            { name: 'The last week', value: 'week' },
            { name: 'The last month', value: 'month' },
          ],
        },
      ],
    },
  ],
};

function listOf(kind: ListKind, description: string, dates: string): APIApplicationCommandSubcommandOption {
  return {
    type: Subcommand,
    name: kind,
    description,
    options: [
      {
        type: Text,
        name: LIST_OPTION[kind],
        description: dates,
        autocomplete: true,
        // As long as `September 2026`, with blanks to spare.
        max_length: 20,
      },
      {
        type: Text,
        name: 'sort',
        description: 'Most upvoted first unless you choose another order',
        choices: [
          { name: 'Most upvoted first', value: 'upvotes' },
          { name: 'For me: near my saved papers first', value: FOR_ME },
        ],
      },
    ],
  };
}
