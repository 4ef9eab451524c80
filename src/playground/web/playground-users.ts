import { compareSnowflakes } from '../../discord-emulator/snowflake.ts';
import type { Guild, Member } from '../../discord-emulator/state/guild.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { isMadeUpVoter } from '../made-up-voters.ts';
import type { PlaygroundUser } from './protocol.ts';

/**
 * Returns the users that a page can act as: the guild’s members without bots, without those who only vote, and without the owner,
 * who has all permissions.
 */
export function playgroundUsers(world: World): PlaygroundUser[] {
  const guild = homeGuild(world);
  return membersById(guild)
    .filter(({ user }) => !user.bot && !isMadeUpVoter(user) && user.id !== guild.owner_id)
    .map(member => ({ user: member.user, roleText: roleTextOf(member, guild) }));
}

/** Returns the guild of the seed as it is now, or as it was if it no longer exists. */
export function homeGuild({ directory, seed }: World): Guild {
  return directory.findGuild(seed.guild.id) ?? seed.guild;
}

/** Returns the members in a stable order: in the guild’s own list a changed member moves to the end. */
export function membersById(guild: Guild): readonly Member[] {
  return guild.members.toSorted((a, b) => compareSnowflakes(a.user.id, b.user.id));
}

function roleTextOf(member: Member, guild: Guild): string {
  const names = guild.roles.filter(role => member.roles.includes(role.id)).map(role => role.name);
  return names.length === 0 ? 'member' : names.join(', ');
}
