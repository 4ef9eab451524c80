import { join } from 'node:path';
import { ActionRowBuilder, ButtonBuilder, ButtonStyle, Events, MessageFlags } from 'discord.js';
import type { Interaction } from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { createSaveFile } from '../../../src/playground/saved-state/save-file.ts';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import type { SavedWorld } from '../../../src/discord-emulator/state/saved-world.ts';
import { saveWorld } from '../../../src/discord-emulator/state/save-world.ts';
import { openEmulator } from '../../support/emulator.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { connectBot, logIn } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';
import { createManualTimers } from '../gateway/manual-timers.ts';
import { call } from '../rest-client.ts';

const NINE = Date.UTC(2026, 0, 5, 9);

/** Responds to `/search` with a public message that has a button, to `/secret` and the button with an ephemeral one. */
async function respond(interaction: Interaction): Promise<void> {
  const button = new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary);
  const components = [new ActionRowBuilder<ButtonBuilder>().addComponents(button)];
  if (interaction.isChatInputCommand() && interaction.commandName === 'search') {
    await interaction.reply({ content: 'Mamba', components });
  } else if (interaction.isRepliable()) {
    await interaction.reply({ content: 'for your eyes', flags: MessageFlags.Ephemeral });
  }
}

/** Starts an emulator in which users and a real bot have performed actions of every kind. */
async function startUsedEmulator(): Promise<
  ConnectedBot & { readonly answerId: string; readonly secretId: string }
> {
  let now = NINE;
  const bot = await connectBot({ now: () => (now += 1000) });
  onTestFinished(bot.stop);
  const { client, emulator } = bot;
  const { world, userActions } = emulator;
  const { channels, guild, roles, users } = world.seed;
  client.on(Events.InteractionCreate, interaction => void respond(interaction));
  await client.application.commands.set([
    { name: 'search', description: 'Find papers' },
    { name: 'secret', description: 'For one alone' },
  ]);
  await client.application.commands.create({ name: 'local', description: 'Here alone' }, guild.id);
  const allow = PermissionFlagsBits.PinMessages | PermissionFlagsBits.ManageMessages;
  world.setOverwrite(channels.papers.id, { id: roles.bot.id, allow });

  const papers = await client.channels.fetch(channels.papers.id);
  if (papers?.isSendable() !== true) throw new TypeError('#papers takes no messages');
  const files = [{ name: 'a paper.bib', attachment: Buffer.from('@misc{mamba}'), description: 'Citation' }];
  const digest = await papers.send({ content: 'Digest <@&1> ✨', embeds: [{ title: 'Mamba' }], files });
  await digest.react('🔖');
  await digest.pin();
  userActions.react('Ada', digest.id, '🔖');
  const said = userActions.say('Ben', 'papers', 'hello');
  await digest.reply('as was said');
  const thread = userActions.startThread('Ada', said.id, 'Talk');
  userActions.say('Cleo', thread.id, 'inside');
  const { thread: post } = userActions.post('Cleo', 'paper-forum', {
    name: 'Mamba',
    text: 'see',
    tags: ['paper'],
  });
  userActions.archive('Cleo', post.id);
  const ben = await client.users.fetch(users.ben.id);
  const direct = await ben.send('just for you');
  await direct.pin();
  userActions.install('Ada');
  world.blockers.add(users.cleo.id);
  world.timeOut(guild.id, users.cleo.id, NINE + 3_600_000);
  world.directory.removeChannel(channels.general.id);
  const { message } = await userActions.slash('Ada', 'papers', 'search');
  const secret = await userActions.slash('Ada', 'papers', 'secret');
  return { ...bot, answerId: (await message()).id, secretId: secret.first?.message?.id ?? '' };
}

/** Writes the world to a file and reads it back. */
async function throughFile({ world }: Emulator): Promise<SavedWorld> {
  const file = createSaveFile(join(tempFolder(), 'playground', 'world.json'));
  const problems: unknown[] = [];
  const onProblem = (error: unknown): unknown => problems.push(error);
  await file.startAutosave(world, createManualTimers(), { clockAhead: () => 0, onProblem }).stop();
  expect(problems).toEqual([]);
  const read = file.read();
  if (read === undefined) throw new TypeError('Nothing was saved');
  return read.world;
}

/** Returns the responses to all GET requests, without the URL of the emulator. */
async function fetchAll(emulator: Emulator): Promise<Record<string, unknown>> {
  const { world } = emulator;
  const { guild, channels, users } = world.seed;
  const openChannels = [
    channels.papers,
    ...world.directory.threadsOf(guild.id),
    ...world.directory.directMessages(),
  ];
  const messages = world.messages.all().map(each => `/channels/${each.channel_id}/messages/${each.id}`);
  const paths = [
    `/guilds/${guild.id}`,
    `/guilds/${guild.id}/roles`,
    `/guilds/${guild.id}/channels`,
    `/guilds/${guild.id}/threads/active`,
    ...Object.values(users).map(({ id }) => `/guilds/${guild.id}/members/${id}`),
    `/channels/${channels.forum.id}/threads/archived/public`,
    `/applications/${world.application.id}/commands`,
    `/applications/${world.application.id}/guilds/${guild.id}/commands`,
    ...openChannels.flatMap(({ id }) => [`/channels/${id}`, `/channels/${id}/messages`]),
    ...openChannels.map(({ id }) => `/channels/${id}/messages/pins`),
    ...messages.map(path => `${path}/reactions/${encodeURIComponent('🔖')}`),
  ];
  const replies: Record<string, unknown> = {};
  for (const path of paths) {
    const reply = await call(emulator, 'GET', path);
    expect({ path, status: reply.status }).toEqual({ path, status: 200 });
    replies[path] = reply;
  }
  return JSON.parse(JSON.stringify(replies).replaceAll(emulator.url, ''));
}

test('a world restored from a file is the same for the bot and for users', async () => {
  const first = await startUsedEmulator();
  const second = await openEmulator({ now: () => NINE + 600_000, saved: await throughFile(first.emulator) });
  expect(await fetchAll(second)).toEqual(await fetchAll(first.emulator));
  for (const user of ['ada', 'ben', 'cleo']) {
    expect(second.userActions.commands(user, 'papers')).toEqual(
      first.emulator.userActions.commands(user, 'papers'),
    );
  }
  const { users } = second.world.seed;
  expect(second.world.seed).toEqual(first.emulator.world.seed);
  expect([...second.world.userInstalls]).toEqual([users.ada.id]);
  expect([...second.world.blockers]).toEqual([users.cleo.id]);
  expect(() => second.userActions.say('Cleo', 'papers', 'still here?')).toThrow('may not write');
  expect(() => second.userActions.say('Ada', 'general', 'gone?')).toThrow('general');
});

test('restored files have the URL of the new emulator', async () => {
  const first = await startUsedEmulator();
  const second = await openEmulator({ now: () => NINE, saved: await throughFile(first.emulator) });
  const [attachment] = second.world.messages.all().flatMap(each => each.attachments);
  expect(attachment).toMatchObject({ filename: 'a paper.bib', description: 'Citation', size: 12 });
  expect(attachment?.url).toContain(second.url);
  expect(await (await fetch(attachment?.url ?? '')).text()).toBe('@misc{mamba}');
});

test('ephemeral messages are not saved', async () => {
  const { emulator, secretId } = await startUsedEmulator();
  expect(emulator.world.messages.find(secretId)?.content).toBe('for your eyes');
  const saved = await throughFile(emulator);
  expect(JSON.stringify(saved)).not.toContain('for your eyes');
  const second = await openEmulator({ now: () => NINE, saved });
  expect(second.world.messages.find(secretId)).toBeUndefined();
});

test('a restarted bot responds to the button of an old message', async () => {
  const { emulator, answerId } = await startUsedEmulator();
  const second = await openEmulator({ now: () => NINE + 600_000, saved: await throughFile(emulator) });
  const client = await logIn(second);
  onTestFinished(() => client.destroy());
  client.on(Events.InteractionCreate, interaction => void respond(interaction));
  const pressed = await second.userActions.press('Ada', answerId, 'more');
  expect(pressed.first).toMatchObject({ ephemeral: true, message: { content: 'for your eyes' } });
});

test('new ids increase even if the clock is behind', async () => {
  const { emulator } = await startUsedEmulator();
  const newest = BigInt(emulator.world.lastId);
  const saved = await throughFile(emulator);
  const second = await openEmulator({ now: () => NINE - 86_400_000, saved });
  const ids = [second.userActions.say('Ada', 'papers', 'back again').id, second.world.nextId()].map(BigInt);
  expect(ids.every(id => id > newest)).toBe(true);
  const { history } = second.world.messages;
  expect(history(second.world.seed.channels.papers.id, { limit: 1 })).toMatchObject([
    { content: 'back again' },
  ]);
});

test('additions of a newer seed are added; removed channels and changed members stay as they are', async () => {
  const first = await openEmulator();
  const { curator } = first.world.seed.roles;
  const { guild, channels, users } = first.world.seed;
  first.world.directory.removeChannel(channels.general.id);
  const saved = saveWorld(first.world);
  const older: SavedWorld = {
    ...saved,
    seedLastId: (BigInt(curator.id) - 1n).toString(),
    guilds: saved.guilds.map(each => ({
      ...each,
      name: 'Renamed',
      roles: each.roles.filter(role => role.id !== curator.id),
      members: each.members.map(member => ({ ...member, roles: [] })),
    })),
  };
  const { world } = await openEmulator({ saved: older });
  expect(world.directory.guild(guild.id)).toMatchObject({ name: 'Renamed' });
  expect(world.directory.guild(guild.id).roles.map(each => each.name)).toEqual([
    '@everyone',
    'admin',
    'Paperboy',
    'curator',
  ]);
  expect(world.directory.member(guild.id, users.ben.id)?.roles).toEqual([]);
  expect(world.directory.findChannel(channels.general.id)).toBeUndefined();
  expect(saveWorld(world).seedLastId).toBe(saved.seedLastId);
});
