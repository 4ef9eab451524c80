import {
  ActionRowBuilder,
  ApplicationIntegrationType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Events,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Interaction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserActions } from '../../../src/discord-emulator/user-actions/user-actions.ts';
import type { World } from '../../../src/discord-emulator/state/world.ts';
import { connectBot } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';

const { GuildInstall, UserInstall } = ApplicationIntegrationType;
const { Guild, BotDM, PrivateChannel } = InteractionContextType;

let bot: ConnectedBot;
let userActions: UserActions;
let world: World;
let seen: Interaction[];
beforeEach(async () => {
  bot = await connectBot();
  ({ userActions, world } = bot.emulator);
  seen = [];
  const everywhere = {
    integrationTypes: [GuildInstall, UserInstall],
    contexts: [Guild, BotDM, PrivateChannel],
  };
  await bot.client.application.commands.set([
    { name: 'search', description: 'Find papers', ...everywhere },
    { name: 'schedule', description: 'Digests', integrationTypes: [GuildInstall], contexts: [Guild] },
    { name: 'Quote', type: ApplicationCommandType.Message, ...everywhere },
  ]);
  bot.client.on(Events.InteractionCreate, interaction => {
    seen.push(interaction);
    if (interaction.isMessageContextMenuCommand())
      void interaction.reply(`“${interaction.targetMessage.content}”`);
    else if (interaction.isRepliable()) void interaction.reply({ content: 'here', components: [next()] });
  });
});
afterEach(() => bot.stop());

function next(): ActionRowBuilder<ButtonBuilder> {
  return new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('next').setLabel('Next').setStyle(ButtonStyle.Secondary),
  );
}

/** Creates a guild with Ada and Ben but without the bot. @returns the id of its channel */
function addGuildWithoutBot(): string {
  const { ada, ben } = world.seed.users;
  const guild = world.addGuild({ name: 'Strangers', ownerId: ben.id, withoutBot: true });
  world.addMember(guild.id, ada.id);
  return world.addChannel(guild.id, { name: 'hall' }).id;
}

describe('an app installed by a user', () => {
  test('is available to that user where the bot is no member', () => {
    const hall = addGuildWithoutBot();
    const names = (user: string): string[] => userActions.commands(user, hall).map(each => each.name);
    expect(names('Ada')).toEqual([]);
    userActions.install('Ada');
    expect(names('Ada')).toEqual(['search', 'Quote']);
    expect(names('Ben')).toEqual([]);
    userActions.uninstall('Ada');
    expect(names('Ada')).toEqual([]);
  });

  test('is called there, with the owner of the installation and app permissions', async () => {
    const hall = addGuildWithoutBot();
    userActions.install('Ada');
    const message = await (await userActions.slash('Ada', hall, 'search')).message();
    const { ada } = world.seed.users;
    expect(message.content).toBe('here');
    expect(seen[0]).toMatchObject({
      context: Guild,
      authorizingIntegrationOwners: { [UserInstall]: ada.id },
    });
    expect(seen[0]?.appPermissions?.has(PermissionFlagsBits.EmbedLinks)).toBe(true);
    const owners = { [UserInstall]: ada.id };
    expect(message.interaction?.owners).toEqual(owners);
    await (await userActions.press('Ben', message.id, 'next')).message();
    expect(seen[1]).toMatchObject({ authorizingIntegrationOwners: owners, user: { username: 'ben' } });
  });

  test('receives a message of that server with its content by a menu', async () => {
    const hall = addGuildWithoutBot();
    userActions.install('Ada');
    const said = userActions.say('Ben', hall, 'see 1706.03762');
    expect(await (await userActions.menu('Ada', hall, 'Quote', said.id)).message()).toMatchObject({
      content: '“see 1706.03762”',
    });
  });

  test('is called in the direct messages of two users', async () => {
    const dm = userActions.openPrivate('Ada', 'Ben').id;
    await expect(userActions.slash('Ada', dm, 'search')).rejects.toThrow('There is no command /search');
    userActions.install('Ada');
    const message = await (await userActions.slash('Ada', dm, 'search')).message();
    expect(message.channel_id).toBe(dm);
    expect(seen[0]).toMatchObject({ context: PrivateChannel, guildId: null });
    expect(() => userActions.say('Cleo', dm, 'hi')).toThrow(
      'Cleo cannot see the direct messages of Ada, Ben',
    );
  });

  test('has both owners where user and server have installed it', async () => {
    userActions.install('Ada');
    await userActions.slash('Ada', 'papers', 'search');
    const { guild, users } = world.seed;
    expect(seen[0]).toMatchObject({
      context: Guild,
      authorizingIntegrationOwners: { [GuildInstall]: guild.id, [UserInstall]: users.ada.id },
    });
  });
});

test('the guild owner is 0 in direct messages of the bot', async () => {
  const dm = userActions.openDm('Ben').id;
  expect(userActions.commands('Ben', dm).map(each => each.name)).toEqual(['search', 'Quote']);
  await userActions.slash('Ben', dm, 'search');
  expect(seen[0]).toMatchObject({ context: BotDM, authorizingIntegrationOwners: { [GuildInstall]: '0' } });
});
