import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { LINK, TITLE } from '../support/message-content.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { useStarterBot } from '../support/starter-bot.ts';

/** A user, and a channel that they are in. */
interface Place {
  readonly user: string;
  readonly channel: string;
  /** Whether answers there stay; elsewhere they are ephemeral. */
  readonly answersStay?: boolean;
}

const OWN_MESSAGES = 'its own direct messages';

describe('a user-installed Paperboy', () => {
  const bot = useStarterBot();

  /** Creates a user who has installed Paperboy and is in no server. */
  function installer(): string {
    const { id } = bot.emulator.world.addUser({
      username: `owner.${bot.emulator.world.directory.users().length}`,
    });
    bot.emulator.userActions.install(id);
    return id;
  }

  /** Creates a server without Paperboy, with a member who has installed it. */
  function strangeServer(): Place {
    const { world } = bot.emulator;
    const user = installer();
    const guild = world.addGuild({ name: 'Strangers', ownerId: world.seed.users.ben.id, withoutBot: true });
    world.addMember(guild.id, user);
    return { user, channel: world.addChannel(guild.id, { name: 'hall' }).id };
  }

  function ownMessages(): Place {
    const user = installer();
    return { user, channel: bot.emulator.userActions.openDm(user).id, answersStay: true };
  }

  /** Paperboy receives no reactions in servers that it is not in. */
  const places: readonly [string, () => Place, 'hears reactions' | 'hears none'][] = [
    ['a server where it is no member', strangeServer, 'hears none'],
    [OWN_MESSAGES, ownMessages, 'hears reactions'],
    [
      'the direct messages of two people',
      () => {
        const user = installer();
        return { user, channel: bot.emulator.userActions.openPrivate(user, 'Ben').id };
      },
      'hears none',
    ],
  ];

  async function ask(
    { user, channel, answersStay = false }: Place,
    command: string,
    options: Record<string, string> = {},
  ) {
    const outcome = await bot.emulator.userActions.slash(user, channel, command, options);
    expect(outcome).toMatchObject({ failed: null, first: { ephemeral: !answersStay } });
    return outcome.message();
  }

  async function press(user: string, message: Message, verb: string, place = 0) {
    const id = customIds(message).filter(each => each.startsWith(`v1|${verb}`))[place] ?? verb;
    return bot.emulator.userActions.press(user, message.id, id);
  }

  /** Returns the bot's public messages in a channel, oldest first. */
  function posts({ channel }: Place): Message[] {
    const { messages, bot: us } = bot.emulator.world;
    return messages
      .history(channel, { limit: 50 })
      .filter(each => each.author.id === us.id)
      .toReversed();
  }

  const now = (message: Message) => JSON.stringify(bot.emulator.world.messages.find(message.id));

  describe.each(places)('in %s', (_, open) => {
    it('finds, shows, lists and saves papers', async () => {
      const place = open();
      const found = await ask(place, 'search', { query: 'neural networks' });
      expect(textOf(found)).toMatch(/1–5 of \d+ papers/);
      const next = await press(place.user, found, 'results', 1);
      expect(textOf(await next.message())).toMatch(/6–10 of \d+ papers/);
      const card = await ask(place, 'paper', { paper: LINK });
      expect(textOf(card)).toContain(TITLE);
      await (await press(place.user, card, 'save')).message();
      expect(await savedTitles(join(bot.folder, 'data/paperboy.sqlite'), place.user)).toEqual([TITLE]);
      expect(textOf(await ask(place, 'papers monthly', { month: '2025-11' }))).toMatch(
        /Papers from November 2025/,
      );
      expect(textOf(await ask(place, 'papers trending'))).toMatch(/Trending papers/);
    });

    it('looks up and saves the papers of a message', async () => {
      const place = open();
      const said = bot.emulator.userActions.say(place.user, place.channel, `Read ${LINK}!`);
      const menu = async (name: string) =>
        textOf(
          await (await bot.emulator.userActions.menu(place.user, place.channel, name, said.id)).message(),
        );
      expect(await menu('Look up paper')).toContain(TITLE);
      expect(await menu('Save paper')).toContain(TITLE);
      expect(await savedTitles(join(bot.folder, 'data/paperboy.sqlite'), place.user)).toEqual([TITLE]);
    });

    it('offers no schedules', () => {
      const place = open();
      const names = bot.emulator.userActions.commands(place.user, place.channel).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['search', 'paper', 'papers', 'library', 'Save paper']));
      expect(names).not.toContain('schedule');
    });

    it('mentions no server in /status', async () => {
      expect(textOf(await ask(open(), 'status'))).not.toMatch(/schedule/i);
    });
  });

  // No other user sees its own direct messages.
  describe.each(places.filter(([place]) => place !== OWN_MESSAGES))('in %s', (_, open, hearing) => {
    it.each(['card', 'list'])(
      'posts a public %s whose buttons work, also the one that removes it',
      async what => {
        const place = open();
        const own =
          what === 'card'
            ? await ask(place, 'paper', { paper: LINK })
            : await ask(place, 'search', { query: 'pruning' });
        await press(place.user, own, 'post-');
        await expect.poll(() => now(own)).toContain('Posted ✓');
        const [shared, ...others] = posts(place);
        if (!shared) throw new Error('nothing was posted');
        expect(others).toEqual([]);
        expect(textOf(shared)).toContain(`Shared by <@${place.user}>`);
        expect(/react/i.test(textOf(shared))).toBe(hearing === 'hears reactions');
        const opened = what === 'card' ? 'similar' : 'save';
        const answer = await (await press(place.user, shared, opened)).message();
        expect(answer.id).not.toBe(shared.id);
        expect(textOf(answer)).toMatch(what === 'card' ? /Papers similar to/ : /Saved to your library/);
        await press(place.user, shared, 'remove-post');
        await expect.poll(() => posts(place).map(({ id }) => id)).not.toContain(shared.id);
      },
    );
  });

  it('offers no post in its own direct messages', async () => {
    const place = ownMessages();
    for (const own of [
      await ask(place, 'paper', { paper: LINK }),
      await ask(place, 'search', { query: 'pruning' }),
      await ask(place, 'papers trending'),
    ])
      expect(customIds(own).filter(id => id.startsWith('v1|post-'))).toEqual([]);
  });

  it('saves by a reaction in its direct messages, as the posts there say', async () => {
    const place = ownMessages();
    const card = await ask(place, 'paper', { paper: LINK });
    // Answers of older versions have a button to post them there too.
    const save = customIds(card).find(id => id.startsWith('v1|save|')) ?? '';
    const customId = save.replace('v1|save|', 'v1|post-card|');
    await bot.emulator.forge.component({ user: place.user, message: card.id, customId });
    await expect.poll(() => posts(place)).toHaveLength(2);
    bot.emulator.userActions.react(place.user, posts(place)[1]?.id ?? '', '🔖');
    await expect
      .poll(() => savedTitles(join(bot.folder, 'data/paperboy.sqlite'), place.user))
      .toEqual([TITLE]);
  });

  it('tells the caller who sees the answer in a server that forbids external apps', async () => {
    const place = strangeServer();
    const channel = bot.emulator.world.directory.channel(place.channel);
    if (!('guild_id' in channel)) throw new Error('no channel of a server');
    const deny = PermissionFlagsBits.UseExternalApps;
    bot.emulator.world.setOverwrite(channel.id, { id: channel.guild_id, deny });
    const card = await ask(place, 'paper', { paper: LINK });
    const pressed = await press(place.user, card, 'post-card');
    await expect
      .poll(() => pressed.followUps().map(textOf).join('\n'))
      .toMatch(/Only you can see it: this server does not allow members to post/);
    expect(posts(place)).toEqual([]);
    expect(now(card)).not.toContain('Posted ✓');
    expect(textOf(await ask(place, 'paper', { paper: LINK }))).not.toContain('Posted here before');
  });

  it('posts nothing for a member who may not write in that server', async () => {
    const place = strangeServer();
    const channel = bot.emulator.world.directory.channel(place.channel);
    if (!('guild_id' in channel)) throw new Error('no channel of a server');
    bot.emulator.world.setOverwrite(channel.id, {
      id: channel.guild_id,
      deny: PermissionFlagsBits.SendMessages,
    });
    const card = await ask(place, 'paper', { paper: LINK });
    expect(textOf(await (await press(place.user, card, 'post-card')).message())).toMatch(
      /may not write messages/,
    );
    expect(posts(place)).toEqual([]);
  });
});
