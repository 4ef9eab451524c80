import type { Emulator } from '../../src/discord-emulator/emulator.ts';

/** The id of a new member of the seeded server; commands have a cooldown for each person. */
export function newcomer({ world }: Pick<Emulator, 'world'>): string {
  const { id } = world.addUser({ username: `reader.${world.directory.users().length}` });
  world.addMember(world.seed.guild.id, id);
  return id;
}
