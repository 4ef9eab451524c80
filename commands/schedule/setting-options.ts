import {
  ApplicationCommandOptionType,
  ChannelType,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';
import { authorOption, categoryOption, minVotesOption, organizationOption } from '../paper-filters.ts';

const { String: Text, Integer, Boolean: Flag, Channel, Role } = ApplicationCommandOptionType;

/** Room for `12:30 p.m.` with some spaces. */
export const MAX_TIME_LENGTH = 20;

/** The option of `/schedule create` and `edit` that says where to post. */
export const channelOption = {
  type: Channel,
  name: 'channel',
  description: 'Where to post',
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum],
} as const satisfies APIApplicationCommandBasicOption;

/** The options of `/schedule create` and `edit` that say when to post. */
export const timingOptions = [
  {
    type: Text,
    name: 'time',
    description: 'Time of day, such as 09:00 or 9am (09:00 if left out)',
    max_length: MAX_TIME_LENGTH,
  },
  {
    type: Text,
    name: 'timezone',
    description: "Time zone, such as Europe/Berlin (the server's if left out, else UTC)",
    autocomplete: true,
  },
  {
    type: Text,
    name: 'days',
    description:
      'every day, weekdays, weekends, or mon, thu (weekdays if left out; mon for weekly, best, monthly)',
    autocomplete: true,
  },
] as const satisfies readonly APIApplicationCommandBasicOption[];

/** The options of `/schedule create` and `edit` that say which papers to post. */
export const paperOptions = [
  {
    type: Text,
    name: 'what',
    description: 'Which papers (auto if left out)',
    choices: [
      { name: 'auto: the daily list while there is a recent one, else the archive', value: 'auto' },
      { name: 'daily: the newest daily list', value: 'daily' },
      { name: 'weekly: the last complete week', value: 'weekly' },
      { name: 'monthly: the last complete month', value: 'monthly' },
      { name: 'trending: what is liked now, here and at the source', value: 'trending' },
      { name: 'best: what this server liked most in the last complete week', value: 'best' },
      { name: 'archive: papers not yet posted here', value: 'archive' },
    ],
  },
  { type: Text, name: 'query', description: 'Only papers that match these words', max_length: 200 },
  categoryOption,
  authorOption('Only papers of this author'),
  organizationOption,
  minVotesOption('Only papers with at least so many votes'),
  {
    type: Text,
    name: 'sort',
    description: 'Which papers come first (best if left out)',
    choices: [
      { name: 'best: the best match, or the order of the list', value: 'best' },
      { name: 'newest', value: 'newest' },
      { name: 'votes: the most upvoted', value: 'votes' },
    ],
  },
  {
    type: Integer,
    name: 'count',
    description: 'Papers in one slot (5 if left out)',
    min_value: 1,
    max_value: 10,
  },
] as const satisfies readonly APIApplicationCommandBasicOption[];

/** The options of `/schedule create` and `edit` that say how to post. */
export const postOptions = [
  {
    type: Text,
    name: 'format',
    description: 'How papers are posted (digest if left out)',
    choices: [
      { name: 'digest: one message with all papers', value: 'digest' },
      { name: 'cards: a message for each paper', value: 'cards' },
      { name: 'forum: a post for each paper, in a forum channel', value: 'forum' },
    ],
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
  { type: Role, name: 'role', description: 'A role to mention in the first message of a slot' },
  {
    type: Flag,
    name: 'thread',
    description: 'Whether a thread is opened under each message (not if left out)',
  },
  {
    type: Flag,
    name: 'picture',
    description: "Whether a digest has a picture of the week's themes (not if left out)",
  },
  { type: Text, name: 'intro', description: 'A line of text above the papers', max_length: 200 },
  {
    type: Text,
    name: 'preset',
    description: 'Sets time, timezone, days and what at once',
    choices: [{ name: "arxiv: new papers after arXiv's announcement, at 01:00 in New York", value: 'arxiv' }],
  },
] as const satisfies readonly APIApplicationCommandBasicOption[];
