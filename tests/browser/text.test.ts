import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { accessibilityTree, VISIT_TIME, press, send, visit } from './visit.ts';
import type { Visit } from './visit.ts';

describe.skipIf(!hasBrowser)(`the text of messages in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page and sends a text by the bot. */
  async function openWithText(text: (visited: Visit) => string): Promise<Visit> {
    const visited = await visit(browser);
    await send(visited, { content: text(visited) });
    await visited.newest.waitFor();
    return visited;
  }

  it('has headings, lists, quotes and code as such elements', async () => {
    const { newest } = await openWithText(() =>
      [
        '## Today',
        '> said before',
        '- one',
        '- two',
        '1. first',
        '```js\nlet x = 1;\n```',
        'with `inline` and **bold**',
      ].join('\n'),
    );
    expect(await newest.locator('chat-markdown').ariaSnapshot()).toMatchInlineSnapshot(`
      "- heading "Today" [level=3]
      - blockquote: said before
      - list:
        - listitem: one
        - listitem: two
      - list:
        - listitem: first
      - code: let x = 1;
      - text: with
      - code: inline
      - text: and
      - strong: bold"
    `);
  });

  it('keeps a spoiler covered until Enter is pressed on it', async () => {
    const { page, newest } = await openWithText(() => 'It ends with ||the butler||');
    const cover = newest.getByRole('button', { name: 'Spoiler: show it' });
    expect(await accessibilityTree(page)).not.toContain('the butler');
    await cover.focus();
    await press(page, 'Enter');
    await cover.waitFor({ state: 'detached' });
    expect(await accessibilityTree(page)).toContain('the butler');
  });

  it('opens a masked link in a new tab, without a referrer', async () => {
    const { newest } = await openWithText(() => 'See [the paper](https://papers.example/1)');
    const link = newest.getByRole('link', { name: 'the paper' });
    expect(await link.getAttribute('href')).toBe('https://papers.example/1');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await link.getAttribute('rel')).toContain('noreferrer');
  });

  it('shows mentions by name, and timestamps in words', async () => {
    const { newest } = await openWithText(({ emulator }) => {
      const { users, channels, roles } = emulator.world.seed;
      const soon = VISIT_TIME / 1000 + 7300;
      return `<@${users.ben.id}> <#${channels.general.id}> <@&${roles.curator.id}> <t:${soon}:R>`;
    });
    for (const words of ['@Ben', 'general', '@curator', 'in 2 hours']) {
      expect(await newest.getByText(words).count()).toBe(1);
    }
  });

  it('shows hostile text as text, and runs none of it', async () => {
    const image = '<img src=x onerror="window.wasRun = true">';
    const { page, newest } = await openWithText(
      () => `${image} [press me](javascript:window.wasRun=true) javascript:window.wasRun=true`,
    );
    expect(await newest.getByText(image).count()).toBe(1);
    expect(await newest.getByRole('link').count()).toBe(0);
    expect(await newest.locator('img[src="x"]').count()).toBe(0);
    expect(await page.evaluate('"wasRun" in window')).toBe(false);
  });
});
