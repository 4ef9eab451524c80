import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it, vi } from 'vitest';
import { createRoleMentions } from '../../src/discord/role-mentions.ts';
import { processClock } from '../../src/process/clock.ts';
import { openEmulator } from '../support/emulator.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { connectClient } from './connected-client.ts';

const { MentionEveryone } = PermissionFlagsBits;

/** A server with a channel, a role, and an admin who has no permissions but those of everyone. */
async function openServer({ mentionable = false } = {}) {
  const emulator = await openEmulator();
  const { world } = emulator;
  const owner = world.addUser({ username: 'owner' });
  const guild = world.addGuild({ name: 'Readers', ownerId: owner.id });
  const channel = world.addChannel(guild.id, { name: 'papers' });
  const role = world.addRole(guild.id, { name: 'Fans', mentionable });
  const admin = world.addUser({ username: 'admin' });
  world.addMember(guild.id, admin.id);
  const { client } = await connectClient(emulator);
  const log = createSilentLog();
  const mentions = createRoleMentions(client, { clock: processClock, log });
  return {
    ...emulator,
    client,
    guild,
    channel,
    role,
    admin,
    log,
    problem: (roleId = role.id) =>
      mentions.problem({ guildId: guild.id, channelId: channel.id, roleId, userId: admin.id }),
    /** Allows Mention Everyone in the channel; resolves when the client knows. */
    async allow(userId: string) {
      world.setOverwrite(channel.id, { id: userId, type: 1, allow: MentionEveryone });
      await vi.waitFor(() => {
        const known = client.channels.cache.get(channel.id);
        if (!known || known.isDMBased() || !('permissionOverwrites' in known)) throw new Error('not known');
        expect(known.permissionOverwrites.cache.has(userId)).toBe(true);
      });
    },
  };
}

describe('a role', () => {
  it('that everyone may mention may be mentioned', async () => {
    const { problem } = await openServer({ mentionable: true });
    expect(await problem()).toBeUndefined();
  });

  it('may be mentioned if the bot and the admin have Mention Everyone in the channel, as they are now', async () => {
    const { problem, allow, client, admin, world, guild, role } = await openServer();
    expect(await problem()).toMatch(/^Paperboy lacks Mention Everyone there/);
    await allow(client.user.id);
    expect(await problem()).toMatch(/^the admin who set it lacks Mention Everyone there/);
    await allow(admin.id);
    expect(await problem()).toBeUndefined();
    world.directory.removeMember(guild.id, admin.id);
    expect(await problem()).toBe('the admin who set it has left the server');
    world.directory.removeRole(guild.id, role.id);
    await vi.waitFor(async () => expect(await problem()).toBe('there is no such role any more'));
  });

  it('is never @everyone', async () => {
    const { problem, guild } = await openServer();
    expect(await problem(guild.id)).toMatch(/^it is @everyone/);
  });

  it('may not be mentioned while Discord does not say what its admin may do', async () => {
    const { problem, allow, client, admin, faults, log } = await openServer();
    await allow(client.user.id);
    await allow(admin.id);
    faults.injectFault(
      { path: /\/members\/\d+$/ },
      { kind: 'response', status: 403, body: {} },
      { times: 5 },
    );
    expect(await problem()).toBe('Discord did not say whether its admin may mention it');
    expect(log.events).toMatchObject([{ event: 'member_not_fetched' }]);
  });
});
