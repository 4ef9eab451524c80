import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  InteractionResponseType,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createManualTimers } from '../gateway/manual-timers.ts';
import { connectRespondingBot, type RespondingBot } from './responding-bot.ts';

let bot: RespondingBot;
const timers = createManualTimers();
beforeEach(async () => {
  bot = await connectRespondingBot({ timers });
});
afterEach(() => bot.stop());

const button = (customId: string, label: string): ActionRowBuilder<ButtonBuilder> =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId(customId).setLabel(label).setStyle(ButtonStyle.Primary),
  );

test('autocomplete returns choices for the typed text', async () => {
  bot.onInteraction(async interaction => {
    if (!interaction.isAutocomplete()) return;
    const focused = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${focused.name}: ${focused.value}`, value: 'Mamba' }]);
  });
  const choices = await bot.emulator.userActions.autocomplete(
    'Ada',
    'papers',
    'search',
    { query: 'ma' },
    'query',
  );
  expect(choices).toEqual([{ name: 'query: ma', value: 'Mamba' }]);
});

test('buttons and selects have their message, even an ephemeral one, and can update it', async () => {
  bot.onInteraction(async interaction => {
    if (interaction.isChatInputCommand()) {
      const select = new StringSelectMenuBuilder()
        .setCustomId('open')
        .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' });
      await interaction.reply({
        content: 'page 1',
        components: [
          button('next', 'Next'),
          new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
        ],
        flags: MessageFlags.Ephemeral,
      });
    } else if (interaction.isButton()) {
      await interaction.update({ content: `after ${interaction.message.content}` });
    } else if (interaction.isStringSelectMenu()) {
      await interaction.deferUpdate();
      await interaction.editReply(`opened ${interaction.values.join()}`);
    }
  });
  const { userActions } = bot.emulator;
  const message = await (await userActions.slash('Ben', 'papers', 'search', { query: 'x' })).message();
  const pressed = await userActions.press('Ben', message.id, 'next');
  expect(pressed.first?.type).toBe(InteractionResponseType.UpdateMessage);
  expect(await pressed.message()).toMatchObject({ id: message.id, content: 'after page 1', flags: 64 });
  const selected = await userActions.select('Ben', message.id, 'open', ['2']);
  expect(await selected.message()).toMatchObject({ id: message.id, content: 'opened 2' });
  await expect(userActions.select('Ben', message.id, 'open', ['3'])).rejects.toThrow("with the value '3'");
  await expect(userActions.press('Ben', message.id, 'gone')).rejects.toThrow("no component 'gone'");
});

test('a modal is shown, submitted and gets a response', async () => {
  bot.onInteraction(async interaction => {
    if (interaction.isButton()) {
      const input = new TextInputBuilder()
        .setCustomId('note')
        .setLabel('Note')
        .setStyle(TextInputStyle.Short);
      await interaction.showModal(
        new ModalBuilder()
          .setCustomId('notes')
          .setTitle('A note')
          .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input)),
      );
    } else if (interaction.isModalSubmit()) {
      await interaction.reply(`noted: ${interaction.fields.getTextInputValue('note')}`);
    }
  });
  const { userActions, world } = bot.emulator;
  const channel = await bot.client.channels.fetch(world.seed.channels.papers.id);
  const sent =
    channel?.isSendable() === true ? await channel.send({ components: [button('note', 'Note')] }) : undefined;
  const shown = await userActions.press('Ada', sent?.id ?? '', 'note');
  expect(shown.first?.modal?.title).toBe('A note');
  await expect(userActions.submitModal(shown, {})).rejects.toThrow("The field 'note' is required");
  const outcome = await userActions.submitModal(shown, { note: 'good' });
  expect((await outcome.message()).content).toBe('noted: good');
});

test('a message menu has the content of the message without the Message Content intent', async () => {
  bot.onInteraction(async interaction => {
    if (!interaction.isMessageContextMenuCommand()) return;
    await interaction.reply(
      `${interaction.targetMessage.author.username}: ${interaction.targetMessage.content}`,
    );
  });
  const { userActions } = bot.emulator;
  const message = userActions.say('Ada', 'papers', 'see arXiv 1706.03762');
  const outcome = await userActions.menu('Ben', 'papers', 'Save paper', message.id);
  expect((await outcome.message()).content).toBe('ada: see arXiv 1706.03762');
});
