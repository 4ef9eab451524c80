import { ApplicationCommandOptionType as Type, Events } from 'discord.js';
import type { ApplicationCommandData, CommandInteractionOption } from 'discord.js';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { isFocused, press, visit } from './visit.ts';
import type { Visit } from './visit.ts';

const CHOICES = [
  { name: 'best match', value: 'relevance' },
  { name: 'newest first', value: 'newest' },
];

const COMMANDS: readonly ApplicationCommandData[] = [
  {
    name: 'search',
    description: 'Find papers',
    options: [
      { type: Type.String, name: 'query', description: 'What to find', required: true, autocomplete: true },
      { type: Type.String, name: 'sort', description: 'What comes first', choices: CHOICES },
      { type: Type.Channel, name: 'channel', description: 'Where' },
    ],
  },
  {
    name: 'schedule',
    description: 'Plan a digest',
    options: [
      {
        type: Type.Subcommand,
        name: 'create',
        description: 'Begin one',
        options: [
          { type: Type.Channel, name: 'channel', description: 'Where', required: true },
          { type: Type.Integer, name: 'count', description: 'How many' },
        ],
      },
    ],
  },
  { name: 'status', description: 'How it is' },
];

/** A message box, and the commands that the bot has received. */
interface Typing extends Visit {
  readonly received: readonly (readonly CommandInteractionOption[])[];
  readonly box: Locator;
  field(name: string): Locator;
  type(text: string): Promise<void>;
}

describe.skipIf(!hasBrowser)(`typed commands in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page with the focus in the message box, after the commands have loaded. */
  async function typing(): Promise<Typing> {
    const at = await visit(browser);
    await at.bot.application.commands.set(COMMANDS);
    const received: (readonly CommandInteractionOption[])[] = [];
    at.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isAutocomplete()) void interaction.respond([]);
      if (!interaction.isChatInputCommand()) return;
      received.push(interaction.options.data.flatMap(each => each.options ?? [each]));
      void interaction.reply('Received');
    });
    const box = at.page.getByPlaceholder('Message #papers');
    await box.press('/');
    await at.page.getByRole('option', { name: '/status' }).waitFor();
    await box.press('Backspace');
    return {
      ...at,
      received,
      box,
      field: name => at.page.getByRole('combobox', { name }),
      type: text => at.page.keyboard.type(text),
    };
  }

  it('each value goes to the option named before it', async () => {
    const at = await typing();
    await at.type('/schedule create channel:#papers count:3');
    expect(await at.field('count').inputValue()).toBe('3');
    expect(await sent(at)).toEqual([`channel: ${at.emulator.world.seed.channels.papers.id}`, 'count: 3']);
  });

  it('the first value needs no name, and the last may be picked', async () => {
    const at = await typing();
    await at.type('/search mamba sort:newest');
    await press(at.page, 'Enter');
    expect(await sent(at)).toEqual(['query: mamba', 'sort: newest']);
  });

  it('a pick moves to the trailing field, where typing finds further options', async () => {
    const at = await typing();
    await at.type('/schedule create pap');
    await press(at.page, 'Enter');
    await at.type('cou');
    expect(await at.field('channel').inputValue()).toBe('#papers');
    await press(at.page, 'Enter');
    await at.type('3');
    expect(await sent(at)).toEqual([`channel: ${at.emulator.world.seed.channels.papers.id}`, 'count: 3']);
  });

  it('a picked value is replaced by typing and by pasting, and cleared by Backspace', async () => {
    const at = await typing();
    const channel = at.field('channel');
    await at.type('/schedule create pap');
    await press(at.page, 'Enter');
    await channel.click();
    await press(at.page, 'End');
    await at.type('gen');
    expect(await channel.inputValue()).toBe('gen');
    await press(at.page, 'Enter');
    expect(await channel.inputValue()).toBe('#general');
    await channel.click();
    await press(at.page, 'ArrowRight');
    await at.page.keyboard.insertText('pap');
    expect(await channel.inputValue()).toBe('pap');
    await press(at.page, 'Enter', 'Shift+Tab', 'ArrowRight', 'Backspace');
    expect(await channel.inputValue()).toBe('');
    expect(await channel.evaluate(isFocused)).toBe(true);
    expect(await at.page.getByRole('option', { name: '#general' }).count()).toBe(1);
  });

  it('missing suggestions are reported only after text is typed', async () => {
    const at = await typing();
    const response = at.page.waitForResponse(each => each.url().endsWith('/playground/actions'));
    await at.type('/search ');
    await response;
    await at.page.getByText('What to find').waitFor();
    expect(await at.page.getByText('No options match').count()).toBe(0);
    await at.type('zebra');
    await at.page.getByText('No options match').waitFor();
  });

  it('a command without options says how to send it, and can be closed', async () => {
    const at = await typing();
    await at.type('/status');
    await press(at.page, 'Enter');
    const place = at.page.getByRole('textbox', { name: '/status: Enter sends it, Backspace closes it' });
    expect(await place.evaluate(isFocused)).toBe(true);
    await press(at.page, 'Backspace');
    expect(await at.box.inputValue()).toBe('/status');
    await press(at.page, 'Enter', 'Escape');
    expect(await at.box.inputValue()).toBe('');
    await at.type('/status');
    await press(at.page, 'Enter');
    expect(await sent(at)).toEqual([]);
  });

  it('an unknown command is reported', async () => {
    const at = await typing();
    await at.type('/');
    expect(await at.page.getByText('No command matches').count()).toBe(0);
    await at.type('zebra');
    await at.page.getByText('No command matches /zebra').waitFor();
    await press(at.page, 'Escape');
    expect(await at.page.getByText('No command matches').count()).toBe(0);
  });

  it('Enter adds lines to a code block until it is closed', async () => {
    const at = await typing();
    await at.type('```js');
    await press(at.page, 'Enter');
    await at.type('let x = 1;');
    await press(at.page, 'Enter');
    await at.type('```');
    expect(await at.box.inputValue()).toBe('```js\nlet x = 1;\n```');
    await press(at.page, 'Enter');
    await at.newest.getByText('let x = 1;').waitFor();
    expect(await at.box.inputValue()).toBe('');
  });
});

/** Sends the command and returns the values that the bot received. */
async function sent({ page, newest, received }: Typing): Promise<readonly unknown[]> {
  await press(page, 'Enter');
  await newest.getByText('Received').waitFor();
  return received.at(-1)?.map(({ name, value }) => `${name}: ${value}`) ?? [];
}
