import { ChannelFlags, ChannelType } from 'discord-api-types/v10';
import type { ForumChannel, ForumTag, Guild, GuildEmoji, Member, Overwrite, Role } from './guild.ts';
import type { TextChannel, User } from './guild.ts';

// Functions that create objects with Discord's default for each field that the emulator does not support.

/** Creates a user. */
export function createUser(id: string, username: string, globalName: string | null, bot: boolean): User {
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

/** Creates a role. `bits` are its permissions. */
export function createRole(
  role: Pick<Role, 'id' | 'name' | 'position' | 'mentionable'> & { readonly bits: bigint },
): Role {
  const { bits, ...fields } = role;
  return {
    ...fields,
    permissions: bits.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    icon: null,
    unicode_emoji: null,
    hoist: false,
    managed: false,
    flags: 0,
  };
}

/** Creates a member of a guild. @param joinedAt ms since the epoch, UTC */
export function createMember(user: User, roles: readonly string[], joinedAt: number): Member {
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

/** Creates a custom emoji of a guild. */
export function createEmoji(id: string, name: string): GuildEmoji {
  return {
    id,
    name,
    roles: [],
    require_colons: true,
    managed: false,
    animated: false,
    available: true,
  };
}

/** Creates a guild without channels and roles other than @everyone. */
export function createGuild(
  guild: Pick<Guild, 'id' | 'name' | 'owner_id' | 'preferred_locale' | 'members'>,
  everyoneBits: bigint,
): Guild {
  const everyone = {
    id: guild.id,
    name: '@everyone',
    bits: everyoneBits,
    position: 0,
    mentionable: false,
  };
  return { ...guild, roles: [createRole(everyone)], emojis: [] };
}

/** The fields of a channel of a guild that have no default. */
export interface ChannelOptions {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly position: number;
  readonly topic?: string | undefined;
  readonly overwrites?: readonly Overwrite[] | undefined;
}

/** Creates a channel for messages. */
export function createTextChannel(options: ChannelOptions, type: TextChannel['type']): TextChannel {
  return { ...channelFields(options), type, flags: 0, last_pin_timestamp: null };
}

/** Creates a forum. */
export function createForum(
  options: ChannelOptions,
  tags: readonly ForumTag[],
  requiresTag: boolean,
): ForumChannel {
  return {
    ...channelFields(options),
    type: ChannelType.GuildForum,
    flags: requiresTag ? ChannelFlags.RequireTag : 0,
    available_tags: tags,
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

function channelFields({ id, guildId, name, position, topic, overwrites }: ChannelOptions) {
  return {
    id,
    guild_id: guildId,
    name,
    position,
    topic: topic ?? null,
    nsfw: false,
    parent_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: overwrites ?? [],
    last_message_id: null,
  };
}
