import {
  ActionRowBuilder,
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
import type { ConnectedBot } from '../../discord-emulator/connected-bot.ts';
import { connectPage } from './connect-page.ts';
import { COMMANDS } from './called-commands.ts';
import type { ManualPageClock } from './manual-page-clock.ts';
import { performAction } from './page-client.ts';

let bot: ConnectedBot;
let emulator: Emulator;
let clock: ManualPageClock;

beforeEach(async () => {
  ({ bot, emulator, clock } = await connectPage(COMMANDS));
});
afterEach(() => bot.stop());

/** Makes the bot respond to interactions. */
function respondWith(respond: (interaction: Interaction) => Promise<unknown>): void {
  bot.client.on(Events.InteractionCreate, interaction => {
    void respond(interaction);
  });
}

const newest = (channel: { readonly id: string }): string =>
  emulator.world.messages.history(channel.id, { limit: 1 })[0]?.id ?? '';

test('a command is called with its options, including a file', async () => {
  let received: unknown;
  respondWith(async interaction => {
    if (!interaction.isChatInputCommand()) return;
    const file = interaction.options.getAttachment('file');
    const text = file === null ? '' : await (await fetch(file.url)).text();
    received = [interaction.options.getString('query'), file?.name, file?.contentType, text];
    await interaction.reply('found');
  });
  const { ada } = emulator.world.seed.users;
  const file = {
    filename: 'list.txt',
    contentType: 'text/plain',
    base64: Buffer.from('a, b').toString('base64'),
  };
  const reply = await performAction(emulator, ada.id, {
    kind: 'slash',
    channel: emulator.world.seed.channels.papers.id,
    command: 'search',
    options: { query: 'mamba', file },
  });
  expect(reply).toEqual({
    status: 200,
    body: { kind: 'answered', interaction: expect.stringMatching(/^\d+$/u), modal: null },
  });
  expect(received).toEqual(['mamba', 'list.txt', 'text/plain', 'a, b']);
});

test('a focused option gets the suggestions of the app', async () => {
  respondWith(async interaction => {
    if (!interaction.isAutocomplete()) return;
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}-2`, value: typed }]);
  });
  const reply = await performAction(emulator, 'ada', {
    kind: 'autocomplete',
    channel: 'papers',
    command: 'search',
    options: { query: 'mam' },
    focused: 'query',
  });
  expect(reply.body).toEqual({ kind: 'choices', choices: [{ name: 'mam-2', value: 'mam' }] });
});

test('buttons, selects, message commands and user commands reach the bot', async () => {
  const received: unknown[] = [];
  respondWith(async interaction => {
    if (interaction.isButton()) received.push(interaction.customId);
    if (interaction.isStringSelectMenu()) received.push(interaction.values);
    if (interaction.isContextMenuCommand()) received.push([interaction.commandName, interaction.targetId]);
    if (interaction.isRepliable()) await interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral });
  });
  const { papers } = emulator.world.seed.channels;
  const { ada, ben } = emulator.world.seed.users;
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
    await performAction(emulator, ada.id, { kind: 'press', message: id, customId: 'more' }),
    await performAction(emulator, ada.id, { kind: 'select', message: id, customId: 'pick', values: ['one'] }),
    await performAction(emulator, ada.id, {
      kind: 'menu',
      channel: papers.id,
      command: 'Save paper',
      message: id,
    }),
    await performAction(emulator, ada.id, {
      kind: 'user_menu',
      channel: papers.id,
      command: 'Who is it',
      user: ben.id,
    }),
  ];
  expect(results.map(each => each.body)).toEqual(
    results.map(() => expect.objectContaining({ kind: 'answered' })),
  );
  expect(received).toEqual(['more', ['one'], ['Save paper', id], ['Who is it', ben.id]]);
});

test('a modal is submitted once, by the user it was shown to', async () => {
  const notes: string[] = [];
  respondWith(async interaction => {
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
  const shown = await performAction(emulator, 'ada', {
    kind: 'slash',
    channel: 'papers',
    command: 'note',
    options: {},
  });
  expect(shown.body).toMatchObject({ kind: 'answered', modal: { custom_id: 'note', title: 'Note' } });
  const interaction = 'interaction' in shown.body ? shown.body.interaction : '';

  const send = (as: string, text: string) =>
    performAction(emulator, as, { kind: 'submit_modal', interaction, values: { text } });
  const gone = { status: 400, body: { problem: 'This form is no longer open. Open it again.' } };
  expect(await send('ben', 'not mine')).toEqual(gone);
  expect(await send('ada', '')).toEqual({ status: 400, body: { problem: "The field 'text' is required" } });
  expect(await send('ada', 'read this')).toMatchObject({ status: 200, body: { kind: 'answered' } });
  expect(await send('ada', 'again')).toEqual(gone);
  expect(notes).toEqual(['read this']);
});

test('messages are sent and deleted, reactions added and removed', async () => {
  const { general } = emulator.world.seed.channels;
  const done = { status: 200, body: { kind: 'done' } };
  expect(await performAction(emulator, 'ada', { kind: 'say', channel: general.id, text: 'hello' })).toEqual(
    done,
  );
  const message = newest(general);
  expect(await performAction(emulator, 'ben', { kind: 'react', message, emoji: '🔖' })).toEqual(done);
  expect(emulator.world.messages.find(message)).toMatchObject({
    author: { username: 'ada' },
    content: 'hello',
    reactions: [{ emoji: { name: '🔖' }, userIds: [emulator.world.seed.users.ben.id] }],
  });
  expect(await performAction(emulator, 'ben', { kind: 'unreact', message, emoji: '🔖' })).toEqual(done);
  expect(emulator.world.messages.find(message)?.reactions).toEqual([]);
  expect(await performAction(emulator, 'ada', { kind: 'delete_message', message })).toEqual(done);
  expect(emulator.world.messages.find(message)).toBeUndefined();
});

test('threads and posts are created, and their ids returned', async () => {
  const { general, forum } = emulator.world.seed.channels;
  await performAction(emulator, 'ada', { kind: 'say', channel: general.id, text: 'hello' });
  const message = newest(general);
  const thread = await performAction(emulator, 'ada', { kind: 'start_thread', message, name: 'On hello' });
  expect(thread.body).toEqual({ kind: 'done', channel: message });
  const post = await performAction(emulator, 'ada', {
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
  expect(await performAction(emulator, 'ada', { kind: 'move_clock', to: 'day' })).toEqual({
    status: 200,
    body: { kind: 'done' },
  });
  expect(clock.moves).toEqual(['day']);
});
