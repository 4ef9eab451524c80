import { ChannelType, OverwriteType } from 'discord-api-types/v10';
import type { Snowflakes } from '../snowflake.ts';
import type { Directory } from './directory.ts';
import type { EventStream } from './event-stream.ts';
import type { Channel, DmChannel, Guild, GuildChannel, Member, Overwrite, Role, User } from './guild.ts';
import { isGuildChannel } from './guild.ts';
import { EVERYONE_PERMISSIONS } from './permissions.ts';

/** Makes guilds, people, roles and channels from the little a test or a page knows of them. */
export interface Founding {
  addUser(user: { readonly username: string; readonly globalName?: string; readonly bot?: boolean }): User;
  /** Makes a guild with the bot in it. Without an owner the first person of the world owns it. */
  addGuild(guild: { readonly name: string; readonly ownerId?: string; readonly locale?: string }): Guild;
  addRole(
    guildId: string,
    role: { readonly name: string; readonly permissions?: bigint; readonly mentionable?: boolean },
  ): Role;
  addMember(guildId: string, userId: string, roleIds?: readonly string[]): Member;
  addChannel(
    guildId: string,
    channel: { readonly name: string; readonly topic?: string; readonly overwrites?: readonly Overwrite[] },
  ): GuildChannel;
  /** Sets what a channel changes of a role's or a member's permissions, in place of what it changed before. */
  setOverwrite(
    channelId: string,
    overwrite: {
      readonly id: string;
      readonly type?: OverwriteType;
      readonly allow?: bigint;
      readonly deny?: bigint;
    },
  ): Channel;
  /** The direct message between a person and the bot, made when there is none. */
  openDm(userId: string): DmChannel;
}

/** Makes a founding over a directory. `bot` is a member of every guild it makes. */
export function createFounding(options: {
  readonly directory: Directory;
  readonly events: EventStream;
  readonly snowflakes: Snowflakes;
  readonly now: () => number;
  readonly bot: User;
}): Founding {
  const { directory, events, snowflakes, now, bot } = options;
  return {
    addUser: ({ username, globalName, bot: isBot = false }) =>
      directory.addUser(newUser(snowflakes.next(), username, globalName ?? null, isBot)),
    addGuild({ name, ownerId, locale = 'en-US' }) {
      const id = snowflakes.next();
      const owner = ownerId ?? directory.users().find(user => !user.bot)?.id ?? bot.id;
      const guild: Guild = {
        id,
        name,
        owner_id: owner,
        preferred_locale: locale,
        roles: [newRole(id, '@everyone', EVERYONE_PERMISSIONS, 0, false)],
        members: [...new Set([bot.id, owner])].map(each => newMember(directory.user(each), [], now())),
      };
      directory.putGuild(guild);
      events.emit({ kind: 'guild_create', guild });
      return guild;
    },
    addRole(guildId, { name, permissions = 0n, mentionable = false }) {
      const position = directory.guild(guildId).roles.length;
      const role = newRole(snowflakes.next(), name, permissions, position, mentionable);
      directory.putRole(guildId, role);
      return role;
    },
    addMember(guildId, userId, roleIds = []) {
      const member = newMember(directory.user(userId), roleIds, now());
      directory.putMember(guildId, member);
      return member;
    },
    addChannel(guildId, { name, topic, overwrites = [] }) {
      const channel: GuildChannel = {
        id: snowflakes.next(),
        type: ChannelType.GuildText,
        guild_id: directory.guild(guildId).id,
        name,
        position: directory.channelsOf(guildId).length,
        topic: topic ?? null,
        nsfw: false,
        parent_id: null,
        rate_limit_per_user: 0,
        permission_overwrites: overwrites,
        last_message_id: null,
      };
      directory.putChannel(channel);
      return channel;
    },
    setOverwrite(channelId, { id, type = OverwriteType.Role, allow = 0n, deny = 0n }) {
      const channel = directory.channel(channelId);
      if (!isGuildChannel(channel)) throw new TypeError('A direct message has no overwrites');
      const overwrite = { id, type, allow: allow.toString(), deny: deny.toString() };
      const others = channel.permission_overwrites.filter(each => each.id !== id);
      const next = { ...channel, permission_overwrites: [...others, overwrite] };
      directory.putChannel(next);
      return next;
    },
    openDm(userId) {
      const user = directory.user(userId);
      for (const channel of directory.directMessages()) {
        if (!isGuildChannel(channel) && channel.recipients.some(each => each.id === userId)) return channel;
      }
      const channel: DmChannel = {
        id: snowflakes.next(),
        type: ChannelType.DM,
        recipients: [user],
        last_message_id: null,
      };
      directory.putChannel(channel);
      return channel;
    },
  };
}

/** A user with the fields nobody here sets filled in. */
export function newUser(id: string, username: string, globalName: string | null, bot: boolean): User {
  return {
    id,
    username,
    global_name: globalName,
    discriminator: '0',
    avatar: null,
    bot,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

function newRole(
  id: string,
  name: string,
  permissions: bigint,
  position: number,
  mentionable: boolean,
): Role {
  return {
    id,
    name,
    permissions: permissions.toString(),
    position,
    mentionable,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    icon: null,
    unicode_emoji: null,
    hoist: false,
    managed: false,
    flags: 0,
  };
}

function newMember(user: User, roles: readonly string[], joinedAt: number): Member {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    premium_since: null,
    roles,
    joined_at: new Date(joinedAt).toISOString(),
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
  };
}
