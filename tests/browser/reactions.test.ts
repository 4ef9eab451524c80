import type { Message } from 'discord.js';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { isFocused, press, send, visit } from './visit.ts';
import type { Visit } from './visit.ts';

describe.skipIf(!hasBrowser)(`reactions in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page on a message with a reaction of the bot. */
  async function openWithReaction(): Promise<Visit & { readonly sent: Message; readonly thumb: Locator }> {
    const visited = await visit(browser);
    const sent = await send(visited, { content: 'vote' });
    await sent.react('👍');
    const thumb = visited.newest.getByRole('button', { name: '👍' });
    await thumb.waitFor();
    return { ...visited, sent, thumb };
  }

  it('show who reacted, and are toggled by a click', async () => {
    const { newest, sent, thumb, emulator } = await openWithReaction();
    const named = (name: string) => newest.getByRole('button', { name, exact: true });
    await named('Paperboy reacted with 👍').waitFor();
    expect(await thumb.getAttribute('aria-pressed')).toBe('false');
    emulator.userActions.react('ben', sent.id, '👍');
    await named('Paperboy and Ben reacted with 👍').waitFor();
    await thumb.press('Enter');
    const mine = named('You, Paperboy and Ben reacted with 👍');
    await mine.waitFor();
    expect(await mine.getAttribute('title')).toBe('You, Paperboy and Ben reacted with 👍');
    expect(await mine.getAttribute('aria-pressed')).toBe('true');
    expect(await mine.innerText()).toMatch(/3$/u);
    emulator.userActions.react('cleo', sent.id, '👍');
    await named('You, Paperboy, Ben and 1 other reacted with 👍').waitFor();
    await thumb.press('Enter');
    await named('Paperboy, Ben and Cleo reacted with 👍').waitFor();
  });

  it('end with a button for another emoji, visible on hover and reachable by Tab', async () => {
    const { page, newest, thumb } = await openWithReaction();
    const add = newest.locator('chat-reactions').getByRole('button', { name: 'Add reaction' });
    await page.mouse.move(0, 0);
    expect(await add.evaluate(opacityOf)).toBe('0');
    await newest.hover();
    expect(await add.evaluate(opacityOf)).toBe('1');
    await thumb.focus();
    await press(page, 'Tab');
    expect(await add.evaluate(isFocused)).toBe(true);
    await press(page, 'Enter');
    await page.getByRole('dialog', { name: 'Add reaction' }).waitFor();
    await page.keyboard.type('rocket');
    await press(page, 'Enter');
    await newest.getByRole('button', { name: 'You reacted with 🚀' }).waitFor();
  });

  it('have no such button on a message without reactions', async () => {
    const { newest, sent, thumb } = await openWithReaction();
    await sent.reactions.resolve('👍')?.users.remove();
    await thumb.waitFor({ state: 'detached' });
    expect(await newest.locator('chat-reactions').count()).toBe(0);
    expect(await newest.getByRole('button', { name: 'Add reaction' }).count()).toBe(1);
  });
});

/** Returns the computed opacity of an element. */
function opacityOf(element: { computedStyleMap(): { get(name: string): unknown } }): string {
  return String(element.computedStyleMap().get('opacity'));
}
