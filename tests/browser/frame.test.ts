import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { POLL_OPTIONS, press, send, visit } from './visit.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe.skipIf(!hasBrowser)(`the page around the messages in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  it('shows the app’s requests and events in the wire view', async () => {
    const visited = await visit(browser);
    await visited.page.getByRole('button', { name: 'Wire view' }).click();
    const wire = visited.page.getByRole('complementary', { name: 'Wire view' });
    const { id } = await send(visited, { content: 'over the wire' });
    const request = wire.getByRole('listitem').filter({ hasText: /POST .*messages/u });
    await request.getByText('200', { exact: true }).waitFor();
    await request.locator('summary').click();
    expect(await request.getByText('"content": "over the wire"').first().isVisible()).toBe(true);
    visited.emulator.userActions.react('ada', id, '👍');
    await wire.getByText('MESSAGE_REACTION_ADD').waitFor();
    await wire.getByRole('button', { name: 'Requests' }).click();
    await wire.getByText('MESSAGE_REACTION_ADD').waitFor({ state: 'detached' });
  });

  it('shows refused requests and their reasons in the wire view', async () => {
    const visited = await visit(browser);
    await expect(send(visited, { content: 'a'.repeat(2001) })).rejects.toThrow(/2000/u);
    await visited.page.getByRole('button', { name: 'Wire view' }).click();
    const wire = visited.page.getByRole('complementary', { name: 'Wire view' });
    await wire.getByRole('button', { name: 'Refused' }).click();
    const refused = wire.getByRole('listitem');
    await refused.first().waitFor();
    expect(await refused.count()).toBe(1);
    await refused.locator('summary').press('Enter');
    await refused
      .getByText(/content[^]*2000 or fewer/u)
      .first()
      .waitFor();
  });

  it('shows why Discord refused a user’s action among the messages', async () => {
    const visited = await visit(browser, { expects: /status of 400/u });
    const { id } = await send(visited, { content: 'vote' });
    for (let index = 0; index < 20; index += 1) {
      visited.emulator.userActions.react('ben', id, String.fromCodePoint(0x1_f6_00 + index));
    }
    await visited.newest.getByRole('button', { name: '😀' }).waitFor();
    await visited.newest.focus();
    await press(visited.page, 'Shift+F10');
    await visited.page.getByRole('menuitem', { name: /React with thumb/u }).press('Enter');
    await visited.page.getByText(/Maximum number of reactions/u).waitFor();
    expect(await visited.newest.getByRole('button', { name: '👍' }).count()).toBe(0);
  });

  it('moves the clock by its buttons', async () => {
    const { page, clock } = await visit(browser);
    expect(await page.getByRole('button', { name: 'Next slot' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Now', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '+1 day' }).click();
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await expect.poll(() => clock.moves, POLL_OPTIONS).toEqual(['day', 'present']);
  });

  it('keeps the theme after a reload', async () => {
    const { page } = await visit(browser, { context: { colorScheme: 'dark' } });
    const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
    expect(await theme()).toBe('dark');
    await page.getByRole('button', { name: 'Light theme' }).click();
    await expect.poll(theme, POLL_OPTIONS).toBe('light');
    await page.reload();
    await page.getByRole('button', { name: 'Dark theme' }).waitFor();
    expect(await theme()).toBe('light');
  });

  it('keeps the welcome closed after a reload', async () => {
    const { page } = await visit(browser);
    const welcome = page.getByRole('heading', { name: 'Welcome', exact: true });
    await page.getByRole('button', { name: 'Close the welcome' }).click();
    await welcome.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByPlaceholder('Message #papers').waitFor();
    expect(await welcome.count()).toBe(0);
  });

  it('has the channels in a drawer on a phone, which closes by a choice and by a tap beside it', async () => {
    const { page } = await visit(browser, { context: PHONE });
    const drawer = page.getByRole('navigation', { name: 'Server' });
    const opener = page.getByRole('button', { name: 'Channels' });
    expect(await drawer.isVisible()).toBe(false);
    await opener.tap();
    await drawer.waitFor();
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    await drawer.getByRole('button', { name: 'general' }).tap();
    await drawer.waitFor({ state: 'hidden' });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('general');
    await opener.tap();
    await drawer.waitFor();
    await page.touchscreen.tap(370, 400);
    await drawer.waitFor({ state: 'hidden' });
  });

  it('sends a message on a phone by the button', async () => {
    const { page, newest } = await visit(browser, { context: PHONE });
    await page.getByPlaceholder('Message #papers').tap();
    await page.keyboard.type('from the train');
    await page.getByRole('button', { name: 'Send' }).tap();
    await newest.getByText('from the train').waitFor();
    expect(await page.getByPlaceholder('Message #papers').inputValue()).toBe('');
  });

  it('renders digits and spaces in its own font, whatever fonts the system has', async () => {
    const visited = await visit(browser);
    expect(await fontsOf(visited.page, 'Mon 5 Jan, 09:00')).toEqual(['Noto Sans: 16']);
    await send(visited, { content: '🔖 12 papers' });
    await visited.newest.waitFor();
    expect(await fontsOf(visited.page, '🔖 12 papers')).toContain('Noto Sans: 10');
  });

  it('needs no horizontal scrolling at 360 px, whatever a message contains', async () => {
    const visited = await visit(browser, { context: { ...PHONE, viewport: { width: 360, height: 740 } } });
    await send(visited, {
      content: `${'word'.repeat(40)}\n\`\`\`\n${'x'.repeat(120)}\n\`\`\`\nhttps://papers.example/${'path'.repeat(40)}`,
      embeds: [{ title: 'title'.repeat(30), fields: [{ name: 'n'.repeat(80), value: 'v'.repeat(200) }] }],
      components: [
        {
          type: 1,
          components: ['Save', 'Similar papers', 'Cite this paper', 'Hide for now'].map((label, style) => ({
            type: 2,
            style: (style % 4) + 1,
            customId: label,
            label,
          })),
        },
      ],
    });
    await visited.newest.waitFor();
    expect(await tooWide(visited.page)).toEqual([]);
    await visited.page.getByRole('button', { name: 'Wire view' }).tap();
    await visited.page.getByRole('complementary', { name: 'Wire view' }).waitFor();
    expect(await tooWide(visited.page)).toEqual([]);
  });
});

/** Returns the fonts that draw a text; those of the page itself with the number of their glyphs. */
async function fontsOf(page: Page, text: string): Promise<readonly string[]> {
  await page.evaluate('document.fonts.ready');
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
  const node = nodes.find(each => each.nodeName === '#text' && each.nodeValue.trim() === text);
  if (node === undefined) throw new TypeError(`The page has no text “${text}”`);
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId: node.nodeId });
  await session.detach();
  return fonts.map(({ familyName, isCustomFont, glyphCount }) =>
    isCustomFont ? `${familyName}: ${glyphCount}` : `${familyName} of the system`,
  );
}

/** Returns the elements that extend beyond the right edge of the window; code may, in a scrolling box. */
function tooWide(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const within = root => [...root.querySelectorAll(':not(nav, nav *, pre, pre *)')]
      .flatMap(each => [each, ...(each.shadowRoot === null ? [] : within(each.shadowRoot))]);
    return within(document.body)
      .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1)
      .map(each => each.tagName + '.' + each.className);
  })()`);
}
