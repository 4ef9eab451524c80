import { ComponentType, Events, ModalBuilder } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, WITHOUT_BROWSER } from '../../../support/browser.ts';
import { gate, press, send, visit } from '../../../browser/visit.ts';
import type { Gate, Visit } from '../../../browser/visit.ts';

const PAPERS = ['Attention', 'Mamba', 'Retrieval'].map(label => ({ label, value: label }));

describe.skipIf(!hasBrowser)(`a modal in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the modal of a bot that shows one for its button, and answers what is filled in once it is let. */
  async function reading(): Promise<Visit & { readonly answer: Gate }> {
    const at = await visit(browser);
    const answer = gate();
    at.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isButton()) void interaction.showModal(modal());
      if (interaction.isModalSubmit()) void answer.opened.then(() => interaction.reply('Thank you'));
    });
    const button = { type: ComponentType.Button, style: 1, customId: 'open', label: 'Open it' } as const;
    await send(at, { content: 'A', components: [{ type: ComponentType.ActionRow, components: [button] }] });
    await at.newest.getByRole('button', { name: 'Open it' }).click();
    await at.page.getByRole('dialog', { name: 'A modal' }).waitFor();
    return { ...at, answer };
  }

  it('stays in view when the answer to one that was cancelled comes late', async () => {
    const { page, newest, answer } = await reading();
    const dialog = page.getByRole('dialog', { name: 'A modal' });
    await press(page, 'm', 'Enter');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.getByRole('button', { name: 'Sending…' }).waitFor();
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await newest.getByRole('button', { name: 'Open it' }).click();
    await dialog.waitFor();
    const told = page.waitForResponse(response => response.url().endsWith('/playground/act'));
    answer.open();
    await (await told).finished();
    await newest.getByText('Thank you').waitFor();
    expect(await dialog.isVisible()).toBe(true);
  });

  it('has selects that are gone through as those of messages', async () => {
    const { page } = await reading();
    const select = page.getByRole('combobox', { name: 'Paper' });
    await select.focus();
    await page.keyboard.type('ret');
    expect(await select.getAttribute('aria-activedescendant')).toBe('option-2');
    await press(page, 'Home', 'ArrowUp');
    expect(await select.getAttribute('aria-activedescendant')).toBe('option-0');
    await press(page, 'End', 'ArrowDown', 'Enter');
    expect(await select.innerText()).toContain('Retrieval');
    await press(page, 'Enter', 'Escape');
    expect(await page.getByRole('dialog', { name: 'A modal' }).isVisible()).toBe(true);
  });
});

function modal(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('modal')
    .setTitle('A modal')
    .addLabelComponents(label =>
      label
        .setLabel('Paper')
        .setStringSelectMenuComponent(menu => menu.setCustomId('paper').addOptions(PAPERS)),
    );
}
