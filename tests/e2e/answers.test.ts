import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { textOf } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { startBot, type Program } from '../support/cli-process.ts';
import { LINK, createReader, TITLE, type ReaderActions } from '../support/message-content.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { copyStarterDatabase, makeTempFolder } from '../support/temp-folder.ts';

describe('private answers of a running bot', () => {
  let emulator: Emulator;
  let bot: Program;
  let runCommand: ReaderActions['runCommand'];
  let pressButton: ReaderActions['pressButton'];
  let postCard: ReaderActions['postCard'];
  const folder = makeTempFolder();

  beforeAll(async () => {
    emulator = await startCheckedEmulator();
    ({ runCommand, pressButton, postCard } = createReader(emulator));
    copyStarterDatabase(folder);
    bot = await startBot(emulator, folder);
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Returns the newest message that everyone in #general sees. */
  function newest(): Message | undefined {
    return emulator.world.messages.history(emulator.world.seed.channels.general.id, { limit: 1 })[0];
  }

  describe('the pages of a search', () => {
    let user: string;
    let first: Message;
    let second: Message;

    // Not in the test: a bot ends with the test that started it.
    beforeAll(async () => {
      user = addMember(emulator);
      first = await runCommand(user, 'search', { query: 'neural networks' });
      second = await pressButton(user, first, 'results', 1);
      await bot.stop();
      bot = await startBot(emulator, folder);
    });

    it('are turned, also after a restart', async () => {
      expect(textOf(first)).toMatch(/1–5 of \d+ papers/);
      expect(second.id).toBe(first.id);
      expect(textOf(second)).toMatch(/6–10 of \d+ papers/);
      const again = await pressButton(user, second, 'results', 0);
      expect(textOf(again)).toBe(textOf(first));
    });
  });

  it('filters a search, and says what it would find without the filters', async () => {
    const user = addMember(emulator);
    const found = await runCommand(user, 'search', {
      query: 'recurrent networks',
      author: 'lipton',
      to: '2016',
    });
    expect(textOf(found)).toContain(TITLE);
    expect(textOf(found)).toContain('“recurrent networks” by lipton to 2016');
    const none = await runCommand(user, 'search', { query: 'recurrent networks', author: 'nobody at all' });
    expect(textOf(none)).toMatch(/leave out author: no paper here is known to be by nobody at all/);
    const sorted = await runCommand(user, 'search', { query: 'neural networks', sort: 'newest' });
    const years = [...textOf(sorted).matchAll(/-# .*?(20\d\d)/g)].map(match => Number(match[1]));
    expect(years).toEqual(years.toSorted((a, b) => b - a));
  });

  it.each([
    [{ from: '2025', to: '2024' }, /from \(2025\) is later than to \(2024\)/],
    [{ from: 'soon' }, /“soon” in from is not a date/],
    [{ category: '!' }, /“!” is not an arXiv category/],
  ])('explains what is wrong with %j', async (options, words) => {
    expect(textOf(await runCommand(addMember(emulator), 'search', { query: 'mamba', ...options }))).toMatch(
      words,
    );
  });

  it('posts a card to the channel once, and a reaction on it saves the paper', async () => {
    const user = addMember(emulator);
    const card = await runCommand(user, 'paper', { paper: LINK });
    const before = newest();
    await pressButton(user, card, 'post-card');
    const cardNow = () => emulator.world.messages.find(card.id) ?? card;
    await expect.poll(() => JSON.stringify(cardNow())).toContain('"label":"Posted ✓"');
    const posted = newest();
    if (!posted) throw new Error('nothing was posted');
    expect(posted.id).not.toBe(before?.id);
    expect(textOf(posted)).toContain(TITLE);
    expect(textOf(posted)).toContain(`Shared by <@${user}>`);
    expect(posted).toMatchObject({ mentions: [], mention_everyone: false });
    await expect(pressButton(user, cardNow(), 'post-card')).rejects.toThrow(/disabled/);

    const reader = addMember(emulator);
    emulator.userActions.react(reader, posted.id, '🔖');
    await expect.poll(() => savedTitles(join(folder, 'data/paperboy.sqlite'), reader)).toEqual([TITLE]);
    const saved = await pressButton(addMember(emulator), posted, 'save');
    expect(saved.id).not.toBe(posted.id);
    expect(textOf(saved)).toContain(TITLE);
  });

  it('asks before a card is posted again, and lets the member who shared it remove it', async () => {
    const user = addMember(emulator);
    const shared = await postCard(user);
    const other = addMember(emulator);
    const card = await runCommand(other, 'paper', { paper: LINK });
    const asked = await pressButton(other, card, 'post-card');
    expect(textOf(asked)).toMatch(new RegExp(`Posted <t:\\d+:R> by <@${user}>: post it again\\?`, 'u'));
    expect(newest()?.id).toBe(shared.id);

    expect(textOf(await pressButton(other, shared, 'remove-post'))).toMatch(/Only the member who shared/u);
    const removal = await emulator.userActions.press(user, shared.id, 'v1|remove-post');
    await expect.poll(() => removal.followUps().map(textOf)).toEqual([expect.stringMatching(/^Removed/u)]);
    expect(emulator.world.messages.find(shared.id)).toBeUndefined();
  });

  it('posts a page of a search as a list whose entries can be saved by reaction', async () => {
    const user = addMember(emulator);
    const first = await runCommand(user, 'search', { query: 'pruning' });
    const second = await pressButton(user, first, 'results', 1);
    await pressButton(user, second, 'post-results');
    const posted = newest();
    if (!posted) throw new Error('nothing was posted');
    const titles = [...textOf(posted).matchAll(/\[([^\]]+)\]\(https:\/\/arxiv\.org\/abs\//g)].map(
      match => match[1],
    );
    expect(textOf(second)).toContain(titles[1]);
    emulator.userActions.react(user, posted.id, '2️⃣');
    await expect.poll(() => savedTitles(join(folder, 'data/paperboy.sqlite'), user)).toEqual([titles[1]]);
  });

  it('posts the only page of a search, and marks it as posted', async () => {
    const user = addMember(emulator);
    const query = { query: 'recurrent networks', author: 'lipton', to: '2016' };
    const found = await runCommand(user, 'search', query);
    await pressButton(user, found, 'post-found');
    expect(textOf(newest() ?? found)).toMatch(
      /^## Papers for “recurrent networks” by lipton to 2016\n[^]*Lipton/,
    );
    const foundNow = () => emulator.world.messages.find(found.id) ?? found;
    await expect.poll(() => JSON.stringify(foundNow())).toContain('"label":"Posted ✓"');
    expect(textOf(foundNow())).toBe(textOf(found));
  });

  it('posts nothing for a member who may not write in the channel', async () => {
    const user = addMember(emulator);
    const { general } = emulator.world.seed.channels;
    const card = await runCommand(user, 'paper', { paper: LINK });
    const deny = PermissionFlagsBits.SendMessages;
    emulator.world.setOverwrite(general.id, { id: user, type: OverwriteType.Member, deny });
    const before = newest();
    expect(textOf(await pressButton(user, card, 'post-card'))).toMatch(
      /You may not write messages in this channel/,
    );
    expect(newest()?.id).toBe(before?.id);
  });

  it('shows similar papers, with the words they share', async () => {
    const user = addMember(emulator);
    const near = await runCommand(user, 'similar', { paper: LINK });
    expect(textOf(near)).toContain(`Papers similar to “${TITLE}”`);
    expect(textOf(near)).toMatch(/shared terms: .*recurrent/);
    expect(textOf(near).split('\n').slice(1).join('\n')).not.toContain(`[${TITLE}]`);
    const card = await runCommand(user, 'paper', { paper: LINK });
    expect(textOf(await pressButton(user, card, 'similar'))).toBe(textOf(near));
  });

  it('removes a paper from the library by command', async () => {
    const user = addMember(emulator);
    await pressButton(user, await runCommand(user, 'paper', { paper: LINK }), 'save');
    const choices = await emulator.userActions.autocomplete(
      user,
      '#general',
      'library remove',
      { paper: 'critical' },
      'paper',
    );
    expect(choices.map(choice => choice.name)).toEqual([TITLE]);
    expect(textOf(await runCommand(user, 'library remove', { paper: String(choices[0]?.value) }))).toMatch(
      /Removed from your library/,
    );
    expect(textOf(await runCommand(user, 'library list'))).toMatch(/Your library is empty/);
    expect(textOf(await runCommand(user, 'library remove', { paper: LINK }))).toMatch(
      /is not in your library/,
    );
  });

  it('looks up and saves the papers that a message mentions', async () => {
    const user = addMember(emulator);
    const posted = await postCard(user);
    const said = emulator.userActions.say(
      'Ben',
      '#general',
      `Has anyone read ${LINK}v2, or arXiv:2912.12345?`,
    );
    const found = await (
      await emulator.userActions.menu(user, '#general', 'Look up paper', said.id)
    ).message();
    expect(textOf(found)).toContain(TITLE);
    expect(textOf(found)).toContain('2912.12345');
    expect(textOf(found)).toContain(`https://discord.com/channels/${emulator.world.seed.guild.id}`);
    expect(textOf(found)).toContain(posted.id);
    const saved = await (await emulator.userActions.menu(user, '#general', 'Save paper', said.id)).message();
    expect(textOf(saved)).toContain(TITLE);
    const file = join(folder, 'data/paperboy.sqlite');
    expect(await savedTitles(file, user)).toEqual([TITLE]);

    const other = addMember(emulator);
    await emulator.userActions.menu(other, '#general', 'Save paper', posted?.id ?? '');
    await expect.poll(() => savedTitles(file, other)).toEqual([TITLE]);
    const idle = emulator.userActions.say('Ben', '#general', 'Lunch?');
    const nothing = await (
      await emulator.userActions.menu(other, '#general', 'Look up paper', idle.id)
    ).message();
    expect(textOf(nothing)).toMatch(/no arXiv id and no link to a paper/);
  });

  it('rejects a sixth command within ten seconds', async () => {
    const user = addMember(emulator);
    for (let call = 0; call < 5; call += 1)
      expect(textOf(await runCommand(user, 'library list'))).not.toMatch(/Try again/);
    expect(textOf(await runCommand(user, 'library list'))).toMatch(/Try again in \d+ seconds?/);
    expect(textOf(await runCommand(addMember(emulator), 'library list'))).not.toMatch(/Try again/);
  });
});
