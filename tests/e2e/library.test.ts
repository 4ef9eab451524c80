import { describe, expect, it, vi } from 'vitest';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import type { OptionInput } from '../../src/discord-emulator/user-actions/option-value.ts';
import type { Outcome } from '../../src/discord-emulator/user-actions/outcome.ts';
import { textOf } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { useStarterBot } from '../support/starter-bot.ts';

/** Two papers of the starter corpus, by links. */
const FIRST = 'https://arxiv.org/abs/1506.00019';
const SECOND = 'https://arxiv.org/abs/2312.00752';

describe('the library of a running bot', () => {
  const bot = useStarterBot();

  /** What a member can do, each as what they see then. */
  function createReader(user = addMember(bot.emulator)) {
    const actions = bot.emulator.userActions;
    const press = (on: Message, verb: string) =>
      shownMessage(actions.press(user, on.id, customIdOf(on, verb)));
    return {
      user,
      call: (command: string, options: Record<string, OptionInput> = {}) =>
        shownMessage(actions.slash(user, '#papers', command, options)),
      open: (command: string, options: Record<string, string>) =>
        actions.slash(user, '#papers', command, options),
      press,
      pressForForm: (on: Message, verb: string) => actions.press(user, on.id, customIdOf(on, verb)),
      choose: (on: Message, verb: string, ...values: string[]) =>
        shownMessage(actions.select(user, on.id, customIdOf(on, verb), values)),
      submit: (form: Outcome, fields: Record<string, string>) =>
        shownMessage(actions.submitModal(form, fields)),
      async save(link: string) {
        return press(await this.call('paper', { paper: link }), 'save');
      },
    };
  }

  it('a saved paper gets a status, tags and a note on its card, and is found by them', async () => {
    const reader = createReader();
    const card = await reader.save(FIRST);
    const menu = await reader.press(card, 'saved');
    expect(menu.id).toBe(card.id);
    await reader.choose(menu, 'set-status', 'reading');
    await reader.submit(await reader.pressForForm(menu, 'new-tag'), { tags: 'Sequences, to cite' });
    const noted = await reader.submit(await reader.pressForForm(menu, 'edit-note'), {
      note: 'Section 3\n*twice*',
    });
    expect(noted.id).toBe(card.id);
    expect(textOf(noted)).toMatch(/📖 Reading\n\\#sequences \\#to cite\n> Section 3\n> \\\*twice\\\*/);
    expect(textOf(await reader.press(noted, 'show-card'))).not.toContain('Section 3');

    await reader.save(SECOND);
    for (const options of [{ tag: 'to cite' }, { status: 'reading' }, { query: 'section' }]) {
      const text = textOf(await reader.call('library list', options));
      expect(text).toContain('1 paper, newest first');
      expect(text).toMatch(/A Critical Review.*📖 📝 · \\#sequences \\#to cite/s);
    }
  });

  it('a list is narrowed by its menus', async () => {
    const reader = createReader();
    await reader.save(FIRST);
    await reader.save(SECOND);
    await reader.call('library tag', { paper: FIRST, add: 'reviews' });
    const list = await reader.call('library list');
    expect(textOf(list)).toContain('2 papers, newest first');
    const narrowed = await reader.choose(list, 'library-tag', '#reviews');
    expect(narrowed.id).toBe(list.id);
    expect(textOf(narrowed)).toContain('1 paper, newest first');
  });

  it('a removed paper comes back by Undo, with its tags', async () => {
    const reader = createReader();
    await reader.save(FIRST);
    await reader.call('library tag', { paper: FIRST, add: 'reviews' });
    const removed = await reader.call('library remove', { paper: FIRST });
    expect(textOf(await reader.call('library list'))).not.toContain('A Critical Review');
    expect(textOf(await reader.press(removed, 'undo-remove'))).toMatch(/Back in your library.*\\#reviews/s);
    expect(textOf(await reader.call('library search', { query: 'reviews' }))).toContain('A Critical Review');
  });

  it('a command opens the form of the note, with the present one', async () => {
    const reader = createReader();
    await reader.save(FIRST);
    await reader.submit(await reader.open('library note', { paper: FIRST }), { note: 'First thoughts' });
    const again = await reader.open('library note', { paper: FIRST });
    expect(JSON.stringify(again.first?.modal)).toContain('First thoughts');
  });

  it('a shared list shows no notes, and another member saves all of it, or some', async () => {
    const owner = createReader();
    await owner.save(FIRST);
    await owner.save(SECOND);
    await owner.submit(await owner.open('library note', { paper: FIRST }), { note: 'Between us' });
    const preview = await owner.call('library share');
    await owner.press(preview, 'post-library');
    // The post is stored before the private message changes.
    await vi.waitFor(() =>
      expect(JSON.stringify(bot.emulator.world.messages.find(preview.id))).toContain('Posted ✓'),
    );
    const [posted] = bot.emulator.world.messages.history(preview.channel_id, { limit: 1 });
    if (!posted) throw new Error('nothing was posted');
    expect(textOf(posted)).toContain(`Shared by <@${owner.user}>`);
    expect(textOf(posted)).not.toContain('Between us');

    const other = createReader();
    const saved = await other.press(posted, 'save-all');
    expect(textOf(saved)).toContain('All 2 are new.');
    const [kept = ''] = saved.components.flatMap(row =>
      'components' in row
        ? row.components.flatMap(each => ('options' in each ? [each.options[0]?.value ?? ''] : []))
        : [],
    );
    const picked = await other.choose(saved, 'pick-saved', kept);
    expect(textOf(picked)).toMatch(/Saved to your library:\n.*\nNot saved:/);
    expect(textOf(await other.call('library list'))).toContain('1 paper');
    // On the public post, Save of a saved paper shows its menu to the member alone.
    const again = await other.press(posted, 'save');
    expect(textOf(await owner.call('library list'))).toContain('2 papers');
    expect(textOf(again)).not.toContain('Between us');
  });

  it('a file of references is imported, its tags too, and an undo takes back what it added', async () => {
    const reader = createReader();
    await reader.save(FIRST);
    const entries = [FIRST, SECOND].map(
      (link, at) =>
        `@article{key${at}, title = {As ${at} was cited}, eprint = {${link.split('/').at(-1)}}, archiveprefix = {arXiv}, keywords = {thesis}}`,
    );
    const file = { filename: 'thesis.bib', content: entries.join('\n') };
    const { id } = await reader.call('library import', { file, tags: 'true' });
    const shown = () => textOf(bot.emulator.world.messages.find(id) ?? { components: [] });
    await vi.waitFor(() => expect(shown()).toMatch(/Imported “thesis\.bib”.*1 paper added/s), 10_000);
    const tagged = textOf(await reader.call('library list', { tag: 'thesis' }));
    expect(tagged).toContain('2 papers, newest first');
    const result = bot.emulator.world.messages.find(id);
    if (!result) throw new Error('the result is gone');
    await reader.press(result, 'import-undo');
    expect(textOf(await reader.call('library list'))).toContain('1 paper, newest first');
  });
});
