import { ApplicationCommandOptionType as Type, Events } from 'discord.js';
import type { ApplicationCommandData, CommandInteractionOption } from 'discord.js';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
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
interface MessageBox extends Visit {
  readonly received: readonly (readonly CommandInteractionOption[])[];
  readonly box: Locator;
  field(name: string): Locator;
  type(text: string): Promise<void>;
}

describe.skipIf(!hasBrowser)(`typed commands in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page with the focus in the message box, after the commands have loaded. */
  async function openMessageBox(): Promise<MessageBox> {
    const visited = await visit(browser);
    await visited.bot.application.commands.set(COMMANDS);
    const received: (readonly CommandInteractionOption[])[] = [];
    visited.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isAutocomplete()) void interaction.respond([]);
      if (!interaction.isChatInputCommand()) return;
      received.push(interaction.options.data.flatMap(each => each.options ?? [each]));
      void interaction.reply('Received');
    });
    const box = visited.page.getByPlaceholder('Message #papers');
    await box.press('/');
    await visited.page.getByRole('option', { name: '/status' }).waitFor();
    await box.press('Backspace');
    return {
      ...visited,
      received,
      box,
      field: name => visited.page.getByRole('combobox', { name }),
      type: text => visited.page.keyboard.type(text),
    };
  }

  it('each value goes to the option named before it', async () => {
    const visited = await openMessageBox();
    await visited.type('/schedule create channel:#papers count:3');
    expect(await visited.field('count').inputValue()).toBe('3');
    expect(await sent(visited)).toEqual([
      `channel: ${visited.emulator.world.seed.channels.papers.id}`,
      'count: 3',
    ]);
  });

  it('the first value needs no name, and the last may be picked', async () => {
    const visited = await openMessageBox();
    await visited.type('/search mamba sort:newest');
    await press(visited.page, 'Enter');
    expect(await sent(visited)).toEqual(['query: mamba', 'sort: newest']);
  });

  it('a pick moves to the trailing field, where typing finds further options', async () => {
    const visited = await openMessageBox();
    await visited.type('/schedule create pap');
    await press(visited.page, 'Enter');
    await visited.type('cou');
    expect(await visited.field('channel').inputValue()).toBe('#papers');
    await press(visited.page, 'Enter');
    await visited.type('3');
    expect(await sent(visited)).toEqual([
      `channel: ${visited.emulator.world.seed.channels.papers.id}`,
      'count: 3',
    ]);
  });

  it('a picked value is replaced by typing and by pasting, and cleared by Backspace', async () => {
    const visited = await openMessageBox();
    const channel = visited.field('channel');
    await visited.type('/schedule create pap');
    await press(visited.page, 'Enter');
    await channel.click();
    await press(visited.page, 'End');
    await visited.type('gen');
    expect(await channel.inputValue()).toBe('gen');
    await press(visited.page, 'Enter');
    expect(await channel.inputValue()).toBe('#general');
    await channel.click();
    await press(visited.page, 'ArrowRight');
    await visited.page.keyboard.insertText('pap');
    expect(await channel.inputValue()).toBe('pap');
    await press(visited.page, 'Enter', 'Shift+Tab', 'ArrowRight', 'Backspace');
    expect(await channel.inputValue()).toBe('');
    expect(await channel.evaluate(isFocused)).toBe(true);
    expect(await visited.page.getByRole('option', { name: '#general' }).count()).toBe(1);
  });

  it('missing suggestions are reported only after text is typed', async () => {
    const visited = await openMessageBox();
    const response = visited.page.waitForResponse(each => each.url().endsWith('/playground/actions'));
    await visited.type('/search ');
    await response;
    await visited.page.getByText('What to find').waitFor();
    expect(await visited.page.getByText('No options match').count()).toBe(0);
    await visited.type('zebra');
    await visited.page.getByText('No options match').waitFor();
  });

  it('a command without options says how to send it, and can be closed', async () => {
    const visited = await openMessageBox();
    await visited.type('/status');
    await press(visited.page, 'Enter');
    const place = visited.page.getByRole('textbox', { name: '/status: Enter sends it, Backspace closes it' });
    expect(await place.evaluate(isFocused)).toBe(true);
    await press(visited.page, 'Backspace');
    expect(await visited.box.inputValue()).toBe('/status');
    await press(visited.page, 'Enter', 'Escape');
    expect(await visited.box.inputValue()).toBe('');
    await visited.type('/status');
    await press(visited.page, 'Enter');
    expect(await sent(visited)).toEqual([]);
  });

  it('an unknown command is reported', async () => {
    const visited = await openMessageBox();
    await visited.type('/');
    expect(await visited.page.getByText('No command matches').count()).toBe(0);
    await visited.type('zebra');
    await visited.page.getByText('No command matches /zebra').waitFor();
    await press(visited.page, 'Escape');
    expect(await visited.page.getByText('No command matches').count()).toBe(0);
  });

  it('Enter adds lines to a code block until it is closed', async () => {
    const visited = await openMessageBox();
    await visited.type('```js');
    await press(visited.page, 'Enter');
    await visited.type('let x = 1;');
    await press(visited.page, 'Enter');
    await visited.type('```');
    expect(await visited.box.inputValue()).toBe('```js\nlet x = 1;\n```');
    await press(visited.page, 'Enter');
    await visited.newest.getByText('let x = 1;').waitFor();
    expect(await visited.box.inputValue()).toBe('');
  });
});

/** Sends the command and returns the values that the bot received. */
async function sent({ page, newest, received }: MessageBox): Promise<readonly unknown[]> {
  await press(page, 'Enter');
  await newest.getByText('Received').waitFor();
  return received.at(-1)?.map(({ name, value }) => `${name}: ${value}`) ?? [];
}
