import { Events, MessageFlags, PermissionFlagsBits } from 'discord.js';
import type { ChatInputCommandInteraction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Guild, GuildChannel } from '../../../src/discord-emulator/state/guild.ts';
import { connectBot } from '../connected-bot.ts';
import type { ConnectedBot } from '../connected-bot.ts';
import { createManualTimers } from '../gateway/manual-timers.ts';
import { call } from '../rest-client.ts';

let bot: ConnectedBot;
let elsewhere: Guild;
let channel: GuildChannel;
let failures: unknown[];
const timers = createManualTimers();
beforeEach(async () => {
  failures = [];
  bot = await connectBot({ timers, rateLimits: 'off' });
  const { world } = bot.emulator;
  const { ada, ben } = world.seed.users;
  elsewhere = world.addGuild({ name: 'Elsewhere', ownerId: ada.id, withoutBot: true });
  world.addMember(elsewhere.id, ben.id);
  channel = world.addChannel(elsewhere.id, { name: 'talk' });
  await define([
    { name: 'both', description: 'x', integration_types: [0, 1], contexts: [0, 1, 2] },
    { name: 'guilds', description: 'x', integration_types: [0], contexts: [0] },
    { name: 'mine', description: 'x', integration_types: [1], contexts: [1, 2] },
  ]);
});

afterEach(async () => {
  await bot.stop();
  if (failures.length > 0) throw new AggregateError(failures, 'The bot failed');
});

const define = (definitions: readonly object[]) =>
  call(bot.emulator, 'PUT', `/applications/${bot.emulator.world.application.id}/commands`, definitions);
const offered = (user: string, channelId: string): string[] =>
  bot.emulator.userActions.commands(user, channelId).map(each => each.name);

/** Sets how the bot responds to its commands. */
function onCommand(run: (interaction: ChatInputCommandInteraction) => Promise<unknown>): void {
  bot.client.on(Events.InteractionCreate, interaction => {
    if (!interaction.isChatInputCommand()) return;
    run(interaction).catch((error: unknown) => failures.push(error));
  });
}

test('offers commands by context and installation', () => {
  const { world, userActions } = bot.emulator;
  const { ben, cleo } = world.seed.users;
  const papers = world.seed.channels.papers.id;
  const dm = userActions.openDm('Ben').id;
  const between = world.openPrivateDm(ben.id, cleo.id).id;
  expect(offered('Ben', papers)).toEqual(['both', 'guilds']);
  expect(offered('Ben', dm)).toEqual(['both']);
  expect(offered('Ben', between)).toEqual([]);
  expect(offered('Ben', channel.id)).toEqual([]);
  world.userInstalls.add(ben.id);
  expect(offered('Ben', papers)).toEqual(['both', 'guilds']);
  expect(offered('Ben', dm)).toEqual(['both', 'mine']);
  expect(offered('Ben', between)).toEqual(['both', 'mine']);
  expect(offered('Ben', channel.id)).toEqual(['both']);
});

describe('an interaction', () => {
  test('has its context and the owners of the installation', async () => {
    const seen: unknown[] = [];
    onCommand(async interaction => {
      seen.push([interaction.context, interaction.authorizingIntegrationOwners]);
      await interaction.reply('ok');
    });
    const { world, userActions } = bot.emulator;
    const { ben, cleo } = world.seed.users;
    const places = [
      world.seed.channels.papers.id,
      userActions.openDm('Ben').id,
      world.openPrivateDm(ben.id, cleo.id).id,
      channel.id,
    ];
    await userActions.slash('Ben', places[0] ?? '', 'both');
    world.userInstalls.add(ben.id);
    for (const place of places) await userActions.slash('Ben', place, 'both');
    expect(seen).toMatchObject([
      [0, { 0: world.seed.guild.id }],
      [0, { 0: world.seed.guild.id, 1: ben.id }],
      [1, { 0: '0', 1: ben.id }],
      [2, { 1: ben.id }],
      [0, { 1: ben.id }],
    ]);
  });

  test('has the permissions of @everyone as app permissions where the bot is no member', async () => {
    const seen: unknown[] = [];
    onCommand(async interaction => {
      const permissions = interaction.appPermissions;
      seen.push([permissions.has('SendMessages'), permissions.has('EmbedLinks'), interaction.inGuild()]);
      await interaction.reply('ok');
    });
    const { world, userActions } = bot.emulator;
    world.userInstalls.add(world.seed.users.ben.id);
    world.setOverwrite(channel.id, { id: elsewhere.id, deny: PermissionFlagsBits.EmbedLinks });
    const outcome = await userActions.slash('Ben', channel.id, 'both');
    expect(seen).toEqual([[true, false, true]]);
    expect(await outcome.message()).toMatchObject({
      channel_id: channel.id,
      interaction: { owners: { 1: world.seed.users.ben.id } },
    });
  });

  test('has at most five follow-ups for a user installation, and no limit for a guild installation', async () => {
    const codes: unknown[] = [];
    onCommand(async interaction => {
      await interaction.reply('first');
      for (let index = 0; index < 6; index += 1) {
        await interaction
          .followUp({ content: 'more', flags: MessageFlags.Ephemeral })
          .catch((error: unknown) => {
            codes.push(error);
          });
      }
      codes.push('done');
    });
    const { world, userActions } = bot.emulator;
    world.userInstalls.add(world.seed.users.ben.id);
    const visiting = await userActions.slash('Ben', channel.id, 'both');
    await expect.poll(() => codes).toMatchObject([{ code: 40_094, status: 400 }, 'done']);
    expect(visiting.followUps()).toHaveLength(5);
    const atHome = await userActions.slash('Ben', 'papers', 'both');
    await expect.poll(() => codes).toHaveLength(3);
    expect(atHome.followUps()).toHaveLength(6);
  });

  test('has an ephemeral response if the user may not use external apps', async () => {
    onCommand(interaction => interaction.reply('only for you'));
    const { world, userActions } = bot.emulator;
    const { ben } = world.seed.users;
    world.userInstalls.add(ben.id);
    world.setOverwrite(channel.id, { id: elsewhere.id, deny: PermissionFlagsBits.UseExternalApps });
    const outcome = await userActions.slash('Ben', channel.id, 'both');
    expect(outcome.first).toMatchObject({ ephemeral: true });
  });
});

test('removes token, outcome and files of an interaction when its token expires', async () => {
  const { world, userActions } = bot.emulator;
  await define([
    { name: 'import', description: 'x', options: [{ type: 11, name: 'file', description: 'x' }] },
  ]);
  onCommand(interaction => interaction.reply('ok'));
  const file = { filename: 'library.bib', content: '@article{}' };
  const outcome = await userActions.slash('Ben', 'papers', 'import', { file });
  expect([world.interactions.pending, world.files.size]).toEqual([1, 1]);
  timers.fire(15 * 60_000);
  expect([world.interactions.pending, world.files.size]).toEqual([0, 0]);
  expect((await outcome.message()).content).toBe('ok');
  const path = `/webhooks/${world.application.id}/${outcome.interaction.token}`;
  expect(await call(bot.emulator, 'POST', path, { content: 'late' }, null)).toMatchObject({
    status: 401,
    body: { code: 50_027 },
  });
  expect(
    await call(bot.emulator, 'POST', `/webhooks/${world.application.id}/nonsense`, { content: 'x' }, null),
  ).toMatchObject({ status: 404, body: { code: 10_015 } });
});

test('a callback returns its result on request', async () => {
  const { world, userActions } = bot.emulator;
  const opened = new Promise<{ readonly id: string; readonly token: string }>(resolve => {
    world.events.subscribe(event => {
      if (event.kind === 'interaction_create') resolve(event.interaction);
    });
  });
  const calling = userActions.slash('Ben', 'papers', 'both');
  const { id, token } = await opened;
  const path = `/interactions/${id}/${token}/callback?with_response=true`;
  const answered = await call(
    bot.emulator,
    'POST',
    path,
    { type: 4, data: { content: 'ok', flags: 64 } },
    null,
  );
  expect(answered).toMatchObject({
    status: 200,
    body: {
      interaction: { id, type: 2, response_message_ephemeral: true, response_message_loading: false },
      resource: { type: 4, message: { content: 'ok', flags: 64 } },
    },
  });
  await calling;
});
