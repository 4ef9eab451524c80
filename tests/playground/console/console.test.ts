import { PassThrough } from 'node:stream';
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  Events,
  MessageFlags,
  ModalBuilder,
  SectionBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Interaction } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConsole } from '../../../src/playground/console/console.ts';
import type { PlaygroundConsole } from '../../../src/playground/console/console.ts';
import { connectBot } from '../../discord-emulator/connected-bot.ts';
import type { ConnectedBot } from '../../discord-emulator/connected-bot.ts';

let bot: ConnectedBot;
let terminal: PlaygroundConsole;
let input: PassThrough;
let printed: string;

beforeEach(async () => {
  bot = await connectBot();
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
        { type: ApplicationCommandOptionType.Integer, name: 'limit', description: 'How many' },
      ],
    },
    { name: 'Save paper', type: ApplicationCommandType.Message },
    {
      name: 'schedule',
      description: 'Digests',
      defaultMemberPermissions: 'ManageGuild',
      options: [
        {
          type: ApplicationCommandOptionType.Subcommand,
          name: 'create',
          description: 'Make one',
          options: [
            {
              type: ApplicationCommandOptionType.Channel,
              name: 'channel',
              description: 'Where',
              required: true,
            },
            { type: ApplicationCommandOptionType.String, name: 'time', description: 'When' },
          ],
        },
      ],
    },
  ]);
  bot.client.on(Events.InteractionCreate, interaction => {
    void respond(interaction);
  });
  input = new PassThrough();
  const output = new PassThrough();
  printed = '';
  output.on('data', chunk => {
    printed += String(chunk);
  });
  terminal = openConsole({ ...bot.emulator, input, output });
});
afterEach(async () => {
  terminal.close();
  await bot.stop();
});

/** Responds to all types of interactions. */
async function respond(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'Mamba: Linear-Time', value: 'mamba' }]);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`saved from: ${interaction.targetMessage.content}`);
  } else if (interaction.isButton() && interaction.customId === 'note') {
    await interaction.showModal(noteForm());
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    const day = fields.getStringSelectValues('day').join();
    await interaction.reply(`noted ${fields.getTextInputValue('text')} / ${day}`);
  } else if (interaction.isButton()) {
    await interaction.reply({ content: `pressed ${interaction.customId}`, flags: MessageFlags.Ephemeral });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply(`selected ${interaction.values.join()}`);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'search') {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { options } = interaction;
    await interaction.editReply({
      components: [card(`${options.getString('query')} / ${options.getInteger('limit')}`)],
      flags: MessageFlags.IsComponentsV2,
    });
  } else if (interaction.isChatInputCommand()) {
    const { options } = interaction;
    await interaction.reply(`in ${options.getChannel('channel')?.id} at ${options.getString('time')}`);
  }
}

function firstPaperMenu(id: string): ActionRowBuilder<StringSelectMenuBuilder> {
  const menu = new StringSelectMenuBuilder().setCustomId(id).addOptions({ label: 'First paper', value: id });
  return new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu);
}

function noteForm(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('form')
    .setTitle('A note')
    .addLabelComponents(
      label =>
        label
          .setLabel('Text')
          .setTextInputComponent(field =>
            field.setCustomId('text').setStyle(TextInputStyle.Short).setValue('old'),
          ),
      label =>
        label
          .setLabel('Day')
          .setStringSelectMenuComponent(menu =>
            menu
              .setCustomId('day')
              .addOptions({ label: 'Monday', value: '1', default: true }, { label: 'Friday', value: '5' }),
          ),
    );
}

function button(label: string, id: string): ButtonBuilder {
  return new ButtonBuilder().setLabel(label).setCustomId(id).setStyle(ButtonStyle.Secondary);
}

function card(query: string): ContainerBuilder {
  return new ContainerBuilder()
    .addTextDisplayComponents(new TextDisplayBuilder().setContent(query))
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents(
          new TextDisplayBuilder().setContent('**[Mamba](https://arxiv.org/abs/2312.00752)**'),
        )
        .setButtonAccessory(button('Save', 'save-1')),
    )
    .addActionRowComponents(
      new ActionRowBuilder<ButtonBuilder>().addComponents(button('Save', 'save-2'), button('Next', 'next')),
    );
}

/** Writes lines, ends the input, waits for the end of the console, and returns what was printed. */
async function session(...lines: readonly string[]): Promise<string> {
  input.end(`${lines.join('\n')}\n`);
  await terminal.closed;
  return printed;
}

test('free text fills the required option, and the deferred card is printed as text', async () => {
  expect(await session('/search mamba state spaces')).toContain(
    [
      'Paperboy (only you can see this):',
      '  mamba state spaces / null',
      '  **Mamba <https://arxiv.org/abs/2312.00752>**',
      '  [Save]',
      '  [Save] [Next]',
    ].join('\n'),
  );
});

test('options are set by name, with quotes, in subcommands too', async () => {
  const general = bot.emulator.world.seed.channels.general.id;
  const text = await session(
    '/search query:"two words" limit:3',
    '/schedule create channel:#general time:09:00',
  );
  expect(text).toContain('two words / 3');
  expect(text).toContain(`in ${general} at 09:00`);
});

test('buttons are pressed by label, and by number among equal labels', async () => {
  const text = await session('/search mamba', 'press Save', '/search mamba', 'press Save [2]', 'press Back');
  expect(text).toContain('pressed save-1');
  expect(text).toContain('pressed save-2');
  expect(text).toContain("There is no button 'Back'; there are: [Save] [Save] [Next]");
});

test('a button is found by the beginning of its label, ignoring case and symbols', async () => {
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    button('🔖 Saved ✓', 'saved'),
    button('Next →', 'next-page'),
    button('👍 3', 'vote'),
  );
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  await channel.send({ content: 'digest', components: [row] });
  const text = await session('press saved', 'press next', 'press 👍', 'press back');
  expect(text).toContain('pressed saved');
  expect(text).toContain('pressed next-page');
  expect(text).toContain('pressed vote');
  expect(text).toContain("There is no button 'back'");
});

test('an option of a select is chosen by label or by number', async () => {
  const menu = new StringSelectMenuBuilder()
    .setCustomId('open')
    .addOptions({ label: 'First paper', value: 'a' }, { label: 'Second paper', value: 'b' });
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  await channel.send({ components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)] });
  const text = await session('select 2', 'select first', 'select 3');
  expect(text).toContain('selected b');
  expect(text).toContain('selected a');
  expect(text).toContain("There is no option '3'; there are: 1 First paper, 2 Second paper");
});

test('of two menus with the same options, the second is chosen from by a number behind the label', async () => {
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  await channel.send({ components: [firstPaperMenu('open'), firstPaperMenu('drop')] });
  const text = await session('select First paper 2', 'select First paper');
  expect(text).toMatch(/selected drop.*selected open/s);
});

test('a form that a button opens is filled in, and what is left out stays', async () => {
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button('Note', 'note'));
  await channel.send({ components: [row] });
  const text = await session(
    'fill new',
    'press note',
    'fill day:Friday',
    'press note',
    'fill text:"two words"',
    'fill again',
  );
  expect(text).toMatch(
    /No form was opened yet.*a form, 'A note'.*text:"old".*day:"Monday" of Monday, Friday/s,
  );
  expect(text).toContain('noted old / 5');
  expect(text).toContain('noted two words / 1');
  expect(text.match(/No form was opened yet/g)).toHaveLength(2);
});

test('reactions are confirmed with a quote of their message', async () => {
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  await channel.send('Digest of Monday');
  await channel.send('x'.repeat(80));
  const text = await session('react 🔖 [2]', 'unreact 🔖 2', 'react 👍');
  expect(text).toContain('You reacted with 🔖 to “Digest of Monday”');
  expect(text).toContain('You removed 🔖 from “Digest of Monday”');
  expect(text).toContain(`You reacted with 👍 to “${'x'.repeat(60)}…”`);
});

test('Markdown is printed without escapes, with names for mentions', async () => {
  const { channels, users } = bot.emulator.world.seed;
  const channel = await bot.client.channels.fetch(channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  await channel.send(
    [
      String.raw`\*not bold\* \[x\]\(y\) \<@${users.ben.id}> and <@${users.ben.id}> in <#${channels.general.id}>`,
      '[a \\[b\\]](https://arxiv.org/abs/1) but `\\*code\\*` at <t:1767603600:R>',
    ].join('\n'),
  );
  const text = await session();
  expect(text).toContain(`  *not bold* [x](y) <@${users.ben.id}> and @Ben in #general`);
  expect(text).toContain('  a [b] <https://arxiv.org/abs/1> but `\\*code\\*` at 2026-01-05 09:00 UTC');
});

test('help and menu list the message commands', async () => {
  bot.emulator.userActions.say('Ben', 'papers', 'see 1706.03762');
  const text = await session('menu save PAPER', 'menu', 'help');
  expect(text).toContain('saved from');
  expect(text).toContain("There is no message command ''; there are: 'Save paper'");
  expect(text).toContain('menu Save paper [2]');
});

test('help and menu list no message commands if there are none', async () => {
  await bot.client.application.commands.set([]);
  const text = await session('help', 'menu Save paper');
  expect(text).not.toContain('[2]        for');
  expect(text).toContain('No message commands are registered here');
});

test('complete prints the suggestions of autocomplete', async () => {
  expect(await session('complete /search ma')).toContain('Mamba: Linear-Time → mamba');
});

test('messages of the bot are printed as they arrive, and can be reacted to', async () => {
  const { world } = bot.emulator;
  const channel = await bot.client.channels.fetch(world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  const older = await channel.send('Digest of Monday');
  const newer = await channel.send('Digest of Tuesday');
  const text = await session('react 🔖', 'react 👍 2', 'unreact 🔖', 'react 🔖 3', 'react x');
  expect(text).toContain('Paperboy:\n  Digest of Monday\nPaperboy:\n  Digest of Tuesday');
  const emojiOn = (id: string): string[] =>
    world.messages.get(channel.id, id).reactions.map(each => each.emoji.name);
  expect(emojiOn(newer.id)).toEqual([]);
  expect(emojiOn(older.id)).toEqual(['👍']);
  expect(text).toContain('The app posted 2 messages here');
  expect(text).toContain("'x' is no emoji");
});

test('user and channel are switched, and with them the permissions', async () => {
  const text = await session(
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
  const { world } = bot.emulator;
  expect(world.messages.history(world.seed.channels.general.id, { limit: 1 })[0]?.content).toBe('hi');
});

test('direct messages of the bot are printed in every channel, for their user only', async () => {
  const { users } = bot.emulator.world.seed;
  await (await bot.client.users.fetch(users.ada.id)).send('new for Ada');
  await (await bot.client.users.fetch(users.ben.id)).send('new for Ben');
  const text = await session('in dm', 'react 🔖', 'as Ben');
  expect(text).toContain('(direct message) Paperboy:\n  new for Ada');
  expect(text).not.toContain('new for Ben');
  expect(text).toContain('Ben cannot see the direct messages of Ada');
});

test('a message command is called on the newest message, or on an older one', async () => {
  bot.emulator.userActions.say('Ben', 'papers', 'see 1706.03762');
  const text = await session('menu Save paper', 'menu Save paper [2]', 'menu Nothing');
  expect(text).toContain('saved from: see 1706.03762');
  expect(text).toContain("There is no message command 'Nothing'; there are: 'Save paper'");
});

test('mistakes are explained', async () => {
  const text = await session('fly', '/nothing', '/search', 'as Zoe', 'in #nowhere', 'press Save', 'react 🔖');
  expect(text).toContain("Unknown verb 'fly'. Type 'help' for a list.");
  expect(text).toContain('There is no command /nothing in #papers');
  expect(text).toContain("The option 'query' is required");
  expect(text).toContain('There is no user Zoe');
  expect(text).toContain('There is no channel #nowhere');
  expect(text).toContain('No message with buttons was shown yet');
  expect(text).toContain('The app has posted nothing here');
});

test('quit ends the console while the input is open', async () => {
  input.write('help\nquit\n');
  await terminal.closed;
  expect(printed).toContain('react 🔖');
});
