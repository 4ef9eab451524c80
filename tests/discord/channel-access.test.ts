import { once } from 'node:events';
import { Events } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createChannelAccess } from '../../src/discord/channel-access.ts';
import { createSender } from '../../src/discord/sender.ts';
import { openEmulator } from '../support/emulator.ts';
import { connectClient } from './connected-client.ts';

describe('a channel of a server that is unavailable', () => {
  it('is read later instead of counting as forbidden', async () => {
    const emulator = await openEmulator();
    const { world } = emulator;
    const second = world.addGuild({ name: 'Second Group' });
    const channel = world.addChannel(second.id, { name: 'talk' });
    world.directory.setAvailable(second.id, false);
    const { client } = await connectClient(emulator);
    const access = createChannelAccess(client);
    const sender = createSender(client.rest, access, () => client.user.id);
    expect(access.canReadHistory(channel.id)).toBeUndefined();
    await expect(sender.newestMessage(channel.id)).rejects.toMatchObject({ problem: 'unavailable' });

    const back = once(client, Events.GuildAvailable);
    world.directory.setAvailable(second.id, true);
    await back;
    expect(access.canReadHistory(channel.id)).toBe(true);
    await expect(sender.newestMessage(channel.id)).resolves.toBe('0');
    expect(access.canReadHistory('123456789012345678')).toBe(false);
  });
});
