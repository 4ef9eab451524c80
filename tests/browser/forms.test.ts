import { once } from 'node:events';
import { ButtonStyle, ChannelType, ComponentType, Events, ModalBuilder, TextInputStyle } from 'discord.js';
import type { Interaction, MessageCreateOptions } from 'discord.js';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { createManualTimers } from '../discord-emulator/gateway/manual-timers.ts';
import { isFocused, press, send, visit } from './visit.ts';
import type { Visit, VisitOptions } from './visit.ts';

type Row = NonNullable<MessageCreateOptions['components']>[number];

const PAPERS = ['Attention', 'Mamba', 'Retrieval'].map(label => ({ label, value: label.toLowerCase() }));

const BUTTON: Row = {
  type: ComponentType.ActionRow,
  components: [
    { type: ComponentType.Button, style: ButtonStyle.Primary, customId: 'note', label: 'Write a note' },
  ],
};

describe.skipIf(!hasBrowser)(`selects and modals in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page with a message that has a row, and a bot that answers its interactions. */
  async function openWithRow(
    row: Row,
    answer: (interaction: Interaction) => Promise<void>,
    options?: VisitOptions,
  ): Promise<Visit> {
    const visited = await visit(browser, options);
    visited.bot.on(Events.InteractionCreate, interaction => {
      void answer(interaction);
    });
    await send(visited, { content: 'Choose', components: [row] });
    await visited.newest.waitFor();
    return visited;
  }

  describe('a select', () => {
    it('takes one option by keyboard, found by its first letters', async () => {
      const { page, newest } = await openWithRow(
        select({ type: ComponentType.StringSelect, options: PAPERS, placeholder: 'Open a paper' }),
        replyWithSelection,
      );
      await newest.getByRole('combobox', { name: 'Open a paper' }).press('Enter');
      await page.keyboard.type('re');
      await press(page, 'Enter');
      await newest.getByText('Chosen: retrieval').waitFor();
      expect(await page.getByRole('option', { name: 'Mamba' }).count()).toBe(0);
    });

    it('takes several options, and sends them when it closes', async () => {
      const { page, newest } = await openWithRow(
        select({ type: ComponentType.StringSelect, options: PAPERS, placeholder: 'Papers', maxValues: 2 }),
        replyWithSelection,
      );
      await newest.getByRole('combobox', { name: 'Papers' }).press('Enter');
      await press(page, 'Enter', 'ArrowDown', 'ArrowDown', 'Enter');
      expect(await page.getByRole('option', { name: 'Mamba' }).getAttribute('aria-disabled')).toBe('true');
      await press(page, 'Escape');
      await newest.getByText('Chosen: attention, retrieval').waitFor();
    });

    it('lists the members of the server', async () => {
      const { page, newest, emulator } = await openWithRow(
        select({ type: ComponentType.UserSelect, placeholder: 'A member' }),
        replyWithSelection,
      );
      await newest.getByRole('combobox', { name: 'A member' }).click();
      await page.getByRole('listbox').getByRole('option', { name: 'Cleo' }).click();
      await newest.getByText(`Chosen: ${emulator.world.seed.users.cleo.id}`).waitFor();
      expect(await page.getByRole('listbox').count()).toBe(0);
    });

    it('lists the channels of the requested types', async () => {
      const { page, newest, emulator } = await openWithRow(
        select({
          type: ComponentType.ChannelSelect,
          placeholder: 'A channel',
          channelTypes: [ChannelType.GuildForum],
        }),
        replyWithSelection,
      );
      await newest.getByRole('combobox', { name: 'A channel' }).click();
      expect(await page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['#paper-forum']);
      await page.getByRole('option', { name: '#paper-forum' }).click();
      await newest.getByText(`Chosen: ${emulator.world.seed.channels.forum.id}`).waitFor();
    });
  });

  describe('a modal', () => {
    it('is filled in by keyboard alone, and reaches the bot', async () => {
      const visited = await openWithRow(BUTTON, form);
      const dialog = await open(visited);
      expect(await dialog.getByRole('textbox', { name: 'Title' }).evaluate(isFocused)).toBe(true);
      await visited.page.keyboard.type('On Mamba');
      await press(visited.page, 'Tab', 'ArrowDown', 'ArrowDown', 'Tab', 'Tab', 'Enter');
      await visited.newest.getByText('On Mamba / mamba').waitFor();
      expect(await dialog.count()).toBe(0);
    });

    it('marks missing values, and focuses the first', async () => {
      const visited = await openWithRow(BUTTON, form);
      const dialog = await open(visited);
      await dialog.getByRole('button', { name: 'Submit' }).click();
      await dialog.getByText('This field is required.').first().waitFor();
      const title = dialog.getByRole('textbox', { name: 'Title' });
      expect(await title.getAttribute('aria-invalid')).toBe('true');
      expect(await title.evaluate(isFocused)).toBe(true);
      expect(await visited.messages.count()).toBe(1);
    });

    it('keeps its values when the app does not respond', async () => {
      const timers = createManualTimers();
      const visited = await openWithRow(BUTTON, formForButtons, { emulator: { timers } });
      const dialog = await open(visited);
      await visited.page.keyboard.type('A long thought');
      await press(visited.page, 'Tab', 'ArrowDown');
      const received = once(visited.bot, Events.InteractionCreate);
      await dialog.getByRole('button', { name: 'Submit' }).click();
      await dialog.getByRole('button', { name: 'Sending…' }).waitFor();
      // Only then the three seconds have begun.
      await received;
      timers.advance(3000);
      await dialog.getByText('Something went wrong. Try again.').waitFor();
      expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('A long thought');
      const paper = dialog.getByRole('combobox', { name: 'Paper' });
      expect(await paper.locator('option:checked').innerText()).toContain('Attention');
    });

    it('takes several options by clicks, and a second click deselects one', async () => {
      const visited = await openWithRow(BUTTON, papersForm);
      const dialog = await open(visited);
      const papers = dialog.getByRole('listbox', { name: 'Papers' });
      for (const name of ['Attention', 'Mamba', 'Retrieval'])
        await papers.getByRole('option', { name }).click();
      await dialog.getByRole('button', { name: 'Submit' }).click();
      await dialog.getByText('Pick at most 2 options.').waitFor();
      expect(await papers.evaluate(isFocused)).toBe(true);
      await papers.getByRole('option', { name: 'Mamba' }).click();
      await dialog.getByRole('button', { name: 'Submit' }).click();
      await visited.newest.getByText('attention, retrieval').waitFor();
    });

    it('takes a file, which reaches the bot', async () => {
      const visited = await openWithRow(BUTTON, fileForm);
      const dialog = await open(visited);
      const buffer = Buffer.from('@misc{a}');
      await dialog
        .getByLabel('Library')
        .setInputFiles({ name: 'library.bib', mimeType: 'text/x-bibtex', buffer });
      await dialog.getByRole('button', { name: 'Submit' }).click();
      await visited.newest.getByText('library.bib: @misc{a}').waitFor();
      expect(await dialog.count()).toBe(0);
    });

    it('closes by Escape without sending, and returns the focus', async () => {
      const visited = await openWithRow(BUTTON, form);
      const dialog = await open(visited);
      await press(visited.page, 'Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await visited.newest.getByRole('button', { name: 'Write a note' }).evaluate(isFocused)).toBe(
        true,
      );
    });
  });
});

async function replyWithSelection(interaction: Interaction): Promise<void> {
  if (interaction.isAnySelectMenu()) await interaction.reply(`Chosen: ${interaction.values.join(', ')}`);
}

/** Shows the form for a press of the button. */
async function formForButtons(interaction: Interaction): Promise<void> {
  if (interaction.isButton()) await interaction.showModal(note());
}

/** Shows the form, and replies with its values. */
async function form(interaction: Interaction): Promise<void> {
  await formForButtons(interaction);
  if (!interaction.isModalSubmit()) return;
  const { fields } = interaction;
  const title = fields.getTextInputValue('title');
  await interaction.reply(`${title} / ${fields.getStringSelectValues('paper').join(', ')}`);
}

/** Shows a form in which two papers can be picked, and replies with them. */
async function papersForm(interaction: Interaction): Promise<void> {
  if (interaction.isButton()) {
    const modal = new ModalBuilder()
      .setCustomId('papers')
      .setTitle('A note')
      .addLabelComponents(label =>
        label
          .setLabel('Papers')
          .setStringSelectMenuComponent(menu =>
            menu.setCustomId('papers').setMaxValues(2).addOptions(PAPERS),
          ),
      );
    await interaction.showModal(modal);
  }
  if (!interaction.isModalSubmit()) return;
  await interaction.reply(interaction.fields.getStringSelectValues('papers').join(', '));
}

/** Shows a form that takes a file, and replies with its content. */
async function fileForm(interaction: Interaction): Promise<void> {
  if (interaction.isButton()) {
    const modal = new ModalBuilder()
      .setCustomId('import')
      .setTitle('A note')
      .addLabelComponents(label =>
        label.setLabel('Library').setFileUploadComponent(upload => upload.setCustomId('file')),
      );
    await interaction.showModal(modal);
  }
  if (!interaction.isModalSubmit()) return;
  const file = interaction.fields.getUploadedFiles('file', true)?.first();
  if (file) await interaction.reply(`${file.name}: ${await (await fetch(file.url)).text()}`);
}

/** Presses the button and waits for the form. */
async function open({ newest, page }: Visit): Promise<Locator> {
  await newest.getByRole('button', { name: 'Write a note' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A note' });
  await dialog.waitFor();
  return dialog;
}

/** Returns a row with a select. */
function select(fields: object): Row {
  const row = { type: ComponentType.ActionRow, components: [{ customId: 'select', ...fields }] };
  return row;
}

function note(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('note')
    .setTitle('A note')
    .addLabelComponents(
      label =>
        label
          .setLabel('Title')
          .setTextInputComponent(input =>
            input.setCustomId('title').setStyle(TextInputStyle.Short).setMaxLength(40),
          ),
      label =>
        label
          .setLabel('Paper')
          .setStringSelectMenuComponent(menu => menu.setCustomId('paper').addOptions(PAPERS)),
    );
}
