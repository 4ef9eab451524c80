import { MessageFlags } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManualTimers } from '../gateway/manual-timers.ts';
import { connectRespondingBot, type RespondingBot } from './responding-bot.ts';

let bot: RespondingBot;
const timers = createManualTimers();
beforeEach(async () => {
  bot = await connectRespondingBot({ timers });
});
afterEach(() => bot.stop());

const slash = (command: string, options: Record<string, string | number>): Promise<unknown> =>
  bot.emulator.userActions.slash('Ada', 'papers', command, options);

describe('a slash command', () => {
  test('reaches the bot with its options and gets its response in the channel', async () => {
    const seen = {};
    bot.onInteraction(async interaction => {
      if (!interaction.isChatInputCommand()) return;
      Object.assign(seen, {
        cached: interaction.inCachedGuild(),
        by: interaction.options.getUser('by')?.username,
        member: interaction.options.getMember('by'),
        manages: interaction.memberPermissions?.has('ManageGuild'),
        maySend: interaction.appPermissions.has('SendMessages'),
        locales: [interaction.locale, interaction.guildLocale],
      });
      const query = interaction.options.getString('query', true);
      const limit = interaction.options.getInteger('limit');
      const response = await interaction.reply({ content: `${query} × ${limit}`, withResponse: true });
      Object.assign(seen, { response: response.resource?.message?.content });
    });
    const outcome = await bot.emulator.userActions.slash('Ada', '#papers', 'search', {
      query: 'mamba',
      limit: 3,
      by: 'Cleo',
    });
    expect(outcome.failed).toBeNull();
    expect(outcome.first).toMatchObject({ type: 4, ephemeral: false });
    const message = await outcome.message();
    expect(message.content).toBe('mamba × 3');
    await expect
      .poll(() => seen)
      .toMatchObject({
        cached: true,
        by: 'cleo',
        member: { user: { username: 'cleo' } },
        manages: true,
        maySend: true,
        locales: ['en-US', 'en-US'],
        response: 'mamba × 3',
      });
    const { world } = bot.emulator;
    expect(world.messages.get(world.seed.channels.papers.id, message.id).interaction?.name).toBe('search');
  });

  test('with a subcommand has the channel resolved', async () => {
    bot.onInteraction(async interaction => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply(
        `${interaction.options.getSubcommand()} in ${interaction.options.getChannel('channel', true).name ?? ''}`,
      );
    });
    const outcome = await bot.emulator.userActions.slash('Ada', 'papers', 'schedule create', {
      channel: '#general',
    });
    expect((await outcome.message()).content).toBe('create in general');
  });

  test('is refused if its options do not match the definition', async () => {
    await expect(slash('serch', {})).rejects.toThrow('There is no command /serch in #papers');
    await expect(slash('search', {})).rejects.toThrow("The option 'query' is required");
    await expect(slash('search', { query: 'a', colour: 'b' })).rejects.toThrow("There is no option 'colour'");
    await expect(slash('search', { query: 'a', limit: 'many' })).rejects.toThrow(
      "'limit' has to be a number",
    );
    await expect(slash('search', { query: 'a', limit: 2.5 })).rejects.toThrow(
      "'limit' has to be a whole number",
    );
    await expect(slash('search', { query: 'a', limit: 11 })).rejects.toThrow("'limit' has to be at most 10");
    await expect(slash('search', { query: 7 })).rejects.toThrow("'query' has to be a text");
    await expect(slash('schedule', {})).rejects.toThrow('/schedule needs a subcommand: create');
  });

  test('is available only to members with its default permissions', async () => {
    await expect(
      bot.emulator.userActions.slash('Ben', 'papers', 'schedule create', { channel: 'general' }),
    ).rejects.toThrow("Ben does not have permission to use 'schedule' here");
    const names = bot.emulator.userActions.commands('Ben', 'papers').map(each => each.name);
    expect(names).toEqual(['search', 'Save paper']);
  });

  test('fails if the bot does not respond within 3 s, and a late response gets 10062', async () => {
    let late: (() => Promise<unknown>) | undefined;
    const arrived = new Promise<void>(resolve => {
      bot.onInteraction(interaction => {
        if (interaction.isChatInputCommand()) late = () => interaction.reply('late');
        resolve();
        return Promise.resolve();
      });
    });
    const pending = bot.emulator.userActions.slash('Ada', 'papers', 'search', { query: 'mamba' });
    await arrived;
    timers.fire(3000);
    const outcome = await pending;
    expect(outcome.failed).toBe('did not respond in time');
    await expect(outcome.message()).rejects.toThrow('did not respond in time');
    await expect(late?.()).rejects.toMatchObject({ code: 10062, status: 404 });
  });

  test('gets 40060 for a second response', async () => {
    const codes: unknown[] = [];
    bot.onInteraction(async interaction => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('first');
      // As a second process that does not know the first response.
      interaction.replied = false;
      await interaction.reply('second').catch((error: unknown) => codes.push(error));
      interaction.replied = true;
      await interaction.followUp('done');
    });
    const outcome = await bot.emulator.userActions.slash('Ada', 'papers', 'search', { query: 'x' });
    await expect.poll(() => outcome.followUps().length).toBe(1);
    expect(codes).toMatchObject([{ code: 40060, status: 400 }]);
  });

  test('deferred has its final content later, and shows an ephemeral one only to the caller', async () => {
    bot.onInteraction(async interaction => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('found 3');
      await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
    });
    const { userActions, world } = bot.emulator;
    const outcome = await userActions.slash('Ben', 'papers', 'search', { query: 'x' });
    expect(outcome.first).toMatchObject({ type: 5, ephemeral: true });
    const message = await outcome.message();
    expect(message).toMatchObject({ content: 'found 3', flags: 64, audience: world.seed.users.ben.id });
    expect(world.messages.history(message.channel_id, { limit: 50 })).toEqual([]);
    expect(() => userActions.react('Ben', message.id, '🔖')).toThrow(
      'Ephemeral messages cannot be reacted to',
    );
    await expect(userActions.press('Cleo', message.id, 'x')).rejects.toThrow('only another user can');
    await expect.poll(() => outcome.followUps().map(each => each.content)).toEqual(['and more']);
    const channel = await bot.client.channels.fetch(message.channel_id);
    await expect(
      channel?.isTextBased() === true
        ? channel.messages.fetch({ message: message.id, force: true })
        : undefined,
    ).rejects.toMatchObject({ code: 10008 });
  });

  test('has a token that expires after 15 minutes', async () => {
    bot.onInteraction(async interaction => {
      if (interaction.isChatInputCommand()) await interaction.deferReply();
    });
    const outcome = await bot.emulator.userActions.slash('Ben', 'papers', 'search', { query: 'x' });
    timers.fire(15 * 60_000);
    await expect(outcome.message()).rejects.toThrow('did not respond in time');
    const { id, token } = outcome.interaction;
    expect(id).toMatch(/^\d{17,19}$/u);
    const url = `${bot.emulator.apiUrl}/v10/webhooks/${bot.emulator.world.application.id}/${token}`;
    const answered = await fetch(url, { method: 'POST', body: '{"content":"late"}' });
    expect(answered.status).toBe(401);
    expect(await answered.json()).toEqual({ message: 'Invalid Webhook Token', code: 50027 });
  });
});
