import { once } from 'node:events';
import type { Client } from 'discord.js';
import {
  ApplicationCommandType,
  ChannelType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { createChannelAccess } from '../../src/discord/channel-access.ts';
import { openEmulator } from '../support/emulator.ts';
import { memberOf } from '../support/lean-discord.ts';
import { customIds } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { connectClient } from './connected-client.ts';
import { openBot } from './interactions/open-bot.ts';

/** Sends an event of another person each, and waits until the client has read them. */
async function send(
  { gateway }: Pick<Emulator, 'gateway'>,
  client: Client,
  { name, count, data }: { name: string; count: number; data: (id: string) => object },
): Promise<void> {
  for (let at = 0; at < count; at += 1) gateway.sendEvent(name, data(String(7n * 10n ** 17n + BigInt(at))));
  const read = once(client.ws, 'READ');
  gateway.sendEvent('READ', {});
  await read;
}

function reactions({ world }: Pick<Emulator, 'world'>, count: number) {
  const place = { guild_id: world.seed.guild.id, channel_id: world.seed.channels.papers.id };
  const emoji = { id: null, name: '🔖' };
  const data = (id: string) => ({ ...place, message_id: id, user_id: id, emoji, member: memberOf(id) });
  return { name: 'MESSAGE_REACTION_ADD', count, data };
}

/** A call of a command in direct messages with the bot, by another person each. */
function directCall(id: string) {
  return {
    id,
    application_id: '5',
    type: InteractionType.ApplicationCommand,
    token: 'x',
    version: 1,
    user: memberOf(id).user,
    channel: { id, type: ChannelType.DM, recipients: [memberOf(id).user] },
    channel_id: id,
    data: { id: '5', name: 'help', type: ApplicationCommandType.ChatInput },
    entitlements: [],
  };
}

/** Returns how many people and messages a client keeps. */
function sizes({ users, guilds, channels }: Client) {
  return {
    users: users.cache.size,
    members: guilds.cache.reduce((sum, { members }) => sum + members.cache.size, 0),
    messages: channels.cache.reduce(
      (sum, each) => sum + (each.isTextBased() ? each.messages.cache.size : 0),
      0,
    ),
  };
}

it('the client keeps no person who reacts, and a limited number of direct channels', async () => {
  const emulator = await openEmulator();
  const { client } = await connectClient(emulator);
  const channelsBefore = client.channels.cache.size;
  await send(emulator, client, reactions(emulator, 500));
  await send(emulator, client, { name: 'INTERACTION_CREATE', count: 1_100, data: directCall });
  expect(sizes(client)).toEqual({ users: 1, members: 1, messages: 0 });
  expect(client.channels.cache.size - channelsBefore).toBe(1_000);
});

it('the client keeps no person who calls commands and no message with their answer', async () => {
  const { emulator, client, user } = await openBot();
  const { userActions } = emulator;
  const dm = userActions.openDm(user).id;
  for (const channel of ['#papers', dm]) {
    const found = await userActions.slash(user, channel, 'search', { query: 'trams' });
    const message = await found.message();
    const next = customIds(message).filter(id => id.startsWith('v1|results'))[1] ?? '';
    expect((await userActions.press(user, message.id, next)).failed).toBeNull();
  }
  expect(sizes(client)).toEqual({ users: 1, members: 1, messages: 0 });
});

it('the client keeps of a server what permissions are computed from, and no more', async () => {
  const emulator = await openEmulator();
  const { world } = emulator;
  const { guild, channels } = world.seed;
  world.addEmoji(guild.id, 'wave');
  const category = { id: '300000000000000001', type: ChannelType.GuildCategory, name: 'Talk' };
  const quiet = { id: '300000000000000002', type: ChannelType.GuildText, name: 'silence' };
  const overwrites = [{ id: '300000000000000000', type: 0, allow: '0', deny: '2048' }];
  const { client } = await connectClient(emulator);
  emulator.gateway.sendEvent('GUILD_CREATE', {
    id: '300000000000000000',
    name: 'Elsewhere',
    roles: [{ id: '300000000000000000', name: '@everyone', permissions: '68672', tags: {}, colors: {} }],
    members: [memberOf(client.user.id)],
    channels: [category, { ...quiet, permission_overwrites: overwrites }],
    emojis: [{ id: '300000000000000003', name: 'wave' }],
    voice_states: [{ user_id: '300000000000000004', channel_id: '300000000000000005' }],
    threads: [],
  });
  await expect.poll(() => client.guilds.cache.get('300000000000000000')?.name).toBe('Elsewhere');
  const elsewhere = client.guilds.cache.get('300000000000000000');
  expect(elsewhere?.channels.cache.map(({ name }) => name)).toEqual(['silence']);
  expect(elsewhere?.emojis.cache.size).toBe(0);
  const access = createChannelAccess(client);
  expect(access.missing('300000000000000000', quiet.id)).toEqual(['Send Messages']);
  expect(access.missing(guild.id, channels.papers.id)).toEqual([]);
});

it('overwrites that were removed during an outage of the server no longer count', async () => {
  const emulator = await openEmulator();
  const { client } = await connectClient(emulator);
  const [guildId, channelId] = ['300000000000000000', '300000000000000001'];
  const sendGuild = (overwrites: readonly object[]) =>
    emulator.gateway.sendEvent('GUILD_CREATE', {
      id: guildId,
      unavailable: false,
      name: 'Elsewhere',
      roles: [{ id: guildId, name: '@everyone', permissions: '68672' }],
      members: [memberOf(client.user.id)],
      channels: [
        { id: channelId, type: ChannelType.GuildText, name: 'talk', permission_overwrites: overwrites },
      ],
      threads: [],
    });
  const missing = () => createChannelAccess(client).missing(guildId, channelId);
  sendGuild([{ id: guildId, type: 0, allow: '0', deny: '2048' }]);
  await expect.poll(missing).toEqual(['Send Messages']);
  emulator.gateway.sendEvent('GUILD_DELETE', { id: guildId, unavailable: true });
  await expect.poll(() => client.guilds.cache.get(guildId)?.available).toBe(false);
  sendGuild([]);
  await expect.poll(() => client.guilds.cache.get(guildId)?.available).toBe(true);
  expect(missing()).toEqual([]);
});

it('threads are known with their channel, and no longer once they are deleted', async () => {
  const emulator = await openEmulator();
  const { world, userActions } = emulator;
  const { client } = await connectClient(emulator);
  const post = userActions.say('Ada', '#papers', 'Hello');
  const thread = userActions.startThread('Ada', post.id, 'About it');
  await expect.poll(() => client.channels.cache.get(thread.id)?.isThread()).toBe(true);
  const channel = client.channels.cache.get(world.seed.channels.papers.id);
  const threads = () => (channel?.type === ChannelType.GuildText ? channel.threads.cache.size : undefined);
  expect(threads()).toBe(1);
  expect(createChannelAccess(client).canReact(thread.id)).toBe(true);
  world.directory.removeChannel(thread.id);
  await expect.poll(() => client.channels.cache.has(thread.id)).toBe(false);
  expect(threads()).toBe(0);
});

it('the permissions of the bot are known after people have come and gone', async () => {
  const emulator = await openEmulator();
  const { world } = emulator;
  const { client } = await connectClient(emulator);
  const access = createChannelAccess(client);
  const { guild, channels } = world.seed;
  await send(emulator, client, reactions(emulator, 10));
  emulator.userActions.say(addMember(emulator), '#papers', 'Hello');
  expect(access.missing(guild.id, channels.papers.id)).toEqual([]);

  const changed = once(client, 'channelUpdate');
  world.setOverwrite(channels.papers.id, { id: guild.id, deny: PermissionFlagsBits.SendMessages });
  await changed;
  expect(access.missing(guild.id, channels.papers.id)).toEqual(['Send Messages']);
});
