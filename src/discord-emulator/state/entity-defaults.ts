import type { GuildEmoji, Member, Role, User } from './guild.ts';

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
