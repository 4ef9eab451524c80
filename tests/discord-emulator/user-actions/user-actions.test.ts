import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  OverwriteType,
  PermissionFlagsBits,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Interaction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserActions } from '../../../src/discord-emulator/user-actions/user-actions.ts';
import type { World } from '../../../src/discord-emulator/state/world.ts';
import { connectBot } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';

let bot: ConnectedBot;
let userActions: UserActions;
let world: World;
beforeEach(async () => {
  bot = await connectBot();
  ({ userActions, world } = bot.emulator);
  await bot.client.application.commands.set([
    { name: 'where', description: 'Shows the channel' },
    { name: 'note', description: 'Shows a form' },
    {
      name: 'import',
      description: 'Reads a file',
      options: [
        { type: ApplicationCommandOptionType.Attachment, name: 'file', description: 'Which', required: true },
      ],
    },
    {
      name: 'follow',
      description: 'A channel',
      options: [{ type: ApplicationCommandOptionType.Channel, name: 'channel', description: 'Which' }],
    },
    {
      name: 'build',
      description: 'Takes an option with a name of its own',
      options: [
        { type: ApplicationCommandOptionType.String, name: 'constructor', description: 'The builder' },
      ],
    },
    { name: 'Library of', type: ApplicationCommandType.User },
    { name: 'Quote', type: ApplicationCommandType.Message },
  ]);
  bot.client.on(Events.InteractionCreate, interaction => void answer(interaction));
});
afterEach(() => bot.stop());

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isUserContextMenuCommand()) {
    const { targetUser, targetMember } = interaction;
    await interaction.reply(`${targetUser.username}, ${targetMember === null ? 'a stranger' : 'a member'}`);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`“${interaction.targetMessage.content}”`);
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    await interaction.reply(
      `${fields.getTextInputValue('text')} ${fields.getStringSelectValues('kind').join()}`,
    );
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'note') {
    await interaction.showModal(noteForm());
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'import') {
    const file = interaction.options.getAttachment('file', true);
    const text = await (await fetch(file.url)).text();
    await interaction.reply({
      content: `${file.name} (${file.size}): ${text}`,
      flags: MessageFlags.Ephemeral,
    });
  } else if (interaction.isChatInputCommand()) {
    const { channel, guild } = interaction;
    await interaction.reply(`${guild?.name}: ${channel !== null && 'name' in channel ? channel.name : ''}`);
  }
}

function noteForm(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('note')
    .setTitle('A note')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Text')
        .setTextInputComponent(
          new TextInputBuilder()
            .setCustomId('text')
            .setStyle(TextInputStyle.Short)
            .setMinLength(2)
            .setMaxLength(5),
        ),
      new LabelBuilder()
        .setLabel('Kind')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder()
            .setCustomId('kind')
            .addOptions({ label: 'Todo', value: 'todo' }, { label: 'Done', value: 'done' }),
        ),
    );
}

const contentOf = async (outcome: ReturnType<UserActions['slash']>): Promise<string> =>
  (await (await outcome).message()).content;

test('an option can have the name of an inherited property', async () => {
  expect(await contentOf(userActions.slash('Ada', 'papers', 'build'))).toBe('Reading Group: papers');
});

describe('a user menu', () => {
  test('sends the user and the member', async () => {
    expect(await contentOf(userActions.userMenu('Ada', 'papers', 'Library of', 'Ben'))).toBe('ben, a member');
  });

  test('is available only for members of the guild', async () => {
    world.addUser({ username: 'dora' });
    await expect(userActions.userMenu('Ada', 'papers', 'Library of', 'dora')).rejects.toThrow(
      'dora is not here',
    );
    await expect(userActions.userMenu('Ada', 'papers', 'Quote', 'Ben')).rejects.toThrow("no command 'Quote'");
  });
});

test('uploads the file of an option, and the bot fetches it', async () => {
  const file = { filename: 'library.bib', content: '@article{a}', contentType: 'text/plain' };
  expect(await contentOf(userActions.slash('Ada', 'papers', 'import', { file }))).toBe(
    'library.bib (11): @article{a}',
  );
  await expect(userActions.slash('Ada', 'papers', 'import', { file: 'a name' })).rejects.toThrow(
    'has to be a file',
  );
});

test('a channel option accepts only channels of the server', async () => {
  const other = world.addGuild({ name: 'Elsewhere' });
  const hall = world.addChannel(other.id, { name: 'hall' });
  await expect(userActions.slash('Ada', 'papers', 'follow', { channel: hall.id })).rejects.toThrow(
    'of this server',
  );
});

describe('a modal', () => {
  test('is submitted with texts and selections', async () => {
    const shown = await userActions.slash('Ada', 'papers', 'note');
    expect(await contentOf(userActions.submitModal(shown, { text: 'hello', kind: ['done'] }))).toBe(
      'hello done',
    );
  });

  test.each([
    [{ text: 'a', kind: ['done'] }, "'text' has to have 2 to 5 characters"],
    [{ text: 'too long', kind: ['done'] }, "'text' has to have 2 to 5 characters"],
    [{ text: 'hello', kind: ['never'] }, "'kind' does not offer 'never'"],
    [{ text: 'hello', kind: [] }, "'kind' is required"],
    [{ text: 'hello', kind: ['done'], more: '' }, "no field 'more'"],
  ])('is not submitted with %j', async (values, words) => {
    const shown = await userActions.slash('Ada', 'papers', 'note');
    await expect(userActions.submitModal(shown, values)).rejects.toThrow(words);
  });
});

describe('messages and reactions', () => {
  test('users delete their own messages, and any message with Manage Messages', () => {
    const first = userActions.say('Ben', 'papers', 'one');
    const second = userActions.say('Ben', 'papers', 'two');
    expect(() => userActions.deleteMessage('Cleo', first.id)).toThrow(
      'Cleo may not delete messages of other users here',
    );
    userActions.deleteMessage('Ben', first.id);
    userActions.deleteMessage('Reading Group Owner', second.id);
    expect(world.messages.history(first.channel_id, { limit: 10 })).toEqual([]);
  });

  test('a user dismisses an ephemeral response', async () => {
    const file = { filename: 'a.txt', content: 'a' };
    const message = await (await userActions.slash('Ada', 'papers', 'import', { file })).message();
    userActions.deleteMessage('Ada', message.id);
    expect(world.messages.find(message.id)).toBeUndefined();
  });

  test('users with Manage Messages clear reactions, all or of one emoji', () => {
    const { id, channel_id: channel } = userActions.say('Ben', 'papers', 'one');
    for (const emoji of ['🔖', '👍', '🎉']) userActions.react('Cleo', id, emoji);
    expect(() => userActions.clearReactions('Cleo', id)).toThrow('Cleo may not clear reactions here');
    userActions.clearReactions('Reading Group Owner', id, '👍');
    const left = (): string[] => world.messages.get(channel, id).reactions.map(each => each.emoji.name);
    expect(left()).toEqual(['🔖', '🎉']);
    userActions.clearReactions('Reading Group Owner', id);
    expect(left()).toEqual([]);
  });
});

describe('threads and posts', () => {
  test('users call commands and react in a thread, and unarchive it with a message', async () => {
    const message = userActions.say('Ben', 'papers', 'on Mamba');
    const thread = userActions.startThread('Ben', message.id, 'Mamba talk');
    expect(await contentOf(userActions.slash('Ada', 'Mamba talk', 'where'))).toBe(
      'Reading Group: Mamba talk',
    );
    const reply = userActions.say('Cleo', thread.id, 'good one');
    userActions.react('Ada', reply.id, '🔖');
    expect(await contentOf(userActions.menu('Ada', thread.id, 'Quote', reply.id))).toBe('“good one”');
    expect(() => userActions.archive('Cleo', thread.id)).toThrow('Cleo may not archive #Mamba talk');
    userActions.archive('Ben', thread.id);
    expect(() => userActions.react('Cleo', reply.id, '👍')).toThrow(expect.objectContaining({ code: 50083 }));
    userActions.say('Cleo', thread.id, 'still here');
    userActions.react('Cleo', reply.id, '👍');
  });

  test('users post in a forum with tags, and call commands there', async () => {
    const { thread, message } = userActions.post('Ben', 'paper-forum', {
      name: 'RWKV',
      text: 'new',
      tags: ['paper'],
    });
    expect(thread.applied_tags).toHaveLength(1);
    expect(message).toMatchObject({ id: thread.id, content: 'new' });
    expect(await contentOf(userActions.slash('Ada', 'RWKV', 'where'))).toBe('Reading Group: RWKV');
    expect(() => userActions.post('Ben', 'paper-forum', { name: 'x', text: 'y', tags: ['nothing'] })).toThrow(
      'no tag',
    );
    expect(() => userActions.say('Ben', 'paper-forum', 'hello')).toThrow('Ben may not write in #paper-forum');
    expect(() => userActions.post('Ben', 'papers', { name: 'x', text: 'y' })).toThrow('#papers is no forum');
  });

  test('a thread needs the permission to create it', () => {
    const { id, channel_id: channel } = userActions.say('Ben', 'papers', 'one');
    const deny = PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.ManageThreads;
    const { ben } = world.seed.users;
    world.setOverwrite(channel, { id: ben.id, type: OverwriteType.Member, deny });
    expect(() => userActions.startThread('Ben', id, 'x')).toThrow('Ben may not create threads in #papers');
  });
});

describe('users in several servers', () => {
  test('refer by name to the channel that they can see', async () => {
    const second = world.addGuild({ name: 'Second Group' });
    const secondPapers = world.addChannel(second.id, { name: 'papers' });
    const dora = world.addUser({ username: 'dora' });
    world.addMember(second.id, dora.id);
    expect(await contentOf(userActions.slash('dora', 'papers', 'where'))).toBe('Second Group: papers');
    expect(userActions.say('Ben', 'papers', 'here').channel_id).toBe(world.seed.channels.papers.id);
    world.addMember(second.id, world.seed.users.ben.id);
    expect(() => userActions.say('Ben', 'papers', 'where?')).toThrow(
      'Several channels are called papers; give an id',
    );
    expect(userActions.say('Ben', secondPapers.id, 'there').channel_id).toBe(secondPapers.id);
  });
});
