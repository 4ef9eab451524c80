import {
  DEFAULT_SERVER_SETTINGS,
  type ServerSettings,
  type ServerSettingsChanges,
} from './server-settings.ts';

/** How long before a schedule posts its draft can be shown on the curator's desk, minutes. */
export const DESK_LEAD_MINUTES: readonly number[] = [15, 30, 60, 120, 240, 480, 720, 1440];

/** How many votes can be required for the wall of fame. More than any paper gets would only hide that there is a wall. */
export const MAX_WALL_THRESHOLD = 1000;

/** The languages of dates that can be chosen, BCP 47 tags: as many as a select menu has options. */
export const DATE_LANGUAGES: readonly string[] =
  'en en-US cs da de el es fi fr hi hu id it ja ko nb nl pl pt-BR ro ru sv tr uk zh-CN'.split(' ');

/** What an admin sees as one setting, and the fields that it consists of. Names are in custom_ids. */
const FIELDS = {
  timezone: ['timezone'],
  language: ['dateLanguage'],
  'digest-style': ['digestStyle'],
  'alert-channel': ['alertChannelId'],
  'save-emoji': ['saveEmoji'],
  'vote-emoji': ['voteEmoji'],
  voters: ['voters', 'voterRoleId'],
  'own-votes': ['votesOwnSubmissions'],
  curators: ['curatorRoleId'],
  desk: ['deskChannelId'],
  'desk-lead': ['deskLeadMinutes'],
  discussion: ['discussion', 'discussionChannelId'],
  'seen-replies': ['seenReplies'],
  wall: ['wallChannelId'],
  'wall-threshold': ['wallThreshold'],
} as const satisfies Record<string, readonly (keyof ServerSettings)[]>;

/** The name of a setting of a server. */
export type ServerSettingName = keyof typeof FIELDS;

/** Returns whether a text names a setting. */
export function isServerSettingName(text: string | undefined): text is ServerSettingName {
  return text !== undefined && Object.hasOwn(FIELDS, text);
}

/** Returns what sets a setting back to its default. */
export function defaultChanges(name: ServerSettingName): ServerSettingsChanges {
  return Object.fromEntries(FIELDS[name].map(field => [field, null]));
}

/** Returns whether a setting has its default. */
export function hasDefault(name: ServerSettingName, settings: ServerSettings): boolean {
  return FIELDS[name].every(field => settings[field] === DEFAULT_SERVER_SETTINGS[field]);
}

/** A menu of fixed choices. */
interface SettingMenu {
  readonly choices: readonly string[];
  /** Returns the choice that is in force; `undefined` if it is none of these. */
  readonly current: (settings: ServerSettings) => string | undefined;
  readonly changes: (choice: string) => ServerSettingsChanges;
}

const onOrOff = (isOn: boolean) => (isOn ? 'on' : 'off');

const MENUS: Readonly<Partial<Record<ServerSettingName, SettingMenu>>> = {
  language: {
    choices: DATE_LANGUAGES,
    current: ({ dateLanguage }) => dateLanguage,
    changes: choice => ({ dateLanguage: choice }),
  },
  'digest-style': {
    choices: ['full', 'compact'],
    current: ({ digestStyle }) => digestStyle,
    changes: choice => ({ digestStyle: choice === 'compact' ? 'compact' : 'full' }),
  },
  'own-votes': {
    choices: ['on', 'off'],
    current: ({ votesOwnSubmissions }) => onOrOff(votesOwnSubmissions),
    changes: choice => ({ votesOwnSubmissions: choice === 'on' }),
  },
  'seen-replies': {
    choices: ['on', 'off'],
    current: ({ seenReplies }) => onOrOff(seenReplies),
    changes: choice => ({ seenReplies: choice === 'on' }),
  },
  'desk-lead': {
    choices: DESK_LEAD_MINUTES.map(String),
    current: ({ deskLeadMinutes }) => String(deskLeadMinutes),
    changes: choice => ({ deskLeadMinutes: Number(choice) }),
  },
  discussion: {
    choices: ['thread', 'off'],
    current: ({ discussion, discussionChannelId }) => (discussionChannelId === null ? discussion : undefined),
    // Without a channel, a discussion is a thread where it was asked for.
    changes: choice => ({ discussion: choice === 'off' ? 'off' : 'thread', discussionChannelId: null }),
  },
};

/** Returns what a choice from the menu of a setting changes; `undefined` if its menu has no such choice. */
export function chosenChanges(name: ServerSettingName, choice: string): ServerSettingsChanges | undefined {
  const menu = MENUS[name];
  return menu?.choices.includes(choice) ? menu.changes(choice) : undefined;
}

/** Returns the choice of a setting's menu that is in force; `undefined` if it has no menu, or its value is not on it. */
export function currentChoice(name: ServerSettingName, settings: ServerSettings): string | undefined {
  return MENUS[name]?.current(settings);
}
