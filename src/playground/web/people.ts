import { compareSnowflakes } from '../../discord-emulator/snowflake.ts';
import type { Guild, Member } from '../../discord-emulator/state/guild.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import type { PersonView } from './protocol.ts';

/** Those who can be acted as: the members of the guild, but for bots and the owner, who could see and do everything. */
export function peopleOf(world: World): PersonView[] {
  const guild = homeOf(world);
  return byAge(guild)
    .filter(({ user }) => !user.bot && user.id !== guild.owner_id)
    .map(member => ({ user: member.user, standing: standingOf(member, guild) }));
}

/** The guild the world began with, as it is now; as it was then when it is no more. */
export function homeOf({ directory, seed }: World): Guild {
  return directory.findGuild(seed.guild.id) ?? seed.guild;
}

/** A member that changes goes to the end of the list; a page keeps everybody in their place. */
export function byAge(guild: Guild): readonly Member[] {
  return guild.members.toSorted((a, b) => compareSnowflakes(a.user.id, b.user.id));
}

function standingOf(member: Member, guild: Guild): string {
  const names = guild.roles.filter(role => member.roles.includes(role.id)).map(role => role.name);
  return names.length === 0 ? 'member' : names.join(', ');
}
