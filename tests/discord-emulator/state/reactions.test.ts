import { once } from 'node:events';
import { Events, PermissionFlagsBits } from 'discord.js';
import type { MessageReaction, PartialMessageReaction, PartialUser, User } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectBot, logIn } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';
import { call } from '../rest-client.ts';

let bot: ConnectedBot;
beforeEach(async () => {
  bot = await connectBot({ rateLimits: 'off' });
});
afterEach(() => bot.stop());

/** Posts a message as the bot and returns its id. */
async function post(content: string): Promise<string> {
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  return (await channel.send(content)).id;
}

test('reactions to a message from before the start reach the bot as partials', async () => {
  const id = await post('digest of yesterday');
  await bot.client.destroy();
  const client = await logIn(bot.emulator);
  const received: string[] = [];
  const note =
    (sign: string) =>
    (reaction: MessageReaction | PartialMessageReaction, user: User | PartialUser): void => {
      received.push(`${sign}${reaction.emoji.name} ${reaction.message.id} ${user.id}`);
    };
  client.on(Events.MessageReactionAdd, note('+'));
  client.on(Events.MessageReactionRemove, note('-'));
  const removed = once(client, Events.MessageReactionRemove);
  bot.emulator.userActions.react('Ben', id, '🔖');
  bot.emulator.userActions.unreact('Ben', id, '🔖');
  await removed;
  const ben = bot.emulator.world.seed.users.ben.id;
  expect(received).toEqual([`+🔖 ${id} ${ben}`, `-🔖 ${id} ${ben}`]);
  await client.destroy();
});

test('the bot adds, lists and removes reactions', async () => {
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  const message = await channel.send('digest');
  const reaction = await message.react('1️⃣');
  bot.emulator.userActions.react('Cleo', message.id, '1️⃣');
  const users = await reaction.users.fetch();
  expect(users.map(user => user.username).toSorted()).toEqual(['Paperboy', 'cleo']);
  const again = await message.fetch(true);
  expect(again.reactions.cache.get('1️⃣')).toMatchObject({ count: 2, me: true });
  await reaction.users.remove();
  await expect(reaction.remove()).rejects.toMatchObject({ code: 50013 });
});

test('the users of a reaction are listed in pages, ordered by id', async () => {
  const id = await post('digest');
  const { ada, ben, cleo } = bot.emulator.world.seed.users;
  for (const user of ['Cleo', 'Ben', 'Ada']) bot.emulator.userActions.react(user, id, '🔖');
  const { papers } = bot.emulator.world.seed.channels;
  const list = (query: string) =>
    call(bot.emulator, 'GET', `/channels/${papers.id}/messages/${id}/reactions/🔖?${query}`);
  expect(await list('limit=2')).toMatchObject({ body: [{ id: ada.id }, { id: ben.id }] });
  expect(await list(`limit=2&after=${ben.id}`)).toMatchObject({ body: [{ id: cleo.id }] });
  expect(await list('limit=101')).toMatchObject({ status: 400, body: { code: 50_035 } });
});

test('removing the reactions of one emoji, or all reactions, emits one event', async () => {
  const id = await post('digest');
  const { world, userActions } = bot.emulator;
  world.directory.putRole(world.seed.guild.id, {
    ...world.seed.roles.bot,
    permissions: PermissionFlagsBits.ManageMessages.toString(),
  });
  userActions.react('Ben', id, '🔖');
  userActions.react('Ben', id, '👍');
  const path = `/channels/${world.seed.channels.papers.id}/messages/${id}/reactions`;
  const cleared = once(bot.client, Events.MessageReactionRemoveEmoji);
  expect(await call(bot.emulator, 'DELETE', `${path}/🔖`)).toMatchObject({ status: 204 });
  expect(await cleared).toMatchObject([{ emoji: { name: '🔖' } }]);
  const emptied = once(bot.client, Events.MessageReactionRemoveAll);
  expect(await call(bot.emulator, 'DELETE', path)).toMatchObject({ status: 204 });
  expect(await emptied).toMatchObject([{ id }, {}]);
  expect(world.messages.find(id)?.reactions).toEqual([]);
});

test('an unknown emoji is refused; one of the guild or on the message is accepted', async () => {
  const id = await post('digest');
  const { world, userActions } = bot.emulator;
  const path = `/channels/${world.seed.channels.papers.id}/messages/${id}/reactions`;
  const put = (emoji: string) => call(bot.emulator, 'PUT', `${path}/${encodeURIComponent(emoji)}/@me`);
  const unknown = { status: 400, body: { code: 10_014 } };
  expect(await put('paper')).toMatchObject(unknown);
  expect(await put('paper:123456789012345678')).toMatchObject(unknown);
  const { id: emojiId } = world.addEmoji(world.seed.guild.id, 'paper');
  expect(await put(`anything:${emojiId}`)).toMatchObject({ status: 204 });
  expect(world.messages.find(id)?.reactions).toMatchObject([{ emoji: { id: emojiId, name: 'paper' } }]);
  userActions.react('Ben', id, 'foreign:223456789012345678');
  expect(await put('foreign:223456789012345678')).toMatchObject({ status: 204 });
});

test('the bot cannot react to a message of a user who blocked it', async () => {
  const { world, userActions } = bot.emulator;
  const message = userActions.say('Ben', 'papers', 'mine');
  world.blockers.add(message.author.id);
  const path = `/channels/${message.channel_id}/messages/${message.id}/reactions/🔖/@me`;
  expect(await call(bot.emulator, 'PUT', path)).toMatchObject({ status: 403, body: { code: 90_001 } });
});

test('a twenty-first emoji is refused', async () => {
  const id = await post('digest');
  const emoji = '😀 😁 😂 🤣 😃 😄 😅 😆 😉 😊 😋 😎 😍 😘 😗 😙 😚 🙂 🤗 🤔'.split(' ');
  const { userActions } = bot.emulator;
  for (const each of emoji) userActions.react('Ada', id, each);
  expect(() => {
    userActions.react('Ada', id, '🔖');
  }).toThrow('Maximum number of reactions reached (20)');
});

test('a reaction in a direct message reaches the bot', async () => {
  const user = await bot.client.users.fetch(bot.emulator.world.seed.users.ben.id);
  const message = await user.send('new papers');
  const received = once(bot.client, Events.MessageReactionAdd);
  bot.emulator.userActions.react('Ben', message.id, '🔖');
  const [reaction]: unknown[] = await received;
  expect(reaction).toMatchObject({ message: { id: message.id } });
});
