import {
  ApplicationCommandOptionType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { IN_SERVERS } from '../contexts.ts';
import { paperOption } from '../paper/option.ts';
import { REMOVABLE_OPTIONS } from './edit.ts';
import { channelOption, paperOptions, postOptions, timingOptions } from './setting-options.ts';

const { String: Text, Subcommand } = ApplicationCommandOptionType;

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
      options: [{ ...channelOption, required: true }, ...timingOptions, ...paperOptions, ...postOptions],
    },
    { type: Subcommand, name: 'list', description: 'Show the schedules of this server with their settings' },
    {
      type: Subcommand,
      name: 'edit',
      description: 'Change a schedule; what is left out stays as it is',
      options: [
        whichSchedule,
        ...[channelOption, ...timingOptions, ...paperOptions, ...postOptions].map(toEditOption),
        {
          type: Text,
          name: 'clear',
          description: 'A setting to remove',
          choices: REMOVABLE_OPTIONS.map(name => ({ name, value: name })),
        },
      ],
    },
    {
      type: Subcommand,
      name: 'preview',
      description: 'Show the next post to you alone, and what the last 30 days would have had',
      options: [whichSchedule],
    },
    {
      type: Subcommand,
      name: 'why',
      description: 'Explain step by step why a schedule posts a paper next, or why not',
      options: [whichSchedule, paperOption],
    },
    {
      type: Subcommand,
      name: 'pause',
      description: 'Post nothing for a while',
      options: [
        whichSchedule,
        {
          type: Text,
          name: 'until',
          description:
            'A date such as 2026-12-24, a date and time, 3d or 2 weeks (until it is resumed if left out)',
          max_length: 40,
        },
      ],
    },
    { type: Subcommand, name: 'resume', description: 'Post again', options: [whichSchedule] },
    { type: Subcommand, name: 'run', description: 'Post a schedule now', options: [whichSchedule] },
    { type: Subcommand, name: 'delete', description: 'Delete a schedule', options: [whichSchedule] },
  ],
};

type SettingOption = GroupedOption | typeof channelOption;
type GroupedOption = (typeof timingOptions | typeof paperOptions | typeof postOptions)[number];

/** Returns an option of `create` as `edit` has it: it has no default, and `none` removes what can be removed. */
function toEditOption<T extends SettingOption>(option: T): T {
  const description = option.description.replace(/ \([^()]* if left out[^()]*\)$/, '');
  const isRemovable =
    option.type === Text && !('choices' in option) && REMOVABLE_OPTIONS.includes(option.name);
  return { ...option, description: isRemovable ? `${description} (none removes it)` : description };
}
