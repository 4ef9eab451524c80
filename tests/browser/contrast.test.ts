import { ButtonStyle, ComponentType, EmbedBuilder, Events, ModalBuilder, TextInputStyle } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { lowContrastTexts } from './contrast.ts';
import { press, send, visit } from './visit.ts';
import type { Visit } from './visit.ts';

const TEXT = [
  '# Heading',
  '-# small print',
  '> quoted',
  '`code` **bold** [link](https://papers.example) @everyone <t:1767600000:R>',
  '```js\nconst x = "text"; // remark\n```',
].join('\n');

const OPTIONS = [
  { label: 'One', value: '1', description: 'The first', default: true },
  { label: 'Two', value: '2', description: 'The second' },
];

const LOOKS = [ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Success, ButtonStyle.Danger] as const;

describe.skipIf(!hasBrowser)(`the page’s contrast in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page in a window tall enough for everything that is checked. */
  const open = (): Promise<Visit> => visit(browser, { context: { viewport: { width: 1280, height: 1600 } } });

  it('has no low-contrast text in messages', async () => {
    const visited = await open();
    await fill(visited);
    expect(await lowContrastTexts(visited.page)).toEqual([]);
    await visited.page.getByRole('combobox', { name: 'Choose' }).click();
    await visited.page.getByText('The first').waitFor();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
  });

  it('has no low-contrast text in the wire view', async () => {
    const visited = await open();
    await expect(send(visited, { content: 'a'.repeat(2001) })).rejects.toThrow(/2000/u);
    await visited.page.getByRole('button', { name: 'Wire view' }).click();
    const status = visited.page.getByText('400', { exact: true });
    const refused = visited.page.getByRole('listitem').filter({ has: status });
    await refused.locator('summary').click();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
  });

  it('has no low-contrast text in the message box', async () => {
    const visited = await open();
    await visited.bot.application.commands.set([
      {
        name: 'find',
        description: 'Find papers',
        options: [{ type: 4, name: 'count', description: 'How many', required: true }],
      },
    ]);
    await visited.page.getByPlaceholder('Message #papers').focus();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
    await visited.page.keyboard.type('/f');
    await visited.page.getByRole('listbox').waitFor();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
    await press(visited.page, 'Enter');
    await visited.page.keyboard.type('many');
    await press(visited.page, 'Enter');
    await visited.page.getByRole('alert').first().waitFor();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
  });

  it('has no low-contrast text in a message’s menu and the emoji picker', async () => {
    const visited = await open();
    visited.emulator.userActions.say('ada', 'papers', 'mine');
    await visited.newest.focus();
    await press(visited.page, 'Shift+F10');
    const more = visited.page.getByRole('menuitem', { name: 'Add Reaction' });
    await more.waitFor();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
    await more.press('Enter');
    await visited.page.getByRole('rowgroup', { name: 'Flags' }).waitFor();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
  });

  it('has no low-contrast text in a modal', async () => {
    const visited = await open();
    visited.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isButton()) void interaction.showModal(modal());
    });
    await send(visited, { content: 'Write', components: [buttons()] });
    await visited.newest.getByRole('button', { name: 'Button 1' }).click();
    await visited.page.getByRole('button', { name: 'Submit' }).click();
    await visited.page.getByText('This field is required.').waitFor();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
    const number = visited.page.getByRole('combobox', { name: 'Number' });
    await number.selectOption('2');
    expect(await number.locator('option:checked').innerText()).toContain('The second');
    expect(await lowContrastTexts(visited.page)).toEqual([]);
    await visited.page.getByRole('listbox', { name: 'Several' }).getByRole('option', { name: 'One' }).click();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
  });

  it('has no low-contrast text in a forum', async () => {
    const visited = await open();
    visited.emulator.userActions.post('ben', 'paper-forum', {
      name: 'A post',
      text: 'Text',
      tags: ['paper'],
    });
    await visited.page.getByRole('button', { name: 'paper-forum' }).first().click();
    await visited.page.getByRole('heading', { name: 'A post' }).waitFor();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
    await visited.page.getByRole('button', { name: 'New post' }).click();
    await visited.page.getByRole('dialog').waitFor();
    expect(await lowContrastTexts(visited.page)).toEqual([]);
  });
});

/** Adds a message of each kind, and content to each place that can be empty. */
async function fill(visited: Visit): Promise<void> {
  const { emulator, page } = visited;
  const { users } = emulator.world.seed;
  await send(visited, { content: TEXT });
  const embed = new EmbedBuilder()
    .setAuthor({ name: 'An author' })
    .setTitle('A title')
    .setURL('https://papers.example/')
    .setDescription('Words')
    .addFields({ name: 'Field', value: 'value' })
    .setFooter({ text: 'a footer' })
    .setImage('https://pictures.example/a.png');
  const message = await send(visited, {
    content: `<@${users.ada.id}> look`,
    embeds: [embed],
    components: [
      buttons(),
      {
        type: ComponentType.ActionRow,
        components: [
          { type: ComponentType.StringSelect, customId: 'select', placeholder: 'Choose', options: OPTIONS },
        ],
      },
    ],
    files: [{ attachment: Buffer.from('a'), name: 'a.txt' }],
  });
  await message.react('👍');
  emulator.userActions.react('ada', message.id, '👀');
  emulator.userActions.startThread('ben', message.id, 'About this');
  await message.reply('a reply');
  emulator.userActions.say('ben', 'general', 'unread');
  await page.getByRole('button', { name: 'general, unread' }).waitFor();
  await visited.newest.getByText('a reply').waitFor();
}

function buttons() {
  return {
    type: ComponentType.ActionRow as const,
    components: LOOKS.map(style => ({
      type: ComponentType.Button as const,
      style,
      customId: `button-${style}`,
      label: `Button ${style}`,
    })),
  };
}

function modal(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('modal')
    .setTitle('A modal')
    .addTextDisplayComponents(text => text.setContent('A text'))
    .addLabelComponents(
      label =>
        label
          .setLabel('Title')
          .setDescription('What it is called')
          .setTextInputComponent(input =>
            input
              .setCustomId('title')
              .setStyle(TextInputStyle.Short)
              .setPlaceholder('A placeholder')
              .setMaxLength(9),
          ),
      label =>
        label
          .setLabel('Number')
          .setStringSelectMenuComponent(menu => menu.setCustomId('number').addOptions(OPTIONS)),
      label =>
        label
          .setLabel('Several')
          .setStringSelectMenuComponent(menu =>
            menu.setCustomId('several').setMaxValues(2).addOptions(OPTIONS),
          ),
    );
}
