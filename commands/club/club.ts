import { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10';
import type { Command } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { WEEKDAY_NAMES } from '../../src/core/time/weekdays.ts';
import { IN_SERVERS } from '../contexts.ts';
import { MAX_TIME_LENGTH } from '../schedule/setting-options.ts';
import { createClub } from './create.ts';
import { completeClub, deleteClub } from './delete.ts';
import { listClubs } from './list.ts';
import type { ClubNeeds, ClubSubcommand } from './subcommand.ts';

const { String: Text, Channel, Subcommand } = ApplicationCommandOptionType;

const subcommands: ReadonlyMap<string, ClubSubcommand> = new Map([
  ['create', createClub],
  ['list', listClubs],
  ['delete', deleteClub],
]);

/** Reading clubs of a server. Curators create and delete them; everyone may see them. */
export const club: Command<ClubNeeds> = {
  definition: {
    name: 'club',
    description: 'A reading club: every week members choose a paper and meet to talk about it',
    ...IN_SERVERS,
    options: [
      {
        type: Subcommand,
        name: 'create',
        description: 'Start a reading club (for curators)',
        options: [
          {
            type: Channel,
            name: 'channel',
            description: 'Where it posts (this channel if left out)',
            channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
          },
          {
            type: Text,
            name: 'day',
            description: 'When it meets (thursday if left out)',
            choices: WEEKDAY_NAMES.map(([, name]) => ({ name, value: name })),
          },
          {
            type: Text,
            name: 'time',
            description: 'Time of day when it meets, such as 18:00 or 6pm (18:00 if left out)',
            max_length: MAX_TIME_LENGTH,
          },
          {
            type: Text,
            name: 'pick',
            description: 'How its paper is chosen (by a poll if left out)',
            choices: [
              { name: 'poll: members vote for two days', value: 'poll' },
              { name: 'most voted: what this server voted for and saved most', value: 'most_voted' },
            ],
          },
        ],
      },
      { type: Subcommand, name: 'list', description: 'Show the reading clubs of this server' },
      {
        type: Subcommand,
        name: 'delete',
        description: 'End a reading club (for curators)',
        options: [
          { type: Text, name: 'club', description: 'Which club', required: true, autocomplete: true },
        ],
      },
    ],
  },
  example: '/club create channel:#papers day:thursday time:18:00',

  async run(invocation, app) {
    const subcommand = subcommands.get(invocation.options.subcommand ?? '');
    if (!subcommand) throw new UserError('Use one of `/club create`, `/club list` and `/club delete`.');
    return subcommand(invocation, app);
  },

  complete: completeClub,
};
