import { ChannelFlags, ChannelType, OverwriteType } from 'discord-api-types/v10';
import { refuse } from '../api-error.ts';
import type { Snowflakes } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { ForumChannel, Guild, GuildChannel, GuildEmoji, Member } from './guild.ts';
import type { Overwrite, Role, TextChannel, User } from './guild.ts';
import { isTopLevel } from './guild.ts';
import { newEmoji, newMember, newRole, newUser } from './new-noun.ts';
import { EVERYONE_PERMISSIONS } from './permissions.ts';

/** A tag of a forum, as somebody thinks of it. */
export interface TagPlan {
  readonly name: string;
  readonly emoji?: string;
  /** Whether it takes Manage Threads to set it. */
  readonly moderated?: boolean;
}

/** Makes guilds, people, roles and channels from the little a test or a page knows of them. */
export interface Founding {
  addUser(user: { readonly username: string; readonly globalName?: string; readonly bot?: boolean }): User;
  /** Makes a guild with the bot in it, or without. When no owner is given the first person of the world owns it. */
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
  /** Lets a member read alone until then (ms since the epoch, UTC), or write again. @throws ApiError 10007 */
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
      readonly tags?: readonly TagPlan[];
      /** Whether a post has to have a tag (code 40067). */
      readonly requiresTag?: boolean;
    },
  ): ForumChannel;
  addEmoji(guildId: string, name: string): GuildEmoji;
  /** Sets what a channel changes of a role's or a member's permissions, in place of what it changed before. */
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

/** Makes a founding over a directory. `bot` is a member of the guilds it makes. */
export function createFounding(options: {
  readonly directory: Directory;
  readonly events: EventStream;
  readonly snowflakes: Snowflakes;
  readonly now: () => number;
  readonly bot: User;
}): Founding {
  const { directory, events, snowflakes, now, bot } = options;

  const channelFields = (
    guildId: string,
    plan: { readonly name: string; readonly topic?: string; readonly overwrites?: readonly Overwrite[] },
  ) => ({
    id: snowflakes.next(),
    guild_id: directory.guild(guildId).id,
    name: plan.name,
    position: directory.channelsOf(guildId).length,
    topic: plan.topic ?? null,
    nsfw: false,
    parent_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: plan.overwrites ?? [],
    last_message_id: null,
  });

  return {
    addUser: ({ username, globalName, bot: isBot = false }) =>
      directory.addUser(newUser(snowflakes.next(), username, globalName ?? null, isBot)),
    addGuild({ name, ownerId, locale = 'en-US', withoutBot = false }) {
      const id = snowflakes.next();
      const owner = ownerId ?? directory.users().find(user => !user.bot)?.id ?? bot.id;
      const everyone = {
        id,
        name: '@everyone',
        bits: EVERYONE_PERMISSIONS,
        position: 0,
        mentionable: false,
      };
      const guild: Guild = {
        id,
        name,
        owner_id: owner,
        preferred_locale: locale,
        roles: [newRole(everyone)],
        members: [...new Set([...(withoutBot ? [] : [bot.id]), owner])].map(each =>
          newMember(directory.user(each), [], now()),
        ),
        emojis: [],
      };
      directory.putGuild(guild);
      events.emit({ kind: 'guild_create', guild });
      return guild;
    },
    addRole(guildId, { name, permissions = 0n, mentionable = false }) {
      const position = directory.guild(guildId).roles.length;
      const role = newRole({ id: snowflakes.next(), name, bits: permissions, position, mentionable });
      directory.putRole(guildId, role);
      return role;
    },
    addMember(guildId, userId, roleIds = []) {
      const member = newMember(directory.user(userId), roleIds, now());
      directory.putMember(guildId, member);
      return member;
    },
    timeOut(guildId, userId, until) {
      const member = directory.member(guildId, userId);
      if (member === undefined) throw refuse('unknownMember');
      const end = until === null ? null : new Date(until).toISOString();
      const next = { ...member, communication_disabled_until: end };
      directory.putMember(guildId, next);
      return next;
    },
    addChannel(guildId, { type = ChannelType.GuildText, ...plan }) {
      const fields = channelFields(guildId, plan);
      const channel: TextChannel = { ...fields, type, flags: 0, last_pin_timestamp: null };
      directory.putChannel(channel);
      return channel;
    },
    addForum(guildId, { tags = [], requiresTag = false, ...plan }) {
      const forum: ForumChannel = {
        ...channelFields(guildId, plan),
        type: ChannelType.GuildForum,
        flags: requiresTag ? ChannelFlags.RequireTag : 0,
        available_tags: tags.map(({ name, emoji = null, moderated = false }) => ({
          id: snowflakes.next(),
          name,
          moderated,
          emoji_id: null,
          emoji_name: emoji,
        })),
        default_reaction_emoji: null,
        default_sort_order: null,
        default_forum_layout: 0,
      };
      directory.putChannel(forum);
      return forum;
    },
    addEmoji(guildId, name) {
      const emoji = newEmoji(snowflakes.next(), name);
      const guild = directory.guild(guildId);
      const next = { ...guild, emojis: [...guild.emojis, emoji] };
      directory.putGuild(next);
      events.emit({ kind: 'emojis_update', guild: next });
      return emoji;
    },
    setOverwrite(channelId, { id, type = OverwriteType.Role, allow = 0n, deny = 0n }) {
      const channel = directory.channel(channelId);
      if (!isTopLevel(channel)) throw new TypeError('Only a channel of a guild has overwrites');
      const overwrite = { id, type, allow: allow.toString(), deny: deny.toString() };
      const others = channel.permission_overwrites.filter(each => each.id !== id);
      const next = { ...channel, permission_overwrites: [...others, overwrite] };
      directory.putChannel(next);
      return next;
    },
  };
}
