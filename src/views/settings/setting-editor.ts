import {
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import {
  currentChoice,
  DATE_LANGUAGES,
  DESK_LEAD_MINUTES,
  hasDefault,
  type ServerSettingName,
} from '../../core/server-setting.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import { button, row } from '../format/components.ts';
import { defaultText, languageName, leadText } from './setting-text.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
type Option = Pick<APISelectMenuOption, 'label' | 'value'>;

const { GuildAnnouncement, GuildForum, GuildText } = ChannelType;

/** What the menus of settings offer. */
const CHOICES: Readonly<Partial<Record<ServerSettingName, readonly Option[]>>> = {
  language: DATE_LANGUAGES.map(value => ({ label: languageName(value), value })),
  'digest-style': [
    { label: 'Full, with summaries', value: 'full' },
    { label: 'Compact: titles, authors and links', value: 'compact' },
  ],
  'own-votes': [
    { label: 'Allowed', value: 'on' },
    { label: 'Not allowed', value: 'off' },
  ],
  'seen-replies': [
    { label: 'On', value: 'on' },
    { label: 'Off', value: 'off' },
  ],
  'desk-lead': DESK_LEAD_MINUTES.map(minutes => ({ label: leadText(minutes), value: String(minutes) })),
  discussion: [
    { label: 'A thread in the channel of the paper', value: 'thread' },
    { label: 'Off', value: 'off' },
  ],
};

/** The types of channels that can be chosen. */
const CHANNEL_TYPES: Readonly<Partial<Record<ServerSettingName, readonly ChannelType[]>>> = {
  'alert-channel': [GuildText, GuildAnnouncement],
  desk: [GuildText],
  discussion: [GuildText, GuildForum],
  wall: [GuildText, GuildAnnouncement],
};

/** Returns the menus that change a setting, and a button for its default. One without menus has a form instead. */
export function settingEditor(name: ServerSettingName, settings: ServerSettings): Row[] {
  return [
    ...choiceRow(name, settings),
    ...channelRow(name, settings),
    ...roleRow(name, settings),
    ...(hasDefault(name, settings)
      ? []
      : [row(button(customId('server-default', name), { label: `Use the default (${defaultText(name)})` }))]),
  ];
}

function choiceRow(name: ServerSettingName, settings: ServerSettings): Row[] {
  const choices = CHOICES[name];
  if (!choices) return [];
  const current = currentChoice(name, settings);
  return [
    row({
      type: ComponentType.StringSelect,
      custom_id: customId('server-choice', name),
      placeholder: 'Choose',
      options: choices.map(each => ({ ...each, default: each.value === current })),
    }),
  ];
}

function channelRow(name: ServerSettingName, settings: ServerSettings): Row[] {
  const types = CHANNEL_TYPES[name];
  if (!types) return [];
  const current = channelOf(name, settings);
  return [
    row({
      type: ComponentType.ChannelSelect,
      custom_id: customId('server-channel', name),
      placeholder: name === 'discussion' ? 'Always in this channel or forum' : 'Choose a channel',
      channel_types: [...types],
      ...(current === null
        ? {}
        : { default_values: [{ id: current, type: SelectMenuDefaultValueType.Channel }] }),
    }),
  ];
}

function roleRow(name: ServerSettingName, { curatorRoleId, voterRoleId }: ServerSettings): Row[] {
  if (name !== 'curators' && name !== 'voters') return [];
  const current = name === 'curators' ? curatorRoleId : voterRoleId;
  return [
    row({
      type: ComponentType.RoleSelect,
      custom_id: customId('server-role', name),
      placeholder: 'Choose a role',
      ...(current === null
        ? {}
        : { default_values: [{ id: current, type: SelectMenuDefaultValueType.Role }] }),
    }),
  ];
}

function channelOf(name: ServerSettingName, settings: ServerSettings): string | null {
  if (name === 'alert-channel') return settings.alertChannelId;
  if (name === 'desk') return settings.deskChannelId;
  return name === 'wall' ? settings.wallChannelId : settings.discussionChannelId;
}
