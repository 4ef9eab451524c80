import { rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { startBot, type Program } from '../support/cli-process.ts';
import { LINK, createReader, TITLE, type ReaderActions } from '../support/message-content.ts';
import { parseJsonLines } from '../support/json-lines.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { copyStarterDatabase, makeTempFolder } from '../support/temp-folder.ts';

const UNKNOWN = /does not know this button/;

/** Returns the error reference in a text. */
function referenceIn(text: string): string {
  const reference = /give its operator this reference: ([0-9a-f]{8})/.exec(text)?.[1];
  if (reference === undefined) throw new Error(`no reference in ${text}`);
  return reference;
}

describe('forged interactions and failures of a running bot', () => {
  let emulator: Emulator;
  let bot: Program;
  let at: ReaderActions;
  const folder = makeTempFolder();
  const file = join(folder, 'data/paperboy.sqlite');

  beforeAll(async () => {
    emulator = await startCheckedEmulator();
    at = createReader(emulator);
    copyStarterDatabase(folder);
    bot = await startBot(emulator, folder);
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Uses a component that the message may never have had. Expects a new answer that only the user sees. */
  async function forged(
    user: string,
    message: Message,
    customId: string,
    values?: readonly string[],
  ): Promise<string> {
    const outcome = await emulator.forge.component({
      user,
      message: message.id,
      customId,
      ...(values === undefined ? {} : { values }),
    });
    expect(outcome).toMatchObject({ failed: null, first: { ephemeral: true } });
    const answer = await outcome.message();
    expect(answer.id).not.toBe(message.id);
    return textOf(answer);
  }

  /** Changes the bot's database while it runs. */
  function alter(sql: string): void {
    const database = new BetterSqlite3(file);
    try {
      database.exec(sql);
    } finally {
      database.close();
    }
  }

  const logged = () => parseJsonLines(bot.stderr());

  describe('a forged component', () => {
    it.each([
      ['v0|save|1', UNKNOWN],
      ['v2|save|1', UNKNOWN],
      ['v1|grant-admin|1', UNKNOWN],
      ['v1|constructor|1', UNKNOWN],
      ['a button of another bot', UNKNOWN],
      ['{"action":"save"}', UNKNOWN],
      ['__proto__', UNKNOWN],
      ['v1|__proto__', UNKNOWN],
      ['v1|save|__proto__', /no longer here/],
      ['v1|save', /no longer here/],
      ['v1|save|99999999', /no longer here/],
      ['v1|open', /no longer here/],
      ['v1|results|1|0', /turned for a day/],
      ['v1|list|daily|2026-13-40|0', /names no list/],
      ['v1|save-all|x', /no longer knows which papers/],
    ])('%s is answered, and changes neither a private nor a public message', async (id, words) => {
      const user = addMember(emulator);
      const own = await at.runCommand(user, 'paper', { paper: LINK });
      const said = emulator.userActions.say('Ben', '#general', 'Nothing of the bot');
      for (const message of [own, said]) {
        expect(await forged(user, message, id)).toMatch(words);
        expect(emulator.world.messages.find(message.id)).toEqual(message);
      }
      expect(at.newestMessage().id).toBe(said.id);
      expect(await savedTitles(file, user)).toEqual([]);
    });

    it('with values that no menu offers opens nothing', async () => {
      const user = addMember(emulator);
      const found = await at.runCommand(user, 'search', { query: 'pruning' });
      for (const values of [[], [''], ['-1'], ['1 OR 1=1'], ['99999999']])
        expect(await forged(user, found, 'v1|open', values)).toMatch(/no longer here/);
      expect(emulator.world.messages.find(found.id)).toEqual(found);
    });

    it('neither changes nor posts a page of another user’s search', async () => {
      const owner = addMember(emulator);
      // A search's pages can be turned by the owner once they are stored, just after the answer.
      const first = await at.runCommand(owner, 'search', { query: 'neural networks' });
      const found = await at.pressButton(owner, first, 'results', 1);
      const ids = customIds(found).filter(id => /^v1\|(?:post-)?results\|/.test(id));
      expect(ids.length).toBeGreaterThanOrEqual(2);
      const said = emulator.userActions.say('Ben', '#general', 'Nothing of the bot');
      for (const id of ids)
        expect(await forged(addMember(emulator), found, id)).toMatch(/another member’s search/);
      expect(emulator.world.messages.find(found.id)).toEqual(found);
      expect(at.newestMessage().id).toBe(said.id);
    });

    it('posts nothing from a public message', async () => {
      const user = addMember(emulator);
      const card = await at.postCard(user);
      const paper =
        customIds(card)
          .find(id => id.startsWith('v1|save|'))
          ?.split('|')[2] ?? '';
      for (const id of [`v1|post-card|${paper}`, `v1|post-similar|${paper}`, 'v1|post-list|trending|now|0'])
        expect(await forged(addMember(emulator), card, id)).toMatch(/posts from your own answers only/);
      expect(at.newestMessage()).toEqual(card);
    });

    it('never changes a public message, nor does any real component but those that vote and discuss', async () => {
      const user = addMember(emulator);
      const card = await at.postCard(user);
      const paper =
        customIds(card)
          .find(id => id.startsWith('v1|save|'))
          ?.split('|')[2] ?? '';
      const turning = ['', '|posted', '|notice', '|card'].flatMap(mark => [
        `v1|save|${paper}${mark}`,
        `v1|unsave|${paper}${mark}`,
      ]);
      const reader = addMember(emulator);
      for (const id of [...turning, 'v1|library|0', 'v1|list|trending|now|0', 'v1|about|x'])
        expect(await forged(reader, card, id)).not.toMatch(/Something went wrong/);
      expect(await forged(reader, card, 'v1|open', [paper])).toContain(TITLE);
      for (const id of customIds(card).filter(each => !/^v1\|(vote|discuss)\|/u.test(each))) {
        const answer = await (await emulator.userActions.press(addMember(emulator), card.id, id)).message();
        expect(answer.id).not.toBe(card.id);
      }
      expect(emulator.world.messages.find(card.id)).toEqual(card);
    });
  });

  describe('other forged interactions', () => {
    it('a modal that Paperboy never showed is answered', async () => {
      const user = addMember(emulator);
      const outcome = await emulator.forge.modal({
        user,
        channel: '#general',
        customId: 'v1|save|1',
        fields: { note: 'x' },
      });
      expect(outcome).toMatchObject({ failed: null, first: { ephemeral: true } });
      expect(textOf(await outcome.message())).toMatch(/does not know this form/);
      expect(await savedTitles(file, user)).toEqual([]);
    });

    const { Boolean, Channel, Integer, Number, String, Subcommand } = ApplicationCommandOptionType;
    it.each([
      ['search', [{ name: 'query', type: Integer, value: 5 }], /Type what to look for/],
      ['search', [{ name: 'query', type: Boolean, value: true }], /Type what to look for/],
      ['search', [], /Type what to look for/],
      ['paper', [{ name: 'paper', type: Number, value: 1.5 }], /Name a paper/],
      [
        'search',
        [
          { name: 'query', type: String, value: 'mamba' },
          { name: 'sort', type: Integer, value: 3 },
        ],
        /Mamba/,
      ],
      ['papers', [{ name: 'daily', type: String, value: 'x' }], /Use one of <\/papers daily:\d+>/],
      ['papers', [{ name: 'hourly', type: Subcommand, options: [] }], /Use one of <\/papers daily:\d+>/],
      ['library', [{ name: 'remove', type: Subcommand, options: [] }], /is not in your library/],
      [
        'library',
        [{ name: 'paper', type: Channel, value: '1' }],
        /See your saved papers with <\/library list:\d+>/,
      ],
      ['brew', [], /does not know \/brew/],
    ])('/%s with options of another registration, %j, gets an explanation', async (name, options, words) => {
      const outcome = await emulator.forge.command({
        user: addMember(emulator),
        channel: '#general',
        name,
        options,
      });
      expect(outcome).toMatchObject({ failed: null, first: { ephemeral: true } });
      const text = textOf(await outcome.message());
      expect(text).toMatch(words);
      expect(text).not.toMatch(/Something went wrong/);
    });

    it('a menu command of an older registration is answered', async () => {
      const said = emulator.userActions.say('Ben', '#general', LINK);
      for (const name of ['Read aloud', 'save paper']) {
        const outcome = await emulator.forge.command({
          user: addMember(emulator),
          channel: '#general',
          name,
          type: ApplicationCommandType.Message,
          targetId: said.id,
        });
        expect(textOf(await outcome.message())).toContain(`does not know ${name}`);
      }
    });

    it('autocomplete of an unknown option returns no choices', async () => {
      const options = [{ name: 'query', type: Integer, value: 5, focused: true }];
      const typing = { user: addMember(emulator), channel: '#general', options };
      for (const name of ['search', 'paper', 'brew', 'status'])
        expect(Array.isArray(await emulator.forge.autocomplete({ ...typing, name }))).toBe(true);
    });
  });

  describe('after a restart', () => {
    let user: string;
    let card: Message;
    let shared: Message;

    // Not in the test: a bot ends with the test that started it.
    beforeAll(async () => {
      user = addMember(emulator);
      card = await at.runCommand(user, 'paper', { paper: LINK });
      shared = await at.postCard(addMember(emulator));
      await bot.stop('SIGKILL');
      bot = await startBot(emulator, folder);
    });

    it('buttons on messages from before work', async () => {
      expect(customIds(await at.pressButton(user, card, 'save')).some(id => id.startsWith('v1|saved'))).toBe(
        true,
      );
      expect(await savedTitles(file, user)).toEqual([TITLE]);
      const reader = addMember(emulator);
      expect(textOf(await at.pressButton(reader, shared, 'save'))).toContain(TITLE);
      expect(await savedTitles(file, reader)).toEqual([TITLE]);
      expect(textOf(await at.pressButton(reader, shared, 'similar'))).toContain(
        `Papers similar to “${TITLE}”`,
      );
    });
  });

  describe('an internal error', () => {
    it('shows the caller a reference that the log has with the cause', async () => {
      const user = addMember(emulator);
      const card = await at.runCommand(user, 'paper', { paper: LINK });
      const said = emulator.userActions.say('Ben', '#general', LINK);
      const answers: [string, string][] = [];
      alter('ALTER TABLE save_origins RENAME TO renamed_origins');
      try {
        answers.push(['/library', textOf(await at.runCommand(user, 'library list'))]);
        answers.push(['button save', textOf(await at.pressButton(user, card, 'save'))]);
        const menu = await emulator.userActions.menu(user, '#general', 'Save paper', said.id);
        answers.push(['Save paper', textOf(await menu.message())]);
      } finally {
        alter('ALTER TABLE renamed_origins RENAME TO save_origins');
      }
      for (const [what, text] of answers) {
        expect(text).not.toMatch(/save_origins|SQL|table/i);
        expect(logged()).toContainEqual(
          expect.objectContaining({
            event: 'command_failed',
            what,
            reference: referenceIn(text),
            error: expect.objectContaining({ message: expect.stringContaining('no such table') }),
          }),
        );
      }
      expect(emulator.world.messages.find(card.id)).toEqual(card);
      expect(textOf(await at.runCommand(user, 'library list'))).toMatch(/Your library is empty/);
    });

    it('also shows a reference if Discord rejects the form of an answer', async () => {
      const user = addMember(emulator);
      const card = await at.runCommand(user, 'paper', { paper: LINK });
      const refuse = () =>
        emulator.faults.respondNext(
          { method: 'POST', path: /\/callback$/ },
          { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors: {} } },
        );
      refuse();
      const called = textOf(await at.runCommand(user, 'library list'));
      refuse();
      const pressed = await at.pressButton(user, card, 'save');
      expect(pressed.id).not.toBe(card.id);
      for (const text of [called, textOf(pressed)]) {
        expect(logged()).toContainEqual(
          expect.objectContaining({
            reference: referenceIn(text),
            error: expect.objectContaining({ message: expect.stringContaining('Invalid Form Body') }),
          }),
        );
      }
    });
  });
});
