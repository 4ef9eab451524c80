import type { ServerSettingName } from '../../core/server-setting.ts';
import { DEFAULT_SERVER_SETTINGS, type ServerSettings } from '../../core/server-settings.ts';
import { escapeText, unescapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';

/** Longer than the names of all time zones. */
const MAX_TIMEZONE_WEIGHT = 60;

/** How a setting is shown. */
export interface SettingText {
  /** Plain text, at most 45 characters, as the title of a form. */
  readonly title: string;
  /** What it does, in plain text of at most 100 characters. */
  readonly explanation: string;
  /** What else its editor says, in markdown. */
  readonly details?: string;
  /** Returns its value in markdown. */
  readonly value: (settings: ServerSettings) => string;
}

/** Returns minutes in words: `30 minutes`, `1 hour`, `24 hours`. */
export function leadText(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}

/** Returns the name of a language in itself: `Deutsch`. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}

const channelOr = (id: string | null, otherwise: string) => (id === null ? otherwise : `<#${id}>`);
const roleOr = (id: string | null, otherwise: string) => (id === null ? otherwise : `<@&${id}>`);

/** The settings in the order in which they are shown. */
export const SETTING_TEXTS: Readonly<Record<ServerSettingName, SettingText>> = {
  timezone: {
    title: 'Time zone of new schedules',
    explanation: 'A city or the name of the zone. Schedules that exist keep theirs.',
    value: ({ timezone }) => (timezone === null ? 'UTC' : fitText(timezone, MAX_TIMEZONE_WEIGHT, escapeText)),
  },
  language: {
    title: 'Language of dates in posts',
    explanation: 'Dates of papers. The heading of a list is its date alone; all other words stay English.',
    value: ({ dateLanguage }) => escapeText(languageName(dateLanguage)),
  },
  'digest-style': {
    title: 'Style of digests',
    explanation: 'Compact digests show titles, authors and links, and no summaries.',
    value: ({ digestStyle }) => (digestStyle === 'full' ? 'full, with summaries' : 'compact'),
  },
  'alert-channel': {
    title: 'Alerts about paused schedules',
    explanation: 'Where Paperboy says that a schedule was paused.',
    value: ({ alertChannelId }) => channelOr(alertChannelId, "a message to the server's owner"),
  },
  'save-emoji': {
    title: 'Emoji that saves',
    explanation: 'A reaction with it saves the papers of a message. Earlier messages keep theirs.',
    value: ({ saveEmoji }) => saveEmoji,
  },
  'vote-emoji': {
    title: 'Emoji that votes',
    explanation: 'A reaction with it votes for the papers of a message. Earlier messages keep theirs.',
    value: ({ voteEmoji }) => voteEmoji,
  },
  voters: {
    title: 'Who may vote',
    explanation: 'Everyone, or the members of a role.',
    value: ({ voters, voterRoleId }) =>
      voters === 'role' ? roleOr(voterRoleId, 'everyone, until a role is chosen') : 'everyone',
  },
  'own-votes': {
    title: 'Votes for own submissions',
    explanation: 'Whether members may vote for papers that they submitted.',
    value: ({ votesOwnSubmissions }) => (votesOwnSubmissions ? 'allowed' : 'not allowed'),
  },
  curators: {
    title: 'Curators',
    explanation: 'The role that decides about submissions and drafts, besides members with Manage Server.',
    value: ({ curatorRoleId }) => roleOr(curatorRoleId, 'members with Manage Server'),
  },
  desk: {
    title: "Curator's desk",
    explanation: 'A channel for curators only, where the draft of each digest is shown before it is posted.',
    value: ({ deskChannelId }) => channelOr(deskChannelId, 'off'),
  },
  'desk-lead': {
    title: 'Drafts are shown before posting',
    explanation: "How long before its time the draft of a digest is shown on the curator's desk.",
    value: ({ deskLeadMinutes }) => leadText(deskLeadMinutes),
  },
  discussion: {
    title: 'Discussions',
    explanation: 'Where Discuss opens a thread or a forum post for a paper.',
    value: ({ discussion, discussionChannelId }) =>
      discussion === 'off' ? 'off' : channelOr(discussionChannelId, 'a thread in the channel of the paper'),
  },
  'seen-replies': {
    title: 'Replies to links of discussed papers',
    explanation: "Also needs MESSAGE_CONTENT=on, set by Paperboy's operator.",
    value: ({ seenReplies }) => (seenReplies ? 'on' : 'off'),
  },
  wall: {
    title: 'Wall of fame',
    explanation: 'The channel where a paper is posted once when enough members voted for it.',
    details:
      'Votes count on a card, a forum post or a post of a single paper, by button or reaction. Reactions to a list of several papers do not count. At most 3 papers an hour are posted.',
    value: ({ wallChannelId }) => channelOr(wallChannelId, 'off'),
  },
  'wall-threshold': {
    title: 'Votes for the wall of fame',
    explanation:
      'Votes on a card, forum post or post of one paper. Reactions to a list of papers do not count.',
    value: ({ wallThreshold }) => String(wallThreshold),
  },
};

/** Returns the default of a setting, in plain text. */
export function defaultText(name: ServerSettingName): string {
  return unescapeText(SETTING_TEXTS[name].value(DEFAULT_SERVER_SETTINGS));
}
