import type { Emulator } from '../../src/discord-emulator/emulator.ts';

/** Adds a member to the seeded server, as commands have a cooldown per user. @returns the id of the member */
export function addMember({ world }: Pick<Emulator, 'world'>): string {
  const { id } = world.addUser({ username: `reader.${world.directory.users().length}` });
  world.addMember(world.seed.guild.id, id);
  return id;
}
