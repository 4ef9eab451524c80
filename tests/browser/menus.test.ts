import { ApplicationCommandType, Events, MessageFlags } from 'discord.js';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { isFocused, press, visit } from './visit.ts';
import type { Visit } from './visit.ts';

describe.skipIf(!hasBrowser)(`the menu of a message in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page with a message of Ben's, and a bot that records the messages it is called on. */
  async function openWithMessage(
    context?: BrowserContextOptions,
    as = 'ada',
  ): Promise<Visit & { readonly said: string; readonly calls: readonly string[] }> {
    const visited = await visit(browser, { context, as });
    await visited.bot.application.commands.set([
      { name: 'Save paper', type: ApplicationCommandType.Message },
    ]);
    const calls: string[] = [];
    visited.bot.on(Events.InteractionCreate, interaction => {
      if (!interaction.isMessageContextMenuCommand()) return;
      calls.push(interaction.targetId);
      void interaction.reply({ content: 'Saved', flags: MessageFlags.Ephemeral });
    });
    const { id } = visited.emulator.userActions.say('ben', 'papers', 'look at this');
    await visited.newest.getByText('look at this').waitFor();
    return { ...visited, said: id, calls };
  }

  it('opens by right click, and calls the app on that message', async () => {
    const { page, newest, said, calls } = await openWithMessage();
    await newest.getByText('look at this').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Save paper' }).click();
    await newest.getByText('Saved').waitFor();
    expect(calls).toEqual([said]);
  });

  it('opens by Shift+F10, is navigated by arrows, and returns the focus on Escape', async () => {
    const { page, newest } = await openWithMessage();
    await newest.focus();
    await press(page, 'Shift+F10');
    await page.getByRole('menu', { name: 'Message actions' }).waitFor();
    await press(page, 'End');
    expect(await page.getByRole('menuitem', { name: 'Save paper' }).evaluate(isFocused)).toBe(true);
    await press(page, 'ArrowUp');
    expect(await page.getByRole('menuitem', { name: 'Copy Text' }).evaluate(isFocused)).toBe(true);
    await press(page, 'Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await newest.evaluate(isFocused)).toBe(true);
  });

  it('calls the app by keyboard alone', async () => {
    const { page, newest, said, calls } = await openWithMessage();
    await newest.focus();
    await press(page, 'Shift+F10');
    await page.getByRole('menu').waitFor();
    await press(page, 'End', 'Enter');
    await newest.getByText('Saved').waitFor();
    expect(calls).toEqual([said]);
  });

  it('opens by a long press on the message', async () => {
    const { page, newest, said, calls } = await openWithMessage({ hasTouch: true, isMobile: true });
    const text = await newest.getByText('look at this').boundingBox();
    const touch = await page.context().newCDPSession(page);
    const touchPoints = [{ x: (text?.x ?? 0) + 4, y: (text?.y ?? 0) + 4 }];
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await page.getByRole('menu').waitFor();
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.getByRole('menuitem', { name: 'Save paper' }).tap();
    await newest.getByText('Saved').waitFor();
    expect(calls).toEqual([said]);
  });

  it('adds a reaction with an emoji found by its name', async () => {
    const { page, newest, emulator, said } = await openWithMessage();
    await newest.focus();
    await press(page, 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Add Reaction' }).press('Enter');
    await page.getByRole('dialog', { name: 'Add reaction' }).waitFor();
    await page.keyboard.type('rocket');
    await press(page, 'Enter');
    await newest.getByRole('button', { name: 'You reacted with 🚀' }).waitFor();
    expect(emulator.world.messages.find(said)?.reactions.map(each => each.emoji.name)).toEqual(['🚀']);
  });

  it('offers deletion only to users who may delete', async () => {
    const { page, newest, visitAs: as } = await openWithMessage();
    await newest.focus();
    await press(page, 'Shift+F10');
    await page.getByRole('menu').waitFor();
    expect(await page.getByRole('menuitem', { name: 'Delete Message' }).count()).toBe(0);
    const others = await as('ben');
    await others.getByRole('article').last().focus();
    await press(others, 'Shift+F10');
    await others.getByRole('menuitem', { name: 'Delete Message' }).press('Enter');
    await page.getByText('look at this').waitFor({ state: 'detached' });
    expect(await page.getByRole('article').count()).toBe(0);
  });

  it('starts a thread on the message, and opens it for writing', async () => {
    const { page, newest, emulator } = await openWithMessage();
    await newest.focus();
    await press(page, 'Shift+F10');
    await page.getByRole('menuitem', { name: 'Create Thread' }).press('Enter');
    await page.getByRole('textbox', { name: 'Thread name' }).waitFor();
    await page.keyboard.type('About this');
    await press(page, 'Enter');
    await page.getByPlaceholder('Message “About this”').fill('I like it');
    await press(page, 'Enter');
    await newest.getByText('I like it').waitFor();
    const { guild } = emulator.world.seed;
    expect(emulator.world.directory.threadsOf(guild.id).map(each => each.name)).toEqual(['About this']);
    await page.getByRole('button', { name: 'papers', exact: true }).click();
    await newest.getByRole('button', { name: 'About this' }).waitFor();
  });
});
