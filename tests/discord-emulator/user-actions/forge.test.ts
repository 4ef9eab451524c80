import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ComponentType,
  Events,
  MessageFlags,
} from 'discord.js';
import type { Interaction } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectBot } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';

let bot: ConnectedBot;
beforeEach(async () => {
  bot = await connectBot();
  await bot.client.application.commands.set([{ name: 'search', description: 'Find papers' }]);
  bot.client.on(Events.InteractionCreate, interaction => void answer(interaction));
});
afterEach(() => bot.stop());

/** Responds with a description of the interaction. */
async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: JSON.stringify(interaction.options.getFocused(true)), value: 'x' }]);
  } else if (interaction.isButton()) {
    await interaction.reply(`${interaction.user.username} pressed ${interaction.customId}`);
  } else if (interaction.isAnySelectMenu()) {
    await interaction.reply(
      `${interaction.customId} (${interaction.componentType}): ${interaction.values.join()}`,
    );
  } else if (interaction.isModalSubmit()) {
    const { customId, fields } = interaction;
    await interaction.reply(`${customId}: ${fields.getTextInputValue('note')}`);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`message: ${interaction.targetMessage.content}`);
  } else if (interaction.isUserContextMenuCommand()) {
    const { targetUser, targetMember } = interaction;
    await interaction.reply(`user: ${targetUser.username} ${targetMember === null ? 'elsewhere' : 'here'}`);
  } else if (interaction.isChatInputCommand()) {
    const options = JSON.stringify(interaction.options.data.map(({ name, value }) => [name, value]));
    await interaction.reply({
      content: `/${interaction.commandName} ${options}`,
      components: [
        new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setCustomId('a').setLabel('A').setStyle(ButtonStyle.Primary).setDisabled(true),
        ),
      ],
      flags: MessageFlags.Ephemeral,
    });
  }
}

test('sends any custom_id from any user on any message', async () => {
  const { userActions, forge } = bot.emulator;
  const own = await (await userActions.slash('Ada', 'papers', 'search')).message();
  await expect(userActions.press('Ada', own.id, 'a')).rejects.toThrow("'A' is disabled");
  await expect(userActions.press('Ben', own.id, 'a')).rejects.toThrow('only another user can');
  const pressed = await forge.component({ user: 'Ben', message: own.id, customId: 'v9|…|DROP' });
  expect((await pressed.message()).content).toBe('ben pressed v9|…|DROP');
});

test('sends values that no select has', async () => {
  const { userActions, forge } = bot.emulator;
  const { id: message } = userActions.say('Ada', 'papers', 'hello');
  const chosen = await forge.component({ user: 'Ben', message, customId: 'open', values: ['-1', ''] });
  expect((await chosen.message()).content).toBe(`open (${ComponentType.StringSelect}): -1,`);
});

test('sends a component of a deleted message', async () => {
  const { userActions, forge } = bot.emulator;
  const message = userActions.say('Ada', 'papers', 'hello');
  userActions.deleteMessage('Ada', message.id);
  await expect(forge.component({ user: 'Ben', message: message.id, customId: 'a' })).rejects.toThrow(
    'no message',
  );
  const pressed = await forge.component({ user: 'Ben', message, customId: 'a' });
  expect((await pressed.message()).content).toBe('ben pressed a');
});

test('sends a modal that was not shown', async () => {
  const { forge } = bot.emulator;
  const sent = await forge.modal({
    user: 'Ben',
    channel: 'papers',
    customId: 'odd',
    fields: { note: 'x'.repeat(50) },
  });
  expect((await sent.message()).content).toBe(`odd: ${'x'.repeat(50)}`);
});

test('sends commands and options that are not registered', async () => {
  const { forge } = bot.emulator;
  const options = [{ name: 'colour', type: 3, value: 'red' }];
  const called = await forge.command({ user: 'Ben', channel: 'quiet', name: 'old-name', options });
  expect((await called.message()).content).toBe('/old-name [["colour","red"]]');
  const choices = await forge.autocomplete({
    user: 'Ben',
    channel: 'papers',
    name: 'search',
    options: [{ name: 'query', type: 3, value: 'ma', focused: true }],
  });
  expect(choices[0]?.name).toContain('"value":"ma"');
});

test('sends a context menu with its resolved target', async () => {
  const { userActions, forge, world } = bot.emulator;
  const said = userActions.say('Ada', 'papers', 'read this');
  const call = async (type: ApplicationCommandType, targetId: string) =>
    (await (await forge.command({ user: 'Ben', channel: 'papers', name: 'Old', type, targetId })).message())
      .content;
  expect(await call(ApplicationCommandType.Message, said.id)).toBe('message: read this');
  expect(await call(ApplicationCommandType.User, world.seed.users.ada.id)).toBe('user: ada here');
  const stranger = world.addUser({ username: 'stranger' });
  expect(await call(ApplicationCommandType.User, stranger.id)).toBe('user: stranger elsewhere');
  await expect(call(ApplicationCommandType.Message, '123456789012345678')).rejects.toThrow('no message');
});
