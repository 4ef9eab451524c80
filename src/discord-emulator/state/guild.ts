import type { ChannelType, OverwriteType } from 'discord-api-types/v10';
import type { Thread } from './thread.ts';

/** A human user or a bot. All types here have the field names of Discord's API (docs, "User Resource"). */
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

/** A role (docs, "Role Object"). `permissions` is a decimal bit set; the role with the guild's id is @everyone. */
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

/** How a channel changes the permissions of a role or member. */
export interface Overwrite {
  /** Role id or user id. */
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: string;
  readonly deny: string;
}

/** Any channel, thread or direct message. */
export type Channel = GuildChannel | Thread | DmChannel;

/** A channel of a guild that is not a thread. */
export type GuildChannel = TextChannel | ForumChannel;

interface ChannelFields {
  readonly id: string;
  readonly guild_id: string;
  readonly name: string;
  readonly position: number;
  readonly topic: string | null;
  readonly nsfw: boolean;
  readonly parent_id: null;
  readonly rate_limit_per_user: number;
  readonly permission_overwrites: readonly Overwrite[];
  /** The newest message; in a forum, the newest thread (docs, "Channel Object"). */
  readonly last_message_id: string | null;
  readonly flags: number;
}

/** A channel that messages can be sent to. */
export interface TextChannel extends ChannelFields {
  readonly type: ChannelType.GuildText | ChannelType.GuildAnnouncement;
  readonly last_pin_timestamp: string | null;
}

/** A channel that contains only threads (docs, "Forum Channels"). */
export interface ForumChannel extends ChannelFields {
  readonly type: ChannelType.GuildForum;
  readonly available_tags: readonly ForumTag[];
  readonly default_reaction_emoji: null;
  readonly default_sort_order: null;
  readonly default_forum_layout: 0;
}

/** A tag for the posts of a forum. Setting a moderated tag requires Manage Threads. */
export interface ForumTag {
  readonly id: string;
  readonly name: string;
  readonly moderated: boolean;
  readonly emoji_id: string | null;
  readonly emoji_name: string | null;
}

/** A direct message. */
export interface DmChannel {
  readonly id: string;
  readonly type: ChannelType.DM;
  /** The users in it except the bot. */
  readonly recipients: readonly User[];
  /** False for a conversation of two users, which the bot knows only from interactions. Not on the wire. */
  readonly hasBot: boolean;
  readonly last_message_id: string | null;
  readonly last_pin_timestamp: string | null;
}

/** A custom emoji of a guild. */
export interface GuildEmoji {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly require_colons: boolean;
  readonly managed: boolean;
  readonly animated: boolean;
  readonly available: boolean;
}

/** A user's membership of a guild. */
export interface Member {
  readonly user: User;
  readonly nick: string | null;
  readonly avatar: null;
  readonly banner: null;
  /** End of a timeout as ISO 8601; a time in the past has no effect. */
  readonly communication_disabled_until: string | null;
  readonly premium_since: null;
  readonly roles: readonly string[];
  readonly joined_at: string;
  readonly deaf: boolean;
  readonly mute: boolean;
  readonly flags: number;
  readonly pending: boolean;
}

/** A guild (a server). Its channels are stored separately. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  readonly preferred_locale: string;
  readonly roles: readonly Role[];
  readonly members: readonly Member[];
  readonly emojis: readonly GuildEmoji[];
}

/** Returns true if a user is a member of a guild. */
export function isMember({ members }: Guild, userId: string): boolean {
  return members.some(each => each.user.id === userId);
}

/** Returns true if a channel or thread belongs to a guild. */
export function isGuildChannel(channel: Channel): channel is GuildChannel | Thread {
  return 'guild_id' in channel;
}

/** Returns true if a channel is a thread. */
export function isThread(channel: Channel): channel is Thread {
  return 'thread_metadata' in channel;
}

/** Returns true if a channel belongs to a guild and is not a thread. */
export function isTopLevel(channel: Channel): channel is GuildChannel {
  return isGuildChannel(channel) && !isThread(channel);
}
