import type { Emulator, EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { openEmulator } from './emulator.ts';
import { addMember } from './users.ts';

/** An emulator with a server of each of four shards, with a channel each and a member of all. */
export async function openShards(options: Partial<EmulatorOptions> = {}) {
  let now = Date.now();
  const emulator = await openEmulator({
    // Servers that are added in turn are on different shards.
    now: () => (now += 1),
    rateLimits: { maxConcurrency: 4, identifyIntervalMs: 0 },
    sharding: { recommendedShards: () => 4 },
    ...options,
  });
  const { world } = emulator;
  const user = addMember(emulator);
  const guildByShard = new Map<number, string>();
  while (guildByShard.size < 4) {
    const { id } = world.addGuild({ name: 'Server', ownerId: user });
    guildByShard.set(Number((BigInt(id) >> 22n) % 4n), id);
  }
  const guilds = [0, 1, 2, 3].map(shard => guildByShard.get(shard) ?? '');
  const channels = guilds.map(id => world.addChannel(id, { name: 'papers' }).id);
  return { emulator, user, guilds, channels, dm: emulator.userActions.openDm(user).id };
}

/** Calls a command and returns whether it was answered, by one response. */
export async function isAnsweredOnce({ userActions, faults }: Emulator, user: string, channel: string) {
  const before = faults.requests.length;
  const { failed } = await userActions.slash(user, channel, 'help');
  const responses = faults.requests.slice(before).filter(({ path }) => path.endsWith('/callback'));
  return failed === null && responses.length === 1;
}
