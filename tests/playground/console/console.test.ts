import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestConsole, type TestConsole } from './test-console.ts';

let terminal: TestConsole;

beforeEach(async () => {
  terminal = await openTestConsole();
});
afterEach(async () => {
  await terminal.stop();
});

test('reactions are confirmed with a quote of their message', async () => {
  const { channel } = terminal;
  await channel.send('Digest of Monday');
  await channel.send('x'.repeat(80));
  const text = await terminal.session('react 🔖 [2]', 'unreact 🔖 2', 'react 👍');
  expect(text).toContain('You reacted with 🔖 to “Digest of Monday”');
  expect(text).toContain('You removed 🔖 from “Digest of Monday”');
  expect(text).toContain(`You reacted with 👍 to “${'x'.repeat(60)}…”`);
});

test('Markdown is printed without escapes, with names for mentions', async () => {
  const { channels, users } = terminal.bot.emulator.world.seed;
  const { channel } = terminal;
  await channel.send(
    [
      String.raw`\*not bold\* \[x\]\(y\) \<@${users.ben.id}> and <@${users.ben.id}> in <#${channels.general.id}>`,
      '[a \\[b\\]](https://arxiv.org/abs/1) but `\\*code\\*` at <t:1767603600:R>',
    ].join('\n'),
  );
  const text = await terminal.session();
  expect(text).toContain(`  *not bold* [x](y) <@${users.ben.id}> and @Ben in #general`);
  expect(text).toContain('  a [b] <https://arxiv.org/abs/1> but `\\*code\\*` at 2026-01-05 09:00 UTC');
});

test('messages of the bot are printed as they arrive, and can be reacted to', async () => {
  const { world } = terminal.bot.emulator;
  const { channel } = terminal;
  const older = await channel.send('Digest of Monday');
  const newer = await channel.send('Digest of Tuesday');
  const text = await terminal.session('react 🔖', 'react 👍 2', 'unreact 🔖', 'react 🔖 3', 'react x');
  expect(text).toContain('Paperboy:\n  Digest of Monday\nPaperboy:\n  Digest of Tuesday');
  const emojiOn = (id: string): string[] =>
    world.messages.get(channel.id, id).reactions.map(each => each.emoji.name);
  expect(emojiOn(newer.id)).toEqual([]);
  expect(emojiOn(older.id)).toEqual(['👍']);
  expect(text).toContain('The app posted 2 messages here');
  expect(text).toContain("'x' is no emoji");
});

test('user and channel are switched, and with them the permissions', async () => {
  const text = await terminal.session(
    'commands',
    'as Ben',
    'commands',
    '/schedule create channel:papers',
    'in #general',
    'say hi',
  );
  expect(text).toContain('/schedule create channel [time] — Make one');
  expect(text.split('/schedule create channel [time]')).toHaveLength(2);
  expect(text).toContain('You are Ben now');
  expect(text).toContain("Ben does not have permission to use 'schedule' here");
  expect(text).toContain('You are in #general now');
  const { world } = terminal.bot.emulator;
  expect(world.messages.history(world.seed.channels.general.id, { limit: 1 })[0]?.content).toBe('hi');
});

test('direct messages of the bot are printed in every channel, for their user only', async () => {
  const { users } = terminal.bot.emulator.world.seed;
  await (await terminal.bot.client.users.fetch(users.ada.id)).send('new for Ada');
  await (await terminal.bot.client.users.fetch(users.ben.id)).send('new for Ben');
  const text = await terminal.session('in dm', 'react 🔖', 'as Ben');
  expect(text).toContain('(direct message) Paperboy:\n  new for Ada');
  expect(text).not.toContain('new for Ben');
  expect(text).toContain('Ben cannot see the direct messages of Ada');
});

test('mistakes are explained', async () => {
  const text = await terminal.session(
    'fly',
    '/nothing',
    '/search',
    'as Zoe',
    'in #nowhere',
    'press Save',
    'react 🔖',
  );
  expect(text).toContain("Unknown verb 'fly'. Type 'help' for a list.");
  expect(text).toContain('There is no command /nothing in #papers');
  expect(text).toContain("The option 'query' is required");
  expect(text).toContain('There is no user Zoe');
  expect(text).toContain('There is no channel #nowhere');
  expect(text).toContain('No message with buttons was shown yet');
  expect(text).toContain('The app has posted nothing here');
});

test('quit ends the console while the input is open', async () => {
  terminal.write('help\nquit\n');
  await terminal.closed;
  expect(terminal.printed()).toContain('react 🔖');
});
