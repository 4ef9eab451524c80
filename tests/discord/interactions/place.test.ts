import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  OverwriteType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { describe, expect, it, vi } from 'vitest';
import type { App } from '../../../src/command.ts';
import { customIds, textOf } from '../../support/rendered-message.ts';
import { openBot } from './open-bot.ts';

const { Channel, Integer, String, Subcommand } = ApplicationCommandOptionType;

const hasSubcommands = (options: readonly { readonly type: ApplicationCommandOptionType }[] = []) =>
  options.some(({ type }) => type === Subcommand);

describe('commands in answers', () => {
  it('are mentions with the ids of the registration', async () => {
    const { emulator, user } = await openBot();
    const id = emulator.world.commands.list(null).find(({ name }) => name === 'library')?.id ?? '';
    expect(id).toMatch(/^\d{17,20}$/);
    const outcome = await emulator.userActions.slash(user, '#papers', 'library remove', { paper: 'Buses' });
    expect(textOf(await outcome.message())).toContain(`or see </library list:${id}>.`);
    const help = textOf(await (await emulator.userActions.slash(user, '#papers', 'help')).message());
    // Discord has no mention of a command that has subcommands.
    const mentioned = emulator.world.commands
      .list(null)
      .filter(({ type, options }) => type === ApplicationCommandType.ChatInput && !hasSubcommands(options));
    expect(mentioned.length).toBeGreaterThan(5);
    for (const { name, id: registered } of mentioned) expect(help).toContain(`</${name}:${registered}>`);
  });
});

describe('in direct messages with the bot', () => {
  it('no answer has a button to post it, on any page', async () => {
    const { emulator, user } = await openBot();
    const dm = emulator.userActions.openDm(user).id;
    const found = await (await emulator.userActions.slash(user, dm, 'search', { query: 'trams' })).message();
    const next = customIds(found).filter(id => id.startsWith('v1|results'))[1] ?? '';
    const card = await (await emulator.userActions.slash(user, dm, 'paper', { paper: '#1' })).message();
    const turned = await (await emulator.userActions.press(user, found.id, next)).message();
    expect(textOf(turned)).toContain('6–7 of 7 papers');
    for (const message of [found, card, turned])
      expect(customIds(message).filter(id => id.startsWith('v1|post-'))).toEqual([]);
    const here = await (
      await emulator.userActions.slash(user, '#papers', 'paper', { paper: '#1' })
    ).message();
    expect(customIds(here).filter(id => id.startsWith('v1|post-'))).toEqual(['v1|post-card|1']);
  });
});

describe('answers in direct messages with the bot', () => {
  it('stay, their buttons change them, and errors stay too', async () => {
    const { emulator, user } = await openBot();
    const { userActions, world } = emulator;
    const dm = userActions.openDm(user).id;
    const called = await userActions.slash(user, dm, 'search', { query: 'trams' });
    expect(called).toMatchObject({ failed: null, first: { ephemeral: false } });
    const { id } = await called.message();
    const next = customIds(await called.message()).filter(each => each.startsWith('v1|results'))[1] ?? '';
    await userActions.press(user, id, next);
    await userActions.slash(user, dm, 'paper', { paper: 'https://example.org/nothing' });
    const stays = world.messages.history(dm, { limit: 10 }).toReversed();
    expect(stays.map(textOf)).toEqual([
      expect.stringContaining('6–7 of 7 papers'),
      expect.stringContaining('That link has no'),
    ]);
    const elsewhere = await userActions.slash(user, '#papers', 'search', { query: 'trams' });
    expect(elsewhere).toMatchObject({ first: { ephemeral: true } });
  });
});

describe('an option that does not keep to the definition of its command', () => {
  it.each([
    [{ name: 'count', type: Integer, value: -1 }, /count: write a whole number from 1 to 10/],
    [{ name: 'count', type: Integer, value: 0 }, /count: write a whole number from 1 to 10/],
    [{ name: 'count', type: Integer, value: 1000 }, /count: write a whole number from 1 to 10/],
    [{ name: 'query', type: String, value: 'x'.repeat(5000) }, /query: write at most 200 characters/],
    [{ name: 'what', type: String, value: 'hourly' }, /what: choose one of auto, daily, weekly/],
  ])('is refused, and nothing is stored: %#', async (option, words) => {
    const { emulator, app } = await openBot();
    const { channels, users } = emulator.world.seed;
    const outcome = await emulator.forge.command({
      user: users.ada.id,
      channel: '#papers',
      name: 'schedule',
      options: [
        {
          name: 'create',
          type: Subcommand,
          options: [{ name: 'channel', type: Channel, value: channels.papers.id }, option],
        },
      ],
    });
    expect(textOf(await outcome.message())).toMatch(words);
    expect(await app.schedules.all()).toEqual([]);
  });
});

describe('a manager of the server who may not post in a channel', () => {
  const { SendMessages, ViewChannel } = PermissionFlagsBits;

  it.each([
    ['see it', ViewChannel],
    ['send messages there', SendMessages],
  ])('because they may not %s has nothing posted there', async (_, deny) => {
    const post = vi.fn<App['manualRun']['run']>(() => Promise.resolve({ kind: 'empty' }));
    const { emulator, app } = await openBot(({ manualRun }) => ({
      manualRun: { ...manualRun, run: post },
    }));
    const { world, userActions } = emulator;
    const target = world.addChannel(world.seed.guild.id, { name: 'target' });
    // Manage Server, and no role that sees every channel.
    const user = world.seed.users.ada.id;
    const create = async (who: string) =>
      textOf(
        await (await userActions.slash(who, '#papers', 'schedule create', { channel: target.id })).message(),
      );
    const run = async (who: string) =>
      textOf(await (await userActions.slash(who, '#papers', 'schedule run', { schedule: '1' })).message());

    expect(await create(user)).toContain('Schedule saved');
    expect(await run(user)).toContain('nothing to post');
    world.setOverwrite(target.id, { id: user, type: OverwriteType.Member, deny });
    expect(await create(user)).toContain('You need View Channel and Send Messages in that channel');
    expect(await run(user)).toContain('You need View Channel and Send Messages in that channel');
    expect(await app.schedules.all()).toHaveLength(1);
    expect(post).toHaveBeenCalledOnce();
  });
});
