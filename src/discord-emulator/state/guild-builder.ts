import { ChannelType, OverwriteType } from 'discord-api-types/v10';
import { apiError } from '../api-error.ts';
import type { SnowflakeGenerator } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { ForumChannel, Guild, GuildChannel, GuildEmoji, Member } from './guild.ts';
import type { Overwrite, Role, TextChannel, User } from './guild.ts';
import { isTopLevel } from './guild.ts';
import { createEmoji, createForum, createGuild, createMember, createRole } from './entity-defaults.ts';
import { createTextChannel, createUser } from './entity-defaults.ts';
import type { ChannelOptions } from './entity-defaults.ts';
import { EVERYONE_PERMISSIONS } from './permissions.ts';

/** A tag to create in a forum. */
export interface TagOptions {
  readonly name: string;
  readonly emoji?: string;
  /** True if only members with Manage Threads may set it. */
  readonly moderated?: boolean;
}

/** Adds guilds, users, roles and channels to a world from the few fields that a test or the playground cares about. */
export interface GuildBuilder {
  addUser(user: { readonly username: string; readonly globalName?: string; readonly bot?: boolean }): User;
  /** Adds a guild, by default with the bot as a member. Without `ownerId`, the first human user owns it. */
  addGuild(guild: {
    readonly name: string;
    readonly ownerId?: string;
    readonly locale?: string;
    readonly withoutBot?: boolean;
  }): Guild;
  addRole(
    guildId: string,
    role: { readonly name: string; readonly permissions?: bigint; readonly mentionable?: boolean },
  ): Role;
  addMember(guildId: string, userId: string, roleIds?: readonly string[]): Member;
  /** Times a member out until a time (ms since the epoch, UTC); null ends the timeout. @throws ApiError 10007 */
  timeOut(guildId: string, userId: string, until: number | null): Member;
  addChannel(
    guildId: string,
    channel: {
      readonly name: string;
      readonly topic?: string;
      readonly overwrites?: readonly Overwrite[];
      readonly type?: TextChannel['type'];
    },
  ): TextChannel;
  addForum(
    guildId: string,
    forum: {
      readonly name: string;
      readonly topic?: string;
      readonly overwrites?: readonly Overwrite[];
      readonly tags?: readonly TagOptions[];
      /** True if posts without a tag are refused (code 40067). */
      readonly requiresTag?: boolean;
    },
  ): ForumChannel;
  addEmoji(guildId: string, name: string): GuildEmoji;
  /** Sets the permission overwrite of a role or member in a channel, replacing an earlier one. */
  setOverwrite(
    channelId: string,
    overwrite: {
      readonly id: string;
      readonly type?: OverwriteType;
      readonly allow?: bigint;
      readonly deny?: bigint;
    },
  ): GuildChannel;
}

/** Creates a builder over a directory. `bot` is a member of the guilds it adds. */
export function createGuildBuilder(options: {
  readonly directory: Directory;
  readonly events: EventStream;
  readonly snowflakes: SnowflakeGenerator;
  readonly now: () => number;
  readonly bot: User;
}): GuildBuilder {
  const { directory, events, snowflakes, now, bot } = options;

  const channelOptions = (
    guildId: string,
    given: { readonly name: string; readonly topic?: string; readonly overwrites?: readonly Overwrite[] },
  ): ChannelOptions => ({
    ...given,
    id: snowflakes.next(),
    guildId: directory.guild(guildId).id,
    position: directory.channelsOf(guildId).length,
  });

  return {
    addUser: ({ username, globalName, bot: isBot = false }) =>
      directory.addUser(createUser(snowflakes.next(), username, globalName ?? null, isBot)),
    addGuild({ name, ownerId, locale = 'en-US', withoutBot = false }) {
      const owner = ownerId ?? directory.users().find(user => !user.bot)?.id ?? bot.id;
      const memberIds = new Set([...(withoutBot ? [] : [bot.id]), owner]);
      const members = [...memberIds].map(each => createMember(directory.user(each), [], now()));
      const guild = createGuild(
        { id: snowflakes.next(), name, owner_id: owner, preferred_locale: locale, members },
        EVERYONE_PERMISSIONS,
      );
      directory.putGuild(guild);
      events.emit({ kind: 'guild_create', guild });
      return guild;
    },
    addRole(guildId, { name, permissions = 0n, mentionable = false }) {
      const position = directory.guild(guildId).roles.length;
      const role = createRole({ id: snowflakes.next(), name, bits: permissions, position, mentionable });
      directory.putRole(guildId, role);
      return role;
    },
    addMember(guildId, userId, roleIds = []) {
      const member = createMember(directory.user(userId), roleIds, now());
      directory.putMember(guildId, member);
      return member;
    },
    timeOut(guildId, userId, until) {
      const member = directory.member(guildId, userId);
      if (member === undefined) throw apiError('unknownMember');
      const end = until === null ? null : new Date(until).toISOString();
      const next = { ...member, communication_disabled_until: end };
      directory.putMember(guildId, next);
      return next;
    },
    addChannel(guildId, { type = ChannelType.GuildText, ...given }) {
      const channel = createTextChannel(channelOptions(guildId, given), type);
      directory.putChannel(channel);
      return channel;
    },
    addForum(guildId, { tags = [], requiresTag = false, ...given }) {
      const forumOptions = channelOptions(guildId, given);
      const forumTags = tags.map(({ name, emoji = null, moderated = false }) => ({
        id: snowflakes.next(),
        name,
        moderated,
        emoji_id: null,
        emoji_name: emoji,
      }));
      const forum = createForum(forumOptions, forumTags, requiresTag);
      directory.putChannel(forum);
      return forum;
    },
    addEmoji(guildId, name) {
      const emoji = createEmoji(snowflakes.next(), name);
      const guild = directory.guild(guildId);
      const next = { ...guild, emojis: [...guild.emojis, emoji] };
      directory.putGuild(next);
      events.emit({ kind: 'emojis_update', guild: next });
      return emoji;
    },
    setOverwrite(channelId, { id, type = OverwriteType.Role, allow = 0n, deny = 0n }) {
      const channel = directory.channel(channelId);
      if (!isTopLevel(channel))
        throw new TypeError('Only guild channels that are not threads have overwrites');
      const overwrite = { id, type, allow: allow.toString(), deny: deny.toString() };
      const others = channel.permission_overwrites.filter(each => each.id !== id);
      const next = { ...channel, permission_overwrites: [...others, overwrite] };
      directory.putChannel(next);
      return next;
    },
  };
}
