import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Events,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Interaction } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { connectBot } from '../../discord-emulator/connected-bot.ts';
import type { ConnectedBot } from '../../discord-emulator/connected-bot.ts';
import { createManualTimers } from '../../discord-emulator/gateway/manual-timers.ts';
import { openEmulator } from '../../support/emulator.ts';
import { handClock } from './manual-clock.ts';
import type { HandClock } from './manual-clock.ts';
import { act, commands, raw } from './page-client.ts';
import { testPage } from './page-host.ts';

let bot: ConnectedBot;
let emulator: Emulator;
let clock: HandClock;

beforeEach(async () => {
  clock = handClock();
  bot = await connectBot({ website: testPage(clock) });
  ({ emulator } = bot);
  await bot.client.application.commands.set([
    {
      name: 'search',
      description: 'Find papers',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'query',
          description: 'Words',
          required: true,
          autocomplete: true,
        },
        { type: ApplicationCommandOptionType.Attachment, name: 'file', description: 'A list' },
      ],
    },
    { name: 'note', description: 'Write a note' },
    { name: 'settings', description: 'Settings', defaultMemberPermissions: 'ManageGuild' },
    { name: 'Save paper', type: ApplicationCommandType.Message },
    { name: 'Who is it', type: ApplicationCommandType.User },
  ]);
});
afterEach(() => bot.stop());

/** Has the bot answer interactions so. */
function answering(answer: (interaction: Interaction) => Promise<unknown>): void {
  bot.client.on(Events.InteractionCreate, interaction => {
    void answer(interaction);
  });
}

const newest = (channel: { readonly id: string }): string =>
  emulator.world.messages.history(channel.id, { limit: 1 })[0]?.id ?? '';

test('a command is called with what was entered, a file too', async () => {
  let heard: unknown;
  answering(async interaction => {
    if (!interaction.isChatInputCommand()) return;
    const file = interaction.options.getAttachment('file');
    const text = file === null ? '' : await (await fetch(file.url)).text();
    heard = [interaction.options.getString('query'), file?.name, file?.contentType, text];
    await interaction.reply('found');
  });
  const { ada } = emulator.world.seed.people;
  const file = {
    filename: 'list.txt',
    contentType: 'text/plain',
    base64: Buffer.from('a, b').toString('base64'),
  };
  const reply = await act(emulator, ada.id, {
    kind: 'slash',
    channel: emulator.world.seed.channels.papers.id,
    command: 'search',
    options: { query: 'mamba', file },
  });
  expect(reply).toEqual({
    status: 200,
    body: { kind: 'answered', interaction: expect.stringMatching(/^\d+$/u), modal: null },
  });
  expect(heard).toEqual(['mamba', 'list.txt', 'text/plain', 'a, b']);
});

test('an option that is being typed gets the suggestions of the app', async () => {
  answering(async interaction => {
    if (!interaction.isAutocomplete()) return;
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}-2`, value: typed }]);
  });
  const reply = await act(emulator, 'ada', {
    kind: 'autocomplete',
    channel: 'papers',
    command: 'search',
    options: { query: 'mam' },
    focused: 'query',
  });
  expect(reply.body).toEqual({ kind: 'choices', choices: [{ name: 'mam-2', value: 'mam' }] });
});

test('buttons are pressed, options selected, and the menus of messages and people called', async () => {
  const heard: unknown[] = [];
  answering(async interaction => {
    if (interaction.isButton()) heard.push(interaction.customId);
    if (interaction.isStringSelectMenu()) heard.push(interaction.values);
    if (interaction.isContextMenuCommand()) heard.push([interaction.commandName, interaction.targetId]);
    if (interaction.isRepliable()) await interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral });
  });
  const { papers } = emulator.world.seed.channels;
  const { ada, ben } = emulator.world.seed.people;
  const channel = await bot.client.channels.fetch(papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('No channel to send to');
  const message = await channel.send({
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary),
      ),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder().setCustomId('pick').addOptions({ label: 'One', value: 'one' }),
      ),
    ],
  });
  const { id } = message;
  const results = [
    await act(emulator, ada.id, { kind: 'press', message: id, customId: 'more' }),
    await act(emulator, ada.id, { kind: 'select', message: id, customId: 'pick', values: ['one'] }),
    await act(emulator, ada.id, { kind: 'menu', channel: papers.id, command: 'Save paper', message: id }),
    await act(emulator, ada.id, {
      kind: 'user_menu',
      channel: papers.id,
      command: 'Who is it',
      user: ben.id,
    }),
  ];
  expect(results.map(each => each.body)).toEqual(
    results.map(() => expect.objectContaining({ kind: 'answered' })),
  );
  expect(heard).toEqual(['more', ['one'], ['Save paper', id], ['Who is it', ben.id]]);
});

test('a modal is shown and sent off once, by the one it was shown to', async () => {
  const notes: string[] = [];
  answering(async interaction => {
    if (interaction.isChatInputCommand()) {
      await interaction.showModal(
        new ModalBuilder()
          .setCustomId('note')
          .setTitle('Note')
          .addComponents(
            new ActionRowBuilder<TextInputBuilder>().addComponents(
              new TextInputBuilder().setCustomId('text').setLabel('Text').setStyle(TextInputStyle.Short),
            ),
          ),
      );
    }
    if (interaction.isModalSubmit()) {
      notes.push(interaction.fields.getTextInputValue('text'));
      await interaction.reply({ content: 'noted', flags: MessageFlags.Ephemeral });
    }
  });
  const shown = await act(emulator, 'ada', {
    kind: 'slash',
    channel: 'papers',
    command: 'note',
    options: {},
  });
  expect(shown.body).toMatchObject({ kind: 'answered', modal: { custom_id: 'note', title: 'Note' } });
  const interaction = 'interaction' in shown.body ? shown.body.interaction : '';

  const send = (as: string, text: string) =>
    act(emulator, as, { kind: 'submit_modal', interaction, values: { text } });
  const gone = { status: 400, body: { problem: 'That form is open no longer: call for it again' } };
  expect(await send('ben', 'not mine')).toEqual(gone);
  expect(await send('ada', '')).toEqual({ status: 400, body: { problem: "The field 'text' is required" } });
  expect(await send('ada', 'read this')).toMatchObject({ status: 200, body: { kind: 'answered' } });
  expect(await send('ada', 'again')).toEqual(gone);
  expect(notes).toEqual(['read this']);
});

test('an app that does not answer has failed, in the words of the client', async () => {
  const timers = createManualTimers();
  const silent = await openEmulator({ timers, website: testPage() });
  silent.world.commands.upsert(null, { name: 'note', description: 'Write a note' });
  const opened = new Promise<void>(resolve => {
    silent.world.events.subscribe(({ kind }) => {
      if (kind === 'interaction_create') resolve();
    });
  });
  const reply = act(silent, 'ada', { kind: 'slash', channel: 'papers', command: 'note', options: {} });
  await opened;
  timers.advance(3000);
  expect((await reply).body).toEqual({ kind: 'failed', why: 'The application did not respond' });
});

test('what is said, reacted to, taken back and deleted is done', async () => {
  const { general } = emulator.world.seed.channels;
  const done = { status: 200, body: { kind: 'done' } };
  expect(await act(emulator, 'ada', { kind: 'say', channel: general.id, text: 'hello' })).toEqual(done);
  const message = newest(general);
  expect(await act(emulator, 'ben', { kind: 'react', message, emoji: '🔖' })).toEqual(done);
  expect(emulator.world.messages.find(message)).toMatchObject({
    author: { username: 'ada' },
    content: 'hello',
    reactions: [{ emoji: { name: '🔖' }, userIds: [emulator.world.seed.people.ben.id] }],
  });
  expect(await act(emulator, 'ben', { kind: 'unreact', message, emoji: '🔖' })).toEqual(done);
  expect(emulator.world.messages.find(message)?.reactions).toEqual([]);
  expect(await act(emulator, 'ada', { kind: 'delete_message', message })).toEqual(done);
  expect(emulator.world.messages.find(message)).toBeUndefined();
});

test('threads and posts are told with their ids', async () => {
  const { general, forum } = emulator.world.seed.channels;
  await act(emulator, 'ada', { kind: 'say', channel: general.id, text: 'hello' });
  const message = newest(general);
  const thread = await act(emulator, 'ada', { kind: 'start_thread', message, name: 'On hello' });
  expect(thread.body).toEqual({ kind: 'done', channel: message });
  const post = await act(emulator, 'ada', {
    kind: 'post',
    forum: forum.id,
    name: 'A paper',
    text: 'Read it',
    tags: ['paper'],
  });
  const id = 'channel' in post.body ? (post.body.channel ?? '') : '';
  expect(emulator.world.directory.channel(id)).toMatchObject({ name: 'A paper', parent_id: forum.id });
});

test('the clock is moved', async () => {
  expect(await act(emulator, 'ada', { kind: 'move_clock', to: 'day' })).toEqual({
    status: 200,
    body: { kind: 'done' },
  });
  expect(clock.moves).toEqual(['day']);
});

test('what somebody may not do is refused with words', async () => {
  const { papers } = emulator.world.seed.channels;
  await act(emulator, 'ada', { kind: 'say', channel: papers.id, text: 'mine' });
  const message = newest(papers);
  expect(await act(emulator, 'cleo', { kind: 'delete_message', message })).toEqual({
    status: 400,
    body: { problem: 'Cleo may not delete messages of other users here' },
  });
  expect(
    await act(emulator, 'cleo', { kind: 'slash', channel: papers.id, command: 'settings', options: {} }),
  ).toEqual({
    status: 400,
    body: { problem: "Cleo does not have permission to use 'settings' here" },
  });
  const offered = async (as: string) => (await commands(emulator, as, papers.id)).map(each => each.name);
  expect(await offered('ada')).toEqual(['search', 'note', 'settings', 'Save paper', 'Who is it']);
  expect(await offered('cleo')).toEqual(['search', 'note', 'Save paper', 'Who is it']);
});

test('what Discord refuses is told with its places', async () => {
  const reply = await act(emulator, 'ada', { kind: 'say', channel: 'papers', text: 'x'.repeat(2001) });
  expect(reply).toEqual({
    status: 400,
    body: {
      problem: 'Invalid Form Body\ncontent: Must be 2000 or fewer in length. (BASE_TYPE_MAX_LENGTH)',
    },
  });
});

test.each([
  ['no JSON', '{', 'What was sent is no JSON'],
  [
    'an act there is not',
    '{"as":"ada","act":{"kind":"ban"}}',
    'That is nothing that can be done here (act.kind: ',
  ],
  ['an act without what it takes', '{"as":"ada","act":{"kind":"say"}}', '(act.channel: '],
  ['a stranger', '{"as":"eve","act":{"kind":"move_clock","to":"day"}}', 'There is no user eve'],
  [
    'a file that is none',
    '{"as":"ada","act":{"kind":"slash","channel":"papers","command":"search","options":{"file":{"filename":"a","contentType":"","base64":"?"}}}}',
    'That is nothing that can be done here',
  ],
])('%s is refused', async (_what, body, problem) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await raw(emulator, '/playground/act', { method: 'POST', headers, body });
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text)).toEqual({ problem: expect.stringContaining(problem) });
  expect(clock.moves).toEqual([]);
});

test('nobody acts as a bot, or as the owner, who could do everything', async () => {
  const { world } = emulator;
  const move = { kind: 'move_clock', to: 'day' } as const;
  expect(await act(emulator, world.bot.id, move)).toMatchObject({
    body: { problem: 'Nobody can act as Paperboy' },
  });
  expect(await act(emulator, world.seed.guild.owner_id, move)).toMatchObject({
    body: { problem: 'Nobody can act as Reading Group Owner' },
  });
});

test('more than 12 MB are refused', async () => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({
    as: 'ada',
    act: { kind: 'say', channel: 'papers', text: 'x'.repeat(12_000_000) },
  });
  const reply = await raw(emulator, '/playground/act', { method: 'POST', headers, body });
  expect(reply.status).toBe(413);
  expect(JSON.parse(reply.text)).toEqual({ problem: 'That is too large: 12 MB at most' });
});

test.each([{ 'content-type': 'text/plain' }, {}])('refuses an action that is not JSON: %j', async headers => {
  const body = JSON.stringify({ as: 'ada', act: { kind: 'say', channel: 'general', text: 'hello' } });
  const reply = await raw(emulator, '/playground/act', { method: 'POST', headers, body });
  expect(reply.status).toBe(415);
});
