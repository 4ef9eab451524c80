import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@retorquere/bibtex-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import type { Outcome } from '../../src/discord-emulator/user-actions/outcome.ts';
import { runCli, startBot, type Program } from '../support/cli-process.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { textOf } from '../support/rendered-message.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { copyStarterDatabase, makeTempFolder } from '../support/temp-folder.ts';
import { addMember } from '../support/users.ts';

/** Two papers of the starter corpus, by links. */
const FIRST = 'https://arxiv.org/abs/1506.00019';
const SECOND = 'https://arxiv.org/abs/2312.00752';

const EPHEMERAL = 64;

/** Returns the text of each file of a message, by name. */
async function filesOf({ attachments }: Message): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const { filename, url } of attachments) files[filename] = await (await fetch(url)).text();
  return files;
}

describe('what a running bot hands out', () => {
  let emulator: Emulator;
  let bot: Program;
  const folder = makeTempFolder();

  beforeAll(async () => {
    emulator = await startCheckedEmulator();
    copyStarterDatabase(folder);
    bot = await startBot(emulator, folder);
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A member who saved papers and tagged the first. */
  async function createReader(papers: readonly string[]) {
    const { userActions } = emulator;
    const user = addMember(emulator);
    const call = (command: string, options: Record<string, string> = {}) =>
      shownMessage(userActions.slash(user, '#papers', command, options));
    const press = (on: Message, verb: string) => userActions.press(user, on.id, customIdOf(on, verb));
    for (const paper of papers) await shownMessage(press(await call('paper', { paper }), 'save'));
    await call('library tag', { paper: FIRST, add: 'lamps' });
    const submit = (form: Outcome, word: string) => shownMessage(userActions.submitModal(form, { word }));
    return { user, call, press, submit };
  }

  it('saved papers are sent as a file, to the caller alone', async () => {
    const reader = await createReader([FIRST, SECOND]);
    const message = await reader.call('library export', { format: 'bibtex' });
    expect(message.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(textOf(message)).toContain('2 saved papers as BibTeX:');
    const files = await filesOf(message);
    expect(Object.keys(files)).toEqual(['library.bib']);
    const { entries } = parse(files['library.bib'] ?? '', { sentenceCase: false });
    expect(entries.map(({ fields }) => fields['eprint'])).toEqual(['2312.00752', '1506.00019']);
    expect(entries[1]?.fields['keywords']).toContain('lamps');

    const tagged = await filesOf(await reader.call('library export', { format: 'ris', tag: 'lamps' }));
    expect(tagged['library.ris']?.match(/^TY {2}- /gm)).toHaveLength(1);
    const stranger = addMember(emulator);
    const none = await shownMessage(
      emulator.userActions.slash(stranger, '#papers', 'library export', { format: 'csv' }),
    );
    expect(textOf(none)).toContain('Your library is empty');
  });

  it('a card, also one opened from a list, cites its paper for the caller alone', async () => {
    const reader = await createReader([FIRST, SECOND]);
    const list = await reader.call('library list');
    const opened = emulator.userActions.select(reader.user, list.id, customIdOf(list, 'open'), [
      customIdOf(await reader.call('paper', { paper: FIRST }), 'cite').split('|')[2] ?? '',
    ]);
    const cited = await shownMessage(reader.press(await shownMessage(opened), 'cite'));
    expect(cited.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(textOf(cited)).toMatch(/```bibtex\n@misc\{lipton2015/);
    expect(textOf(cited)).toContain('https://doi.org/10.48550/arXiv.1506.00019');
  });

  it('everything about a member is sent, deleted once the word is typed, and again after a restore', async () => {
    // Members may call ten times within ten seconds.
    const reader = await createReader([FIRST]);
    const exported = await filesOf(await reader.call('privacy export'));
    const data = Object(JSON.parse(exported['paperboy-data.json'] ?? ''));
    expect(data.saves).toHaveLength(1);
    expect(data.library_tags).toEqual([expect.objectContaining({ tag: 'lamps' })]);

    const backup = await runCli(['backup', 'before.sqlite'], folder);
    expect(backup.code).toBe(0);
    const question = await reader.call('privacy delete');
    const form = await reader.press(question, 'privacy-delete');
    expect(textOf(await reader.submit(form, 'yes'))).toContain('Nothing was deleted');
    const deleted = await reader.submit(await reader.press(question, 'privacy-delete'), 'DELETE');
    expect(textOf(deleted)).toContain('has deleted everything');
    const exportedText = async () => textOf(await reader.call('library export', { format: 'ris' }));
    expect(await exportedText()).toContain('Your library is empty');

    await bot.stop();
    const restored = await runCli(['backup', '--force', join('data', 'paperboy.sqlite')], folder, {
      DATABASE_URL: 'file:before.sqlite',
    });
    expect(restored.code).toBe(0);
    bot = await startBot(emulator, folder);
    expect(await exportedText()).toContain('Your library is empty');
  });
});
