import type { ChannelType, OverwriteType } from 'discord-api-types/v10';

/** Somebody, person or bot. Wire-shaped, as all nouns of the world are (docs, "User Resource"). */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly discriminator: '0';
  readonly avatar: null;
  readonly bot: boolean;
  readonly public_flags: number;
  readonly flags: number;
  readonly primary_guild: null;
}

/** A role; `permissions` is a decimal bit set (docs, "Role Object"). The role with the guild's id is @everyone. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: string;
  readonly position: number;
  readonly color: number;
  readonly colors: {
    readonly primary_color: number;
    readonly secondary_color: null;
    readonly tertiary_color: null;
  };
  readonly hoist: boolean;
  readonly managed: boolean;
  readonly mentionable: boolean;
  readonly icon: null;
  readonly unicode_emoji: null;
  readonly flags: number;
}

/** What a channel changes of a role's or a member's permissions. */
export interface Overwrite {
  /** Role id or user id. */
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: string;
  readonly deny: string;
}

/** A text channel of a guild, or a direct message between a person and the bot. */
export type Channel = GuildChannel | DmChannel;

/** A channel of a guild. */
export interface GuildChannel {
  readonly id: string;
  readonly type: ChannelType.GuildText | ChannelType.GuildAnnouncement;
  readonly guild_id: string;
  readonly name: string;
  readonly position: number;
  readonly topic: string | null;
  readonly nsfw: boolean;
  readonly parent_id: null;
  readonly rate_limit_per_user: number;
  readonly permission_overwrites: readonly Overwrite[];
  readonly last_message_id: string | null;
}

/** A direct message. Its recipients are those other than the bot. */
export interface DmChannel {
  readonly id: string;
  readonly type: ChannelType.DM;
  readonly recipients: readonly User[];
  readonly last_message_id: string | null;
}

/** A person's or bot's place in a guild. */
export interface Member {
  readonly user: User;
  readonly nick: string | null;
  readonly avatar: null;
  readonly banner: null;
  readonly communication_disabled_until: null;
  readonly premium_since: null;
  readonly roles: readonly string[];
  readonly joined_at: string;
  readonly deaf: boolean;
  readonly mute: boolean;
  readonly flags: number;
  readonly pending: boolean;
}

/** A server. Its channels are kept apart from it. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  readonly preferred_locale: string;
  readonly roles: readonly Role[];
  readonly members: readonly Member[];
}

/** Whether a channel belongs to a guild. */
export function isGuildChannel(channel: Channel): channel is GuildChannel {
  return 'guild_id' in channel;
}
