import { describe, expect, it } from 'vitest';
import { openEmulator } from '../support/emulator.ts';
import { openBot } from './open-bot.ts';

/** The bot in the server of the emulator and two more. */
async function openServers() {
  const emulator = await openEmulator();
  const { directory } = emulator.world;
  const [stays, leaves] = ['Stays', 'Leaves'].map(name => emulator.world.addGuild({ name }).id);
  if (stays === undefined || leaves === undefined) throw new Error('no servers');
  const bot = openBot(emulator);
  const client = await bot.serve();
  if (!client) throw new Error('not connected');
  await expect.poll(() => bot.memberOf().size).toBe(directory.guilds().length);
  return { emulator, directory, bot, client, stays, leaves };
}

describe('a server', () => {
  it('that removes or invites the bot is noticed at once', async () => {
    const { emulator, directory, bot, leaves } = await openServers();
    directory.removeGuild(leaves);
    const { id } = emulator.world.addGuild({ name: 'New' });
    await expect.poll(() => bot.membershipEvents).toEqual([`left ${leaves}`, `joined ${id}`]);
  });

  it('that removed the bot before a new session is noticed when that begins, unlike one with an outage', async () => {
    const { emulator, directory, bot, client, stays, leaves } = await openServers();
    const { id: channel } = emulator.world.addChannel(leaves, { name: 'papers' });
    await expect.poll(() => client.channels.cache.has(channel)).toBe(true);
    emulator.gateway.sendEvent('GUILD_DELETE', { id: stays, unavailable: true });
    await expect.poll(() => client.guilds.cache.get(stays)?.available).toBe(false);

    emulator.gateway.invalidateSessions({ resumable: false });
    directory.removeGuild(leaves);
    const { id: invited } = emulator.world.addGuild({ name: 'Invited' });
    await expect.poll(() => bot.sessions(), { timeout: 20_000 }).toBe(1);
    // The one that is available again did not invite the bot, and who did is known by then.
    expect(bot.membershipEvents).toEqual([`left ${leaves}`]);
    expect([stays, invited, leaves].map(id => bot.memberOf().has(id))).toEqual([true, true, false]);
    expect(client.guilds.cache.get(stays)?.available).toBe(true);
    expect(client.channels.cache.has(channel)).toBe(false);
  });
});
