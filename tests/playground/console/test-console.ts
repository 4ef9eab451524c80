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
  TextDisplayBuilder,
  TextInputStyle,
} from 'discord.js';
import type { ApplicationCommandDataResolvable, Interaction, SendableChannels } from 'discord.js';
import { openConsole } from '../../../src/playground/console/console.ts';
import { connectBot } from '../../discord-emulator/connected-bot.ts';
import type { ConnectedBot } from '../../discord-emulator/connected-bot.ts';

/** A console of Ada in #papers, beside a bot that responds to everything. */
export interface TestConsole {
  readonly bot: ConnectedBot;
  /** #papers, as the bot has it. */
  readonly channel: SendableChannels;
  /** Writes lines, ends the input, waits for the end of the console, and returns what was printed. */
  session(...lines: readonly string[]): Promise<string>;
  write(text: string): void;
  readonly closed: Promise<unknown>;
  /** Returns what was printed so far. */
  printed(): string;
  /** Writes a line, and waits until a text has been printed. */
  type(line: string, printed: string): Promise<void>;
  stop(): Promise<void>;
}

const COMMANDS = [
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
    name: 'import',
    description: 'Take a file',
    options: [
      {
        type: ApplicationCommandOptionType.Attachment,
        name: 'file',
        description: 'Which',
        required: true,
      },
    ],
  },
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
] satisfies ApplicationCommandDataResolvable[];

/** Opens the console. */
export async function openTestConsole(): Promise<TestConsole> {
  const bot = await connectBot();
  await bot.client.application.commands.set(COMMANDS);
  bot.client.on(Events.InteractionCreate, interaction => {
    void respond(interaction);
  });
  const channel = await bot.client.channels.fetch(bot.emulator.world.seed.channels.papers.id);
  if (channel?.isSendable() !== true) throw new TypeError('no channel');
  const [input, output] = [new PassThrough(), new PassThrough()];
  let printed = '';
  output.on('data', chunk => {
    printed += String(chunk);
  });
  const terminal = openConsole({ ...bot.emulator, input, output });
  return {
    bot,
    channel,
    async session(...lines) {
      input.end(`${lines.join('\n')}\n`);
      await terminal.closed;
      return printed;
    },
    write(text) {
      input.write(text);
    },
    closed: terminal.closed,
    printed: () => printed,
    async type(line, text) {
      const before = printed.length;
      const isPrinted = new Promise<void>(resolve => {
        output.on('data', () => {
          if (printed.slice(before).includes(text)) resolve();
        });
      });
      input.write(`${line}\n`);
      await isPrinted;
    },
    async stop() {
      terminal.close();
      await bot.stop();
    },
  };
}

/** Responds to all types of interactions. */
async function respond(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'Mamba: Linear-Time', value: 'mamba' }]);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`saved from: ${interaction.targetMessage.content}`);
  } else if (interaction.isButton() && interaction.customId === 'note') {
    await interaction.showModal(noteForm());
  } else if (interaction.isButton() && interaction.customId === 'more') {
    await interaction.showModal(longForm(interaction.channelId));
  } else if (interaction.isModalSubmit() && interaction.customId === 'long') {
    const { fields } = interaction;
    const where = fields.getSelectedChannels('where', true).map(channel => `#${channel.name}`);
    const files = fields.getUploadedFiles('file', true).map(({ name }) => name);
    await interaction.reply(
      `more ${where.join()} / ${fields.getStringSelectValues('days').join()} / ${files.join()}`,
    );
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    const day = fields.getStringSelectValues('day').join();
    await interaction.reply(`noted ${fields.getTextInputValue('text')} / ${day}`);
  } else if (interaction.isButton()) {
    await interaction.reply({ content: `pressed ${interaction.customId}`, flags: MessageFlags.Ephemeral });
  } else if (interaction.isAnySelectMenu()) {
    await interaction.reply(`selected ${interaction.values.join()}`);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'search') {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { options } = interaction;
    await interaction.editReply({
      components: [card(`${options.getString('query')} / ${options.getInteger('limit')}`)],
      flags: MessageFlags.IsComponentsV2,
    });
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'import') {
    const { name, size } = interaction.options.getAttachment('file', true);
    await interaction.reply(`imported ${name} of ${size} bytes`);
  } else if (interaction.isChatInputCommand()) {
    const { options } = interaction;
    await interaction.reply(`in ${options.getChannel('channel')?.id} at ${options.getString('time')}`);
  }
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

function longForm(channelId: string): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('long')
    .setTitle('More')
    .addLabelComponents(
      label =>
        label
          .setLabel('Where')
          .setChannelSelectMenuComponent(menu => menu.setCustomId('where').setDefaultChannels(channelId)),
      label =>
        label
          .setLabel('Days')
          .setStringSelectMenuComponent(menu =>
            menu
              .setCustomId('days')
              .setMaxValues(2)
              .addOptions({ label: 'Monday', value: '1' }, { label: 'Friday', value: '5', default: true }),
          ),
      label => label.setLabel('File').setFileUploadComponent(upload => upload.setCustomId('file')),
    );
}

/** Returns a grey button. */
export function button(label: string, id: string): ButtonBuilder {
  return new ButtonBuilder().setLabel(label).setCustomId(id).setStyle(ButtonStyle.Secondary);
}

/** Returns a row of buttons. */
export function row(...buttons: readonly ButtonBuilder[]): ActionRowBuilder<ButtonBuilder> {
  return new ActionRowBuilder<ButtonBuilder>().addComponents(...buttons);
}

/** Returns a card with two buttons to save and one to go on. */
export function card(query: string): ContainerBuilder {
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
