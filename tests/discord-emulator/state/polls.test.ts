import { once } from 'node:events';
import { ChannelType, Events, GatewayIntentBits, MessageType, PermissionFlagsBits } from 'discord.js';
import type { Message, TextChannel } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { connectBot } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';
import { call } from '../rest-client.ts';

const HOUR_MS = 3_600_000;
/** In the future, since discord.js compares the end of a poll with its own clock. */
const NINE = Date.UTC(2040, 8, 7, 9);
const { Guilds, GuildMessages, GuildMessagePolls } = GatewayIntentBits;

let now = NINE;
let bot: ConnectedBot;
beforeEach(async () => {
  now = NINE;
  bot = await connectBot(
    { rateLimits: 'off', now: () => now },
    { intents: [Guilds, GuildMessages, GuildMessagePolls] },
  );
});
afterEach(() => bot.stop());

async function papers(): Promise<TextChannel> {
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.type !== ChannelType.GuildText) throw new TypeError('no text channel');
  return channel;
}

async function postPoll(allowMultiselect = false): Promise<Message<true>> {
  const answers = ['First paper', 'Second paper', 'Third paper'].map(text => ({ text }));
  return (await papers()).send({
    poll: { question: { text: 'Which paper?' }, answers, duration: 24, allowMultiselect },
  });
}

test('a vote is sent to the bot; another choice replaces it', async () => {
  const message = await postPoll();
  const received: string[] = [];
  bot.client.on(Events.MessagePollVoteAdd, (answer, userId) => {
    received.push(`+${answer.id} ${userId}`);
  });
  bot.client.on(Events.MessagePollVoteRemove, (answer, userId) => {
    received.push(`-${answer.id} ${userId}`);
  });
  bot.emulator.userActions.votePoll('Ben', message.id, [1]);
  const replaced = once(bot.client, Events.MessagePollVoteRemove);
  bot.emulator.userActions.votePoll('Ben', message.id, [2]);
  await replaced;
  await expect.poll(() => received.length).toBe(3);
  const ben = bot.emulator.world.seed.users.ben.id;
  expect(received).toEqual([`+1 ${ben}`, `-1 ${ben}`, `+2 ${ben}`]);
  const { poll } = await message.fetch(true);
  expect([...(poll?.answers.values() ?? [])].map(each => each.voteCount)).toEqual([0, 1, 0]);
});

test('the voters of an answer are listed, ordered by id', async () => {
  const message = await postPoll(true);
  bot.emulator.userActions.votePoll('Cleo', message.id, [1, 3]);
  bot.emulator.userActions.votePoll('Ada', message.id, [3]);
  const voters = await message.poll?.answers.get(3)?.voters.fetch();
  expect(voters?.map(each => each.username)).toEqual(['ada', 'cleo']);
});

test('a poll ends by the clock: its results are final, and a message says so', async () => {
  const message = await postPoll();
  bot.emulator.userActions.votePoll('Ben', message.id, [2]);
  now = NINE + 24 * HOUR_MS;
  const result = once(bot.client, Events.MessageCreate);
  const ended = await message.fetch(true);
  expect(ended.poll?.resultsFinalized).toBe(true);
  const [announced] = z.tuple([z.custom<Message>()]).parse(await result);
  expect(announced.type).toBe(MessageType.PollResult);
  expect(announced.reference?.messageId).toBe(message.id);
  expect(announced.embeds[0]?.fields.map(({ name, value }) => `${name}=${value}`)).toEqual([
    'poll_question_text=Which paper?',
    'victor_answer_votes=1',
    'total_votes=1',
    'victor_answer_id=2',
    'victor_answer_text=Second paper',
  ]);
  expect(() => {
    bot.emulator.userActions.votePoll('Ada', message.id, [1]);
  }).toThrow('has ended');
});

test('the bot ends its poll early, and cannot edit it', async () => {
  const message = await postPoll();
  await expect(message.edit('other')).rejects.toMatchObject({ code: 520_003 });
  const ended = await message.poll?.end();
  expect(ended?.poll?.resultsFinalized).toBe(true);
  const text = await (await papers()).send('no poll');
  const path = `/channels/${text.channelId}/polls/${text.id}/expire`;
  expect(await call(bot.emulator, 'POST', path)).toMatchObject({ body: { code: 520_006 } });
});

test('one answer may be chosen unless the poll allows several', async () => {
  const message = await postPoll();
  for (const answers of [[1, 2], [7]]) {
    expect(() => {
      bot.emulator.userActions.votePoll('Ben', message.id, answers);
    }).toThrow('Poll voting blocked');
  }
});

test('without Send Polls the code is 50013', async () => {
  const { world } = bot.emulator;
  world.setOverwrite(world.seed.channels.papers.id, {
    id: world.seed.roles.bot.id,
    deny: PermissionFlagsBits.SendPolls,
  });
  await expect(postPoll()).rejects.toMatchObject({ code: 50_013 });
});
