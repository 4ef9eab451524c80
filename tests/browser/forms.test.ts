import { ButtonStyle, ChannelType, ComponentType, Events, ModalBuilder, TextInputStyle } from 'discord.js';
import type { Interaction, MessageCreateOptions } from 'discord.js';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { handTimers } from '../discord-emulator/gateway/manual-timers.ts';
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
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page on a message with a row, whose bot answers so. */
  async function reading(
    row: Row,
    answer: (interaction: Interaction) => Promise<void>,
    options?: VisitOptions,
  ): Promise<Visit> {
    const at = await visit(browser, options);
    at.bot.on(Events.InteractionCreate, interaction => {
      void answer(interaction);
    });
    await send(at, { content: 'Choose', components: [row] });
    await at.newest.waitFor();
    return at;
  }

  describe('a select', () => {
    it('takes one option by the keyboard, found by its first letters', async () => {
      const { page, newest } = await reading(
        select({ type: ComponentType.StringSelect, options: PAPERS, placeholder: 'Open a paper' }),
        toldSelection,
      );
      await newest.getByRole('combobox', { name: 'Open a paper' }).press('Enter');
      await page.keyboard.type('re');
      await press(page, 'Enter');
      await newest.getByText('Chosen: retrieval').waitFor();
      expect(await page.getByRole('option', { name: 'Mamba' }).count()).toBe(0);
    });

    it('takes several options, and sends them off once it is left', async () => {
      const { page, newest } = await reading(
        select({ type: ComponentType.StringSelect, options: PAPERS, placeholder: 'Papers', maxValues: 2 }),
        toldSelection,
      );
      await newest.getByRole('combobox', { name: 'Papers' }).press('Enter');
      await press(page, 'Enter', 'ArrowDown', 'ArrowDown', 'Enter');
      expect(await page.getByRole('option', { name: 'Mamba' }).getAttribute('aria-disabled')).toBe('true');
      await press(page, 'Escape');
      await newest.getByText('Chosen: attention, retrieval').waitFor();
    });

    it('offers the people of the server', async () => {
      const { page, newest, emulator } = await reading(
        select({ type: ComponentType.UserSelect, placeholder: 'Somebody' }),
        toldSelection,
      );
      await newest.getByRole('combobox', { name: 'Somebody' }).click();
      await page.getByRole('listbox').getByRole('option', { name: 'Cleo' }).click();
      await newest.getByText(`Chosen: ${emulator.world.seed.people.cleo.id}`).waitFor();
      expect(await page.getByRole('listbox').count()).toBe(0);
    });

    it('offers the channels of the types that are asked for', async () => {
      const { page, newest, emulator } = await reading(
        select({
          type: ComponentType.ChannelSelect,
          placeholder: 'Somewhere',
          channelTypes: [ChannelType.GuildForum],
        }),
        toldSelection,
      );
      await newest.getByRole('combobox', { name: 'Somewhere' }).click();
      expect(await page.getByRole('listbox').getByRole('option').allInnerTexts()).toEqual(['#paper-forum']);
      await page.getByRole('option', { name: '#paper-forum' }).click();
      await newest.getByText(`Chosen: ${emulator.world.seed.channels.forum.id}`).waitFor();
    });
  });

  describe('a modal', () => {
    it('is filled in by the keyboard alone, and reaches the bot', async () => {
      const at = await reading(BUTTON, form);
      const dialog = await open(at);
      expect(await dialog.getByRole('textbox', { name: 'Title' }).evaluate(isFocused)).toBe(true);
      await at.page.keyboard.type('On Mamba');
      await press(at.page, 'Tab', 'Enter', 'ArrowDown', 'Enter', 'Tab', 'Tab', 'Enter');
      await at.newest.getByText('On Mamba / mamba').waitFor();
      expect(await dialog.count()).toBe(0);
    });

    it('marks what is missing, and goes there', async () => {
      const at = await reading(BUTTON, form);
      const dialog = await open(at);
      await dialog.getByRole('button', { name: 'Submit' }).click();
      await dialog.getByText('This field is required.').first().waitFor();
      const title = dialog.getByRole('textbox', { name: 'Title' });
      expect(await title.getAttribute('aria-invalid')).toBe('true');
      expect(await title.evaluate(isFocused)).toBe(true);
      expect(await at.messages.count()).toBe(1);
    });

    it('keeps what was typed when the app does not respond', async () => {
      const timers = handTimers();
      const at = await reading(BUTTON, formForButtons, { emulator: { timers } });
      const dialog = await open(at);
      await at.page.keyboard.type('A long thought');
      await press(at.page, 'Tab', 'Enter', 'Enter');
      await dialog.getByRole('button', { name: 'Submit' }).click();
      await dialog.getByRole('button', { name: 'Sending…' }).waitFor();
      timers.advance(3000);
      await dialog.getByText('Something went wrong. Try again.').waitFor();
      expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('A long thought');
      expect(await dialog.getByRole('combobox', { name: 'Paper' }).innerText()).toContain('Attention');
    });

    it('closes by Escape without sending, and gives the focus back', async () => {
      const at = await reading(BUTTON, form);
      const dialog = await open(at);
      await press(at.page, 'Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await at.newest.getByRole('button', { name: 'Write a note' }).evaluate(isFocused)).toBe(true);
    });
  });
});

async function toldSelection(interaction: Interaction): Promise<void> {
  if (interaction.isAnySelectMenu()) await interaction.reply(`Chosen: ${interaction.values.join(', ')}`);
}

/** Shows the form to whoever presses the button. */
async function formForButtons(interaction: Interaction): Promise<void> {
  if (interaction.isButton()) await interaction.showModal(note());
}

/** The same, and tells what was filled in. */
async function form(interaction: Interaction): Promise<void> {
  await formForButtons(interaction);
  if (!interaction.isModalSubmit()) return;
  const { fields } = interaction;
  const title = fields.getTextInputValue('title');
  await interaction.reply(`${title} / ${fields.getStringSelectValues('paper').join(', ')}`);
}

/** Presses the button, and waits for the form. */
async function open({ newest, page }: Visit): Promise<Locator> {
  await newest.getByRole('button', { name: 'Write a note' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'A note' });
  await dialog.waitFor();
  return dialog;
}

/** A row with a select; its id is of no importance. */
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
