import { ApplicationCommandOptionType as Type, Events, Routes } from 'discord.js';
import type { CommandInteractionOption } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { press, visit, POLL_OPTIONS } from './visit.ts';
import type { Visit } from './visit.ts';

/** A command being filled in, and the options that its bot has received. */
interface Filling extends Visit {
  readonly received: readonly CommandInteractionOption[][];
  type(text: string): Promise<void>;
}

describe.skipIf(!hasBrowser)(`options of commands in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page with `/find ` in the box; each option has a description, and the first is required. */
  async function filling(...options: readonly Option[]): Promise<Filling> {
    const at = await visit(browser);
    const [first, ...others] = options.map(each => ({ description: 'What it is', ...each }));
    const all = first === undefined ? [] : [{ required: true, ...first }, ...others];
    await at.bot.rest.put(Routes.applicationCommands(at.bot.application.id), {
      body: [{ name: 'find', description: 'Find', options: all }],
    });
    const received: CommandInteractionOption[][] = [];
    at.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isAutocomplete()) {
        const typed = interaction.options.getFocused();
        void interaction.respond([{ name: `All about ${typed}`, value: `about:${typed}` }]);
      }
      if (!interaction.isChatInputCommand()) return;
      received.push([...interaction.options.data]);
      void interaction.reply('Received');
    });
    const type = (text: string): Promise<void> => at.page.keyboard.type(text);
    await at.page.getByPlaceholder('Message #papers').focus();
    await type('/find');
    await at.page.getByRole('listbox').getByRole('option', { name: '/find' }).waitFor();
    await type(' ');
    await at.page.getByRole('group', { name: '/find' }).waitFor();
    return { ...at, received, type };
  }

  it('takes text as typed, including a slash', async () => {
    const at = await filling({ type: Type.String, name: 'words' });
    await at.type('/state of the art: 100 %');
    expect(await sent(at)).toEqual(['/state of the art: 100 %']);
  });

  it('keeps a whole number within its bounds', async () => {
    const at = await filling({ type: Type.Integer, name: 'count', min_value: 1, max_value: 10 });
    for (const [typed, words] of [
      ['11', 'Must be 10 or less.'],
      ['0', 'Must be 1 or more.'],
      ['2.5', 'Enter a whole number.'],
    ] as const) {
      await at.type(typed);
      await press(at.page, 'Enter');
      await at.page.getByRole('alert').getByText(words).waitFor();
      await press(at.page, 'Control+A', 'Delete');
    }
    await at.type('7');
    expect(await sent(at)).toEqual([7]);
    expect(at.received).toHaveLength(1);
  });

  it('takes a number with a fraction', async () => {
    const at = await filling({ type: Type.Number, name: 'score' });
    await at.type('-0.25');
    expect(await sent(at)).toEqual([-0.25]);
  });

  it('takes yes or no from a list', async () => {
    const at = await filling({ type: Type.Boolean, name: 'open' });
    await at.type('f');
    await press(at.page, 'Enter');
    expect(await sent(at)).toEqual([false]);
  });

  it('takes one of the choices by its name', async () => {
    const choices = [
      { name: 'best match', value: 'relevance' },
      { name: 'newest first', value: 'date' },
    ];
    const at = await filling({ type: Type.String, name: 'sort', choices });
    await at.type('new');
    await press(at.page, 'Enter');
    expect(await sent(at)).toEqual(['date']);
  });

  it('refuses text that is none of the choices', async () => {
    const at = await filling({ type: Type.String, name: 'sort', choices: [{ name: 'best', value: 'best' }] });
    await at.type('worst');
    await press(at.page, 'Enter');
    await at.page.getByRole('alert').getByText('Choose an option from the list.').waitFor();
    expect(at.received).toEqual([]);
  });

  it('takes users, channels, roles and mentionables by their names', async () => {
    const at = await filling(
      { type: Type.User, name: 'user' },
      { type: Type.Channel, name: 'place', required: true },
      { type: Type.Role, name: 'role', required: true },
      { type: Type.Mentionable, name: 'mentionable', required: true },
    );
    const { users, channels, roles } = at.emulator.world.seed;
    for (const name of ['ben', 'general', 'curator', 'cleo']) {
      await at.type(name);
      await press(at.page, 'Tab');
    }
    const expected = [users.ben, channels.general, roles.curator, users.cleo].map(({ id }) => id);
    expect(await sent(at)).toEqual(expected);
  });

  it('sends a file', async () => {
    const at = await filling({ type: Type.Attachment, name: 'list' });
    await at.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('a, b') });
    // The page reads the file before it sends it.
    await press(at.page, 'Enter');
    await expect.poll(() => at.received.length, POLL_OPTIONS).toBe(1);
    const attachment = at.received[0]?.[0]?.attachment;
    expect(attachment?.name).toBe('list.txt');
    expect(await (await fetch(attachment?.url ?? '')).text()).toBe('a, b');
  });

  it('lists the app’s suggestions for the text, and sends the value of the picked one', async () => {
    const at = await filling({ type: Type.String, name: 'paper', autocomplete: true });
    await at.type('mamba');
    await at.page.getByRole('option', { name: 'All about mamba' }).waitFor();
    await press(at.page, 'ArrowDown', 'Enter');
    expect(await sent(at)).toEqual(['about:mamba']);
  });

  it('marks a missing required option, and sends nothing', async () => {
    const at = await filling({ type: Type.String, name: 'words' });
    await press(at.page, 'Enter');
    await at.page.getByRole('alert').getByText('This option is required. Specify a value.').waitFor();
    const field = at.page.getByRole('combobox', { name: 'words' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(at.received).toEqual([]);
  });

  it('adds an option by its name, and leaves out the others', async () => {
    const at = await filling(
      { type: Type.String, name: 'words' },
      { type: Type.Integer, name: 'year' },
      { type: Type.Boolean, name: 'open' },
    );
    await at.type('mamba');
    await press(at.page, 'Tab');
    await at.type('yea');
    await press(at.page, 'Enter');
    await at.type('2024');
    expect(await sent(at)).toEqual(['mamba', 2024]);
  });

  it('closes a command by Escape, which empties the box', async () => {
    const at = await filling({ type: Type.String, name: 'words' });
    await at.type('never mind');
    await press(at.page, 'Escape');
    const box = at.page.getByPlaceholder('Message #papers');
    await box.waitFor();
    expect(await box.inputValue()).toBe('');
    expect(at.received).toEqual([]);
  });
});

/** An option without its description. */
type Option = { readonly type: Type; readonly name: string } & Readonly<Record<string, unknown>>;

/** Sends the command and returns the values that the bot received. */
async function sent({ page, newest, received }: Filling): Promise<readonly unknown[]> {
  await press(page, 'Enter');
  await newest.getByText('Received').waitFor();
  return received.at(-1)?.map(({ value }) => value) ?? [];
}
