import type { Emulator } from '../../src/discord-emulator/emulator.ts';

/** Adds a member to the seeded server and returns its id. A test that calls many commands needs several: each has a cooldown. */
export function addMember(emulator: Pick<Emulator, 'world'>): string {
  return addMemberWith(emulator, []);
}

/** Adds a member who may manage the seeded server, as Ada may, and returns its id. */
export function addAdmin(emulator: Pick<Emulator, 'world'>): string {
  return addMemberWith(emulator, [emulator.world.seed.roles.admin.id]);
}

function addMemberWith({ world }: Pick<Emulator, 'world'>, roleIds: readonly string[]): string {
  const { id } = world.addUser({ username: `reader.${world.directory.users().length}` });
  world.addMember(world.seed.guild.id, id, roleIds);
  return id;
}
