import {
  ApplicationCommandOptionType,
  ChannelType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { IN_SERVERS } from '../contexts.ts';

const { String: Text, Integer, Channel, Subcommand } = ApplicationCommandOptionType;

/** Room for `12:30 p.m.` with some spaces. */
const MAX_TIME_LENGTH = 20;

const whichSchedule = {
  type: Text,
  name: 'schedule',
  description: 'Which schedule',
  required: true,
  autocomplete: true,
} as const;

/** `/schedule`, for members with Manage Server, in servers only. */
export const scheduleDefinition: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'schedule',
  description: 'Post papers in a channel, day by day',
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  ...IN_SERVERS,
  options: [
    {
      type: Subcommand,
      name: 'create',
      description: 'Post a digest of papers in a channel on chosen days',
      options: [
        {
          type: Channel,
          name: 'channel',
          description: 'Where to post',
          required: true,
          channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
        },
        {
          type: Text,
          name: 'time',
          description: 'Time of day, such as 09:00 or 9am (09:00 if left out)',
          max_length: MAX_TIME_LENGTH,
        },
        {
          type: Text,
          name: 'timezone',
          description: 'Time zone, such as Europe/Berlin (UTC if left out)',
          autocomplete: true,
        },
        {
          type: Text,
          name: 'days',
          description:
            'every day, weekdays, weekends, or days such as: mon, thu or mon-fri (weekdays if left out)',
          autocomplete: true,
        },
        {
          type: Text,
          name: 'what',
          description: 'Which papers (the daily list if there is a recent one, else the archive)',
          choices: [
            { name: 'daily: the newest daily list', value: 'daily' },
            { name: 'archive: papers not yet posted here', value: 'archive' },
          ],
        },
        { type: Text, name: 'query', description: 'Only papers that match these words', max_length: 200 },
        {
          type: Text,
          name: 'category',
          description: 'Only papers of this arXiv category, such as cs.LG',
          max_length: 30,
        },
        {
          type: Integer,
          name: 'count',
          description: 'Papers in one digest (5 if left out)',
          min_value: 1,
          max_value: 10,
        },
        {
          type: Text,
          name: 'format',
          description: 'How papers are posted (digest if left out)',
          choices: [{ name: 'digest: one message with all papers', value: 'digest' }],
        },
        {
          type: Text,
          name: 'empty',
          description: 'What to do on a day without papers (nothing if left out)',
          choices: [
            { name: 'silent: post nothing', value: 'silent' },
            { name: 'note: say that there is nothing', value: 'note' },
          ],
        },
        {
          type: Text,
          name: 'repeat',
          description: 'When a paper may be posted in the channel again (never if left out)',
          choices: [
            { name: 'never', value: 'never' },
            { name: 'after 7 days', value: '7d' },
            { name: 'after 30 days', value: '30d' },
          ],
        },
      ],
    },
    { type: Subcommand, name: 'list', description: 'Show the schedules of this server' },
    { type: Subcommand, name: 'run', description: 'Post a schedule now', options: [whichSchedule] },
    { type: Subcommand, name: 'delete', description: 'Delete a schedule', options: [whichSchedule] },
  ],
};
