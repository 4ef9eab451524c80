import { once } from 'node:events';
import { ChannelType, Events, PermissionFlagsBits, ThreadChannel } from 'discord.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectBot, logIn } from '../connected-bot.ts';
import { call } from '../rest-client.ts';

describe('the client', () => {
  test('receives creation, changes and deletion of threads and changes of its membership', async () => {
    const bot = await connectBot();
    onTestFinished(bot.stop);
    const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
    if (channel?.type !== ChannelType.GuildText) throw new TypeError('no text channel');
    const created = new Promise<[ThreadChannel, boolean]>(resolve => {
      bot.client.once(Events.ThreadCreate, (...received) => {
        resolve(received);
      });
    });
    const message = await channel.send('digest');
    // The client's own startThread sends a `type`, which is not in Discord's OpenAPI description.
    await call(bot.emulator, 'POST', `/channels/${channel.id}/messages/${message.id}/threads`, {
      name: 'Talk',
    });
    const [thread] = await created;
    expect(thread).toMatchObject({ id: message.id, name: 'Talk' });
    const renamed = once(bot.client, Events.ThreadUpdate);
    await thread.setName('Discussion');
    expect(await renamed).toMatchObject([{ name: 'Talk' }, { name: 'Discussion' }]);
    const left = once(bot.client, Events.ThreadMembersUpdate);
    await thread.leave();
    const [added, removed]: unknown[] = await left;
    expect([added, removed]).toMatchObject([{ size: 0 }, { size: 1 }]);
    const gone = once(bot.client, Events.ThreadDelete);
    bot.emulator.world.directory.removeChannel(thread.id);
    expect(await gone).toMatchObject([{ id: thread.id }]);
  });

  test('receives active threads at login and when it gains access to a channel', async () => {
    const bot = await connectBot();
    onTestFinished(bot.stop);
    const world = bot.emulator.world;
    const { guild, channels, users } = world.seed;
    const message = bot.emulator.userActions.say('Ada', 'general', 'read this');
    const general = world.directory.channel(channels.general.id);
    if (general.type !== ChannelType.GuildText) throw new TypeError('general is a text channel');
    world.setOverwrite(general.id, { id: guild.id, deny: PermissionFlagsBits.ViewChannel });
    const thread = world.threads.startFromMessage(general, message, { owner: users.ada, name: 'Hidden' });
    expect(bot.client.channels.cache.get(thread.id)).toBeUndefined();
    const synced = once(bot.client, Events.ThreadListSync);
    world.setOverwrite(general.id, { id: guild.id });
    await synced;
    expect(bot.client.channels.cache.get(thread.id)).toBeInstanceOf(ThreadChannel);
    await bot.client.destroy();
    const again = await logIn(bot.emulator);
    onTestFinished(() => again.destroy());
    expect(again.channels.cache.get(thread.id)).toMatchObject({ name: 'Hidden', parentId: general.id });
  });

  test('receives reactions in a thread', async () => {
    const bot = await connectBot();
    onTestFinished(bot.stop);
    const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
    if (channel?.type !== ChannelType.GuildText) throw new TypeError('no text channel');
    const thread = await channel.threads.create({ name: 'Talk', type: ChannelType.PublicThread });
    const message = await thread.send('card');
    const received = once(bot.client, Events.MessageReactionAdd);
    bot.emulator.userActions.react('Ben', message.id, '🔖');
    expect(await received).toMatchObject([{ message: { id: message.id } }, {}, {}]);
  });
});
