import { SAVE_EMOJI, VOTE_EMOJI, type ReactionEmoji } from './message/reaction.ts';

/** What the admins of a server have set for all of it; each setting has a default. */
export interface ServerSettings extends ReactionEmoji {
  /** The time zone of new schedules; `null` if none was chosen. */
  readonly timezone: string | null;
  /** Where the bot notifies the admins of problems with their schedules; `null` for a direct message to the owner. */
  readonly alertChannelId: string | null;
  /** The role whose members curate; `null` if only members with Manage Server do. */
  readonly curatorRoleId: string | null;
  /** The private channel of the curator's desk; `null` for no desk. */
  readonly deskChannelId: string | null;
  /** How long before a schedule posts its draft is shown on the desk, minutes. */
  readonly deskLeadMinutes: number;
  /** Who may vote: everyone, or the members with the role `voterRoleId`. */
  readonly voters: 'everyone' | 'role';
  readonly voterRoleId: string | null;
  /** Whether members may vote for papers that they submitted themselves. */
  readonly votesOwnSubmissions: boolean;
  /** Whether digests show summaries (`full`), or only titles, authors and links (`compact`). */
  readonly digestStyle: 'full' | 'compact';
  /** Whether papers can be discussed, and whether in a thread or in a post of a forum. */
  readonly discussion: 'off' | 'thread' | 'forum';
  /** The text channel or forum where discussions open; `null` for the channel where one was asked for. */
  readonly discussionChannelId: string | null;
  /** The channel of the wall of fame; `null` for none. */
  readonly wallChannelId: string | null;
  /** How many votes a paper needs for the wall of fame. */
  readonly wallThreshold: number;
  /** The language of dates and headings in posts, a BCP 47 tag. */
  readonly dateLanguage: string;
  /** Whether the bot replies to a link to a paper that was discussed before; it also needs `MESSAGE_CONTENT=on`. */
  readonly seenReplies: boolean;
}

/** How posts in a server are written. */
export type PostStyle = Pick<
  ServerSettings,
  'saveEmoji' | 'voteEmoji' | 'dateLanguage' | 'digestStyle' | 'discussion'
>;

/** Settings to change; `null` sets one back to its default. */
export type ServerSettingsChanges = {
  readonly [Setting in keyof ServerSettings]?: ServerSettings[Setting] | null;
};

/** The settings of all servers. */
export interface ServerSettingsStore {
  /** Returns the settings of a server; what it has not set is as in `DEFAULT_SERVER_SETTINGS`. */
  get(guildId: string): Promise<ServerSettings>;
  /** Changes the given settings of a server, and no others. Returns all of them. */
  change(guildId: string, changes: ServerSettingsChanges): Promise<ServerSettings>;
}

/** The settings of a server that has set nothing. */
export const DEFAULT_SERVER_SETTINGS: ServerSettings = {
  timezone: null,
  alertChannelId: null,
  saveEmoji: SAVE_EMOJI,
  voteEmoji: VOTE_EMOJI,
  curatorRoleId: null,
  deskChannelId: null,
  deskLeadMinutes: 60,
  voters: 'everyone',
  voterRoleId: null,
  votesOwnSubmissions: true,
  digestStyle: 'full',
  discussion: 'thread',
  discussionChannelId: null,
  wallChannelId: null,
  wallThreshold: 5,
  dateLanguage: 'en',
  seenReplies: false,
};

/** Returns whether a member curates the server: by Manage Server, or by its role of curators. */
export function isCurator(
  { managesGuild, roleIds }: { readonly managesGuild: boolean; readonly roleIds: readonly string[] },
  { curatorRoleId }: Pick<ServerSettings, 'curatorRoleId'>,
): boolean {
  return managesGuild || (curatorRoleId !== null && roleIds.includes(curatorRoleId));
}
