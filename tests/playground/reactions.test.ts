import { once } from 'node:events';
import { Events } from 'discord.js';
import type { MessageReaction, PartialMessageReaction, PartialUser, User } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectBot, logIn } from './connected-bot.ts';
import type { ConnectedBot } from './connected-bot.ts';

let bot: ConnectedBot;
beforeEach(async () => {
  bot = await connectBot();
});
afterEach(() => bot.stop());

/** Posts as the bot and gives the message's id. */
async function post(content: string): Promise<string> {
  const channel = await bot.client.channels.fetch(bot.standIn.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  return (await channel.send(content)).id;
}

test('reactions on a message from before the start reach the bot by partials, put on and taken away', async () => {
  const id = await post('digest of yesterday');
  await bot.client.destroy();
  const client = await logIn(bot.standIn);
  const heard: string[] = [];
  const note =
    (sign: string) =>
    (reaction: MessageReaction | PartialMessageReaction, user: User | PartialUser): void => {
      heard.push(`${sign}${reaction.emoji.name} ${reaction.message.id} ${user.id}`);
    };
  client.on(Events.MessageReactionAdd, note('+'));
  client.on(Events.MessageReactionRemove, note('-'));
  const removed = once(client, Events.MessageReactionRemove);
  bot.standIn.actor.react('Ben', id, '🔖');
  bot.standIn.actor.unreact('Ben', id, '🔖');
  await removed;
  const ben = bot.standIn.world.seed.people.ben.id;
  expect(heard).toEqual([`+🔖 ${id} ${ben}`, `-🔖 ${id} ${ben}`]);
  await client.destroy();
});

test('the bot puts, lists and clears reactions', async () => {
  const channel = await bot.client.channels.fetch(bot.standIn.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  const message = await channel.send('digest');
  const reaction = await message.react('1️⃣');
  bot.standIn.actor.react('Cleo', message.id, '1️⃣');
  const users = await reaction.users.fetch();
  expect(users.map(user => user.username).toSorted()).toEqual(['Paperboy', 'cleo']);
  const again = await message.fetch(true);
  expect(again.reactions.cache.get('1️⃣')).toMatchObject({ count: 2, me: true });
  await reaction.users.remove();
  await expect(reaction.remove()).rejects.toMatchObject({ code: 50013 });
});

test('a twenty-first emoji is refused', async () => {
  const id = await post('digest');
  const emoji = '😀 😁 😂 🤣 😃 😄 😅 😆 😉 😊 😋 😎 😍 😘 😗 😙 😚 🙂 🤗 🤔'.split(' ');
  const { actor } = bot.standIn;
  for (const each of emoji) actor.react('Ada', id, each);
  expect(() => {
    actor.react('Ada', id, '🔖');
  }).toThrow('Maximum number of reactions reached (20)');
});

test('a reaction in a direct message reaches the bot', async () => {
  const user = await bot.client.users.fetch(bot.standIn.world.seed.people.ben.id);
  const message = await user.send('new papers');
  const heard = once(bot.client, Events.MessageReactionAdd);
  bot.standIn.actor.react('Ben', message.id, '🔖');
  const [reaction]: unknown[] = await heard;
  expect(reaction).toMatchObject({ message: { id: message.id } });
});
