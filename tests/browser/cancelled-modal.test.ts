import { ComponentType, Events, ModalBuilder } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { gate, press, send, visit } from './visit.ts';
import type { Gate, Visit } from './visit.ts';

const PAPERS = ['Attention', 'Mamba', 'Retrieval'].map(label => ({ label, value: label }));

describe.skipIf(!hasBrowser)(`a modal in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens a modal by a bot’s button; the bot replies to its values once `answer` is opened. */
  async function openModal(): Promise<Visit & { readonly answer: Gate }> {
    const visited = await visit(browser);
    const answer = gate();
    visited.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isButton()) void interaction.showModal(modal());
      if (interaction.isModalSubmit()) void answer.opened.then(() => interaction.reply('Thank you'));
    });
    const button = { type: ComponentType.Button, style: 1, customId: 'open', label: 'Open it' } as const;
    await send(visited, {
      content: 'A',
      components: [{ type: ComponentType.ActionRow, components: [button] }],
    });
    await visited.newest.getByRole('button', { name: 'Open it' }).click();
    await visited.page.getByRole('dialog', { name: 'A modal' }).waitFor();
    return { ...visited, answer };
  }

  it('stays open when the answer to a cancelled modal arrives late', async () => {
    const { page, newest, answer } = await openModal();
    const dialog = page.getByRole('dialog', { name: 'A modal' });
    await press(page, 'm', 'Enter');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.getByRole('button', { name: 'Sending…' }).waitFor();
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await newest.getByRole('button', { name: 'Open it' }).click();
    await dialog.waitFor();
    const response = page.waitForResponse(each => each.url().endsWith('/playground/actions'));
    answer.open();
    await (await response).finished();
    await newest.getByText('Thank you').waitFor();
    expect(await dialog.isVisible()).toBe(true);
  });

  it('has selects that are used by letters, arrows, Home and End, and closed by Escape alone', async () => {
    const { page } = await openModal();
    const select = page.getByRole('combobox', { name: 'Paper' });
    await select.focus();
    await page.keyboard.type('ret');
    expect(await select.inputValue()).toBe('Retrieval');
    await press(page, 'Home', 'ArrowUp');
    expect(await select.inputValue()).toBe('Attention');
    await press(page, 'End', 'ArrowDown');
    expect(await select.inputValue()).toBe('Retrieval');
    await press(page, 'Alt+ArrowDown');
    await page.locator('select:open').waitFor();
    await press(page, 'Escape');
    await page.locator('select:open').waitFor({ state: 'detached' });
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
