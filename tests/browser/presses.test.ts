import { ApplicationCommandType, Events, MessageFlags } from 'discord.js';
import type { Browser, BrowserContextOptions, CDPSession, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { POLL_OPTIONS, press, send, visit } from './visit.ts';
import type { Visit } from './visit.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const LINK = 'https://papers.example/attention';

describe.skipIf(!hasBrowser)(`presses on a message in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page on a message with a link, and counts the message commands that the bot receives. */
  async function openWithMessage(
    context?: BrowserContextOptions,
  ): Promise<Visit & { readonly calls: string[] }> {
    const visited = await visit(browser, { context });
    await visited.bot.application.commands.set([
      { name: 'Save paper', type: ApplicationCommandType.Message },
    ]);
    const calls: string[] = [];
    visited.bot.on(Events.InteractionCreate, interaction => {
      if (!interaction.isMessageContextMenuCommand()) return;
      calls.push(interaction.targetId);
      void interaction.reply({ content: 'Saved', flags: MessageFlags.Ephemeral });
    });
    await send(visited, { content: `look at [Attention](${LINK}) please` });
    await visited.newest.getByText('look at').waitFor();
    return { ...visited, calls };
  }

  it.each(['text', 'link'] as const)(
    'does nothing when a finger is lifted that rested on its %s, until it taps again',
    async on => {
      const { page, newest, calls } = await openWithMessage(PHONE);
      const touch = await page.context().newCDPSession(page);
      const place = on === 'link' ? newest.getByRole('link') : newest.getByText('look at');
      const lift = await rest(touch, place);
      const entry = page.getByRole('menuitem', { name: 'Save paper' });
      await entry.waitFor();
      await lift();
      await page.evaluate('new Promise(requestAnimationFrame)');
      expect(await entry.count()).toBe(1);
      await entry.tap();
      await newest.getByText('Saved').waitFor();
      expect(calls).toHaveLength(1);
      expect(page.context().pages()).toHaveLength(1);
    },
  );

  it('accepts the keyboard while the finger is still down', async () => {
    const { page, newest, calls } = await openWithMessage(PHONE);
    const lift = await rest(await page.context().newCDPSession(page), newest.getByText('look at'));
    await page.getByRole('menuitem', { name: 'Save paper' }).press('Enter');
    await newest.getByText('Saved').waitFor();
    await lift();
    expect(calls).toHaveLength(1);
  });

  it('opens the menu on a link too, by right click and by keyboard', async () => {
    const { page, newest } = await openWithMessage();
    await newest.getByRole('link').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Save paper' }).waitFor();
    const open = page.getByRole('menuitem', { name: 'Open Link' });
    expect(await open.getAttribute('href')).toBe(LINK);
    await press(page, 'Escape');
    await newest.getByRole('link').focus();
    await press(page, 'Shift+F10');
    expect(await open.getAttribute('href')).toBe(LINK);
    await press(page, 'Escape');
    await newest.getByText('look at').click({ button: 'right', position: { x: 4, y: 8 } });
    await page.getByRole('menu').waitFor();
    expect(await open.count()).toBe(0);
  });

  it('opens the emoji page by Add reaction, and the whole menu by More', async () => {
    const { page, newest } = await openWithMessage();
    await newest.hover();
    await newest.getByRole('button', { name: 'Add reaction' }).click();
    const emoji = page.getByRole('dialog', { name: 'Add reaction' });
    await emoji.waitFor();
    expect(await page.getByRole('menuitem').count()).toBe(0);
    // At the edge of the window it stays within it.
    const height = page.viewportSize()?.height ?? 0;
    const bottom = () => emoji.evaluate(element => element.getBoundingClientRect().bottom);
    await expect.poll(bottom, POLL_OPTIONS).toBeLessThanOrEqual(height);
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await newest.hover();
    await newest.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menu', { name: 'Message actions' }).waitFor();
  });
});

/** Touches the left of an element. @returns a function that lifts the finger */
async function rest(touch: CDPSession, on: Locator): Promise<() => Promise<void>> {
  const { x, y } = (await on.boundingBox()) ?? { x: 0, y: 0 };
  await touch.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: [{ x: x + 4, y: y + 8 }],
  });
  return async () => {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
}
