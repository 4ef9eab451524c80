import { ApplicationCommandOptionType as Type, Events, Routes } from 'discord.js';
import type { CommandInteractionOption } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { press, visit, POLL_OPTIONS } from './visit.ts';
import type { Visit } from './visit.ts';

/** A command being filled in, and the options that its bot has received. */
interface OpenCommand extends Visit {
  readonly received: readonly CommandInteractionOption[][];
  type(text: string): Promise<void>;
}

describe.skipIf(!hasBrowser)(`options of commands in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page with `/find ` in the box; each option has a description, and the first is required. */
  async function openCommand(...options: readonly Option[]): Promise<OpenCommand> {
    const visited = await visit(browser);
    const [first, ...others] = options.map(each => ({ description: 'What it is', ...each }));
    const all = first === undefined ? [] : [{ required: true, ...first }, ...others];
    await visited.bot.rest.put(Routes.applicationCommands(visited.bot.application.id), {
      body: [{ name: 'find', description: 'Find', options: all }],
    });
    const received: CommandInteractionOption[][] = [];
    visited.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isAutocomplete()) {
        const typed = interaction.options.getFocused();
        void interaction.respond([{ name: `All about ${typed}`, value: `about:${typed}` }]);
      }
      if (!interaction.isChatInputCommand()) return;
      received.push([...interaction.options.data]);
      void interaction.reply('Received');
    });
    const type = (text: string): Promise<void> => visited.page.keyboard.type(text);
    await visited.page.getByPlaceholder('Message #papers').focus();
    await type('/find');
    await visited.page.getByRole('listbox').getByRole('option', { name: '/find' }).waitFor();
    await type(' ');
    await visited.page.getByRole('group', { name: '/find' }).waitFor();
    return { ...visited, received, type };
  }

  it('takes text as typed, including a slash', async () => {
    const visited = await openCommand({ type: Type.String, name: 'words' });
    await visited.type('/state of the art: 100 %');
    expect(await sent(visited)).toEqual(['/state of the art: 100 %']);
  });

  it('keeps a whole number within its bounds', async () => {
    const visited = await openCommand({ type: Type.Integer, name: 'count', min_value: 1, max_value: 10 });
    for (const [typed, words] of [
      ['11', 'Must be 10 or less.'],
      ['0', 'Must be 1 or more.'],
      ['2.5', 'Enter a whole number.'],
    ] as const) {
      await visited.type(typed);
      await press(visited.page, 'Enter');
      await visited.page.getByRole('alert').getByText(words).waitFor();
      await press(visited.page, 'Control+A', 'Delete');
    }
    await visited.type('7');
    expect(await sent(visited)).toEqual([7]);
    expect(visited.received).toHaveLength(1);
  });

  it('takes a number with a fraction', async () => {
    const visited = await openCommand({ type: Type.Number, name: 'score' });
    await visited.type('-0.25');
    expect(await sent(visited)).toEqual([-0.25]);
  });

  it('takes yes or no from a list', async () => {
    const visited = await openCommand({ type: Type.Boolean, name: 'open' });
    await visited.type('f');
    await press(visited.page, 'Enter');
    expect(await sent(visited)).toEqual([false]);
  });

  it('takes one of the choices by its name', async () => {
    const choices = [
      { name: 'best match', value: 'relevance' },
      { name: 'newest first', value: 'date' },
    ];
    const visited = await openCommand({ type: Type.String, name: 'sort', choices });
    await visited.type('new');
    await press(visited.page, 'Enter');
    expect(await sent(visited)).toEqual(['date']);
  });

  it('refuses text that is none of the choices', async () => {
    const visited = await openCommand({
      type: Type.String,
      name: 'sort',
      choices: [{ name: 'best', value: 'best' }],
    });
    await visited.type('worst');
    await press(visited.page, 'Enter');
    await visited.page.getByRole('alert').getByText('Choose an option from the list.').waitFor();
    expect(visited.received).toEqual([]);
  });

  it('takes users, channels, roles and mentionables by their names', async () => {
    const visited = await openCommand(
      { type: Type.User, name: 'user' },
      { type: Type.Channel, name: 'place', required: true },
      { type: Type.Role, name: 'role', required: true },
      { type: Type.Mentionable, name: 'mentionable', required: true },
    );
    const { users, channels, roles } = visited.emulator.world.seed;
    for (const name of ['ben', 'general', 'curator', 'cleo']) {
      await visited.type(name);
      await press(visited.page, 'Tab');
    }
    const expected = [users.ben, channels.general, roles.curator, users.cleo].map(({ id }) => id);
    expect(await sent(visited)).toEqual(expected);
  });

  it('sends a file', async () => {
    const visited = await openCommand({ type: Type.Attachment, name: 'list' });
    await visited.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('a, b') });
    // The page reads the file before it sends it.
    await press(visited.page, 'Enter');
    await expect.poll(() => visited.received.length, POLL_OPTIONS).toBe(1);
    const attachment = visited.received[0]?.[0]?.attachment;
    expect(attachment?.name).toBe('list.txt');
    expect(await (await fetch(attachment?.url ?? '')).text()).toBe('a, b');
  });

  it('lists the app’s suggestions for the text, and sends the value of the picked one', async () => {
    const visited = await openCommand({ type: Type.String, name: 'paper', autocomplete: true });
    await visited.type('mamba');
    await visited.page.getByRole('option', { name: 'All about mamba' }).waitFor();
    await press(visited.page, 'ArrowDown', 'Enter');
    expect(await sent(visited)).toEqual(['about:mamba']);
  });

  it('marks a missing required option, and sends nothing', async () => {
    const visited = await openCommand({ type: Type.String, name: 'words' });
    await press(visited.page, 'Enter');
    await visited.page.getByRole('alert').getByText('This option is required. Specify a value.').waitFor();
    const field = visited.page.getByRole('combobox', { name: 'words' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(visited.received).toEqual([]);
  });

  it('adds an option by its name, and leaves out the others', async () => {
    const visited = await openCommand(
      { type: Type.String, name: 'words' },
      { type: Type.Integer, name: 'year' },
      { type: Type.Boolean, name: 'open' },
    );
    await visited.type('mamba');
    await press(visited.page, 'Tab');
    await visited.type('yea');
    await press(visited.page, 'Enter');
    await visited.type('2024');
    expect(await sent(visited)).toEqual(['mamba', 2024]);
  });

  it('closes a command by Escape, which empties the box', async () => {
    const visited = await openCommand({ type: Type.String, name: 'words' });
    await visited.type('never mind');
    await press(visited.page, 'Escape');
    const box = visited.page.getByPlaceholder('Message #papers');
    await box.waitFor();
    expect(await box.inputValue()).toBe('');
    expect(visited.received).toEqual([]);
  });
});

/** An option without its description. */
type Option = { readonly type: Type; readonly name: string } & Readonly<Record<string, unknown>>;

/** Sends the command and returns the values that the bot received. */
async function sent({ page, newest, received }: OpenCommand): Promise<readonly unknown[]> {
  await press(page, 'Enter');
  await newest.getByText('Received').waitFor();
  return received.at(-1)?.map(({ value }) => value) ?? [];
}
