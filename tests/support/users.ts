import type { Emulator } from '../../src/discord-emulator/emulator.ts';

/** Adds a member to the seeded server and returns its id. A test that calls many commands needs several: each has a cooldown. */
export function addMember({ world }: Pick<Emulator, 'world'>): string {
  const { id } = world.addUser({ username: `reader.${world.directory.users().length}` });
  world.addMember(world.seed.guild.id, id);
  return id;
}
