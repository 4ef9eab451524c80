import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registered } from '../../commands/index.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { startCheckedEmulator } from '../support/emulator.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { addMember } from '../support/users.ts';
import { startBot, type Program } from '../support/cli-process.ts';
import { copyStarterDatabase, makeTempFolder } from '../support/temp-folder.ts';

describe('paper lookups of a running bot', () => {
  let emulator: Emulator;
  let bot: Program;
  const folder = makeTempFolder();

  beforeAll(async () => {
    emulator = await startCheckedEmulator({ now: () => Date.now() });
    copyStarterDatabase(folder);
    bot = await startBot(emulator, folder);
  });
  afterAll(async () => {
    await bot.stop('SIGKILL');
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask(
    command: string,
    options: Record<string, string | number> = {},
    user = addMember(emulator),
  ) {
    const outcome = await emulator.userActions.slash(user, '#papers', command, options);
    expect(outcome).toMatchObject({ failed: null, first: { ephemeral: true } });
    const message = await outcome.message();
    return { message, text: textOf(message) };
  }

  it('registers the commands', () => {
    const names = emulator.world.commands.list(null).map(command => command.name);
    expect(names.toSorted()).toEqual(registered.map(({ definition }) => definition.name).toSorted());
  });

  it.each([
    ['pangu pi', 'PanGu-π'],
    ['mamba state space', 'Mamba'],
    ['mixture of expertz routing', 'Mixture'],
  ])('/search %s shows %s', async (query, title) => {
    const { text } = await ask('search', { query });
    expect(text).toContain(title);
  });

  it('says which word it searched for instead of a misspelt one', async () => {
    const { text } = await ask('search', { query: 'atention' });
    expect(text).toContain('attention');
  });

  it('/search opens a card if the query is an arXiv link', async () => {
    const { text } = await ask('search', { query: 'https://arxiv.org/abs/1506.00019v4' });
    expect(text).toContain('A Critical Review of Recurrent Neural Networks');
  });

  it.each([
    ['1506.00019'],
    ['arXiv:1506.00019v2'],
    ['https://huggingface.co/papers/1506.00019'],
    ['a critical review of recurrent neural networks for sequence learning'],
  ])('/paper %s shows the card', async paper => {
    const { text } = await ask('paper', { paper });
    expect(text).toContain(
      '[A Critical Review of Recurrent Neural Networks for Sequence Learning](https://arxiv.org/abs/1506.00019)',
    );
    expect(text).toContain('Zachary C. Lipton');
  });

  it.each([
    ['Mamba', 'Mamba: Linear-Time Sequence Modeling'],
    ['PanGu-π', 'PanGu-π: Enhancing'],
  ])('/paper %s shows the card of the paper with that title', async (paper, title) => {
    const { text, message } = await ask('paper', { paper });
    expect(text).toContain(`[${title}`);
    expect(customIds(message).some(id => id.startsWith('v1|save|'))).toBe(true);
  });

  it('/paper completes titles to papers', async () => {
    const choices = await emulator.userActions.autocomplete(
      'Ben',
      '#papers',
      'paper',
      { paper: 'pangu' },
      'paper',
    );
    expect(choices[0]?.name).toContain('PanGu-π');
    const { text } = await ask('paper', { paper: String(choices[0]?.value) });
    expect(text).toContain('PanGu-π');
  });

  it('/search completes titles', async () => {
    const choices = await emulator.userActions.autocomplete(
      'Ben',
      '#papers',
      'search',
      { query: 'once for a' },
      'query',
    );
    expect(choices.map(choice => choice.name)).toContain(
      'Once-for-All: Train One Network and Specialize it for Efficient Deployment',
    );
  });

  it('opens a card from the results, and saves the paper by its button', async () => {
    const { message } = await ask('search', { query: 'lyapunov stable mamba' }, 'Ben');
    const menu = customIds(message).find(id => id.includes('open')) ?? '';
    const value = /"value":"(\d+)"/.exec(JSON.stringify(message.components))?.[1] ?? '';
    const opened = await (await emulator.userActions.select('Ben', message.id, menu, [value])).message();
    expect(textOf(opened)).toContain('Lyapunov');
    const saveId = customIds(opened).find(id => id.includes('save')) ?? '';
    const saved = await (await emulator.userActions.press('Ben', opened.id, saveId)).message();
    expect(saved.id).toBe(opened.id);
    expect((await ask('library list', {}, 'Ben')).text).toContain('Lyapunov');
    const savedId = customIds(saved).find(id => id.includes('saved')) ?? '';
    const details = await (await emulator.userActions.press('Ben', opened.id, savedId)).message();
    const removeId = customIds(details).find(id => id.includes('unsave')) ?? '';
    await emulator.userActions.press('Ben', opened.id, removeId);
    expect((await ask('library list', {}, 'Ben')).text).not.toContain('Lyapunov');
  });

  it.each([
    ['paper', { paper: '9912.99999' }, /arXiv|paper/i],
    ['paper', { paper: '2912.12345' }, /not among the papers/],
    ['search', { query: '   ' }, /type what to look for/i],
    ['search', { query: 'qzxv wvutq' }, /qzxv wvutq/],
    ['search', { query: 'https://arxiv.org/abs/2912.12345' }, /2912\.12345 is not among the papers/],
    ['search', { query: '!!! ... ???' }, /./],
  ])('answers /%s %j with what to do', async (command, options, expected) => {
    expect((await ask(command, options)).text).toMatch(expected);
  });

  it('answers a query of 6,000 characters, the longest that Discord accepts', async () => {
    expect(
      (await ask('search', { query: 'neural network pruning '.repeat(260).slice(0, 6_000) })).text,
    ).not.toBe('');
  });
});
