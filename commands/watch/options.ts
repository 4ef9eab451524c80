import {
  ApplicationCommandOptionType,
  ChannelType,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';
import { MAX_WATCH_WORDS_LENGTH } from '../../src/core/watch/watch.ts';
import { authorOption, categoryOption, minVotesOption, organizationOption } from '../paper-filters.ts';
import { timezoneOption } from '../timezone/option.ts';

const { String: Text, Channel } = ApplicationCommandOptionType;

/** The option that names one of the watches that the caller may change. */
export const whichWatch = {
  type: Text,
  name: 'watch',
  description: 'Which watch',
  required: true,
  autocomplete: true,
} as const satisfies APIApplicationCommandBasicOption;

/** The options of `/watch add` and `edit` that say which papers to tell about. */
const criteriaOptions = [
  {
    type: Text,
    name: 'words',
    description: 'Words that a paper must have; "a phrase", -word to leave out, OR between alternatives',
    max_length: MAX_WATCH_WORDS_LENGTH,
  },
  authorOption('Only papers of this author, by full name or surname'),
  organizationOption,
  categoryOption,
  minVotesOption('Only papers with at least so many upvotes, once they have them'),
] as const satisfies readonly APIApplicationCommandBasicOption[];

/** The options of `/watch add` and `edit` that say how to tell about papers. */
const deliveryOptions = [
  {
    type: Text,
    name: 'deliver',
    description: 'How often (at once if left out)',
    choices: [
      { name: 'at once: as soon as there is a new paper', value: 'at_once' },
      { name: 'daily: in a digest of the day', value: 'daily' },
      { name: 'weekly: in a digest of the week', value: 'weekly' },
    ],
  },
  {
    type: Channel,
    name: 'where',
    description: 'A channel instead of a direct message to you (needs Manage Server)',
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  },
  timezoneOption,
] as const satisfies readonly APIApplicationCommandBasicOption[];

/** The options of `/watch add`, and those of `/watch edit` that set something. */
export const settingOptions = [...criteriaOptions, ...deliveryOptions] as const;
