import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hasBrowser, openPage, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { connectBot } from '../discord-emulator/connected-bot.ts';
import { testPage } from '../playground/web/page-host.ts';
import { PAGE_DIRECTORY, POLL_OPTIONS, isInView, send, visit } from './visit.ts';
import type { Visit, VisitOptions } from './visit.ts';

describe.skipIf(!hasBrowser)(`a channel’s history in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page on a channel with 120 messages. */
  async function openLongChannel(options?: VisitOptions): Promise<Visit> {
    const visited = await visit(browser, {
      ...options,
      prepare({ userActions }) {
        for (let number = 1; number <= 120; number += 1) userActions.say('ben', 'papers', `paper ${number}.`);
      },
    });
    await visited.page.getByText('paper 120.').waitFor();
    return visited;
  }

  it('starts at its end, and loads older messages on request', async () => {
    const { page, messages } = await openLongChannel();
    expect(await page.getByText('paper 120.').evaluate(isInView)).toBe(true);
    expect(await messages.count()).toBe(50);
    const older = page.getByRole('button', { name: 'Older messages' });
    await older.click();
    await expect.poll(() => messages.count(), POLL_OPTIONS).toBe(100);
    await older.click();
    await expect.poll(() => messages.count(), POLL_OPTIONS).toBe(120);
    expect(await page.getByText('paper 1.').count()).toBe(1);
    expect(await older.count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Welcome to #papers!' }).count()).toBe(1);
  });

  it('keeps its scroll position while older messages load', async () => {
    const { page, messages } = await openLongChannel();
    await page.getByRole('button', { name: 'Older messages' }).click();
    await expect.poll(() => messages.count(), POLL_OPTIONS).toBe(100);
    expect(await page.getByText('paper 71.').evaluate(isInView)).toBe(true);
  });

  it('has each message once, however often older ones are requested', async () => {
    const { page, messages } = await openLongChannel();
    await page.getByRole('button', { name: 'Older messages' }).dblclick();
    await page.getByText('paper 21.').waitFor({ state: 'attached' });
    expect(await page.getByText('paper 60.').count()).toBe(1);
    expect(await messages.count()).toBeLessThanOrEqual(120);
  });

  it('reports that older messages cannot be loaded', async () => {
    const { page, messages } = await openLongChannel({ expects: /ERR_FAILED/u });
    await page.route('**/playground/messages*', route => route.abort());
    await page.getByRole('button', { name: 'Older messages' }).click();
    await page.getByText('The playground does not answer. Is it still running?').waitFor();
    expect(await messages.count()).toBe(50);
  });

  it('scrolls to the end by “Jump to present”, and stays there', async () => {
    const visited = await openLongChannel();
    await visited.page.getByText('paper 80.').scrollIntoViewIfNeeded();
    const back = visited.page.getByRole('button', { name: 'Jump to present' });
    await back.waitFor();
    await send(visited, { content: 'meanwhile' });
    await visited.page.getByText('meanwhile').waitFor({ state: 'attached' });
    expect(await visited.page.getByText('meanwhile').evaluate(isInView)).toBe(false);
    await back.click();
    await back.waitFor({ state: 'detached' });
    expect(await visited.page.getByText('meanwhile').evaluate(isInView)).toBe(true);
    await send(visited, { content: 'and now' });
    await visited.page.getByText('and now').waitFor();
    await expect.poll(() => visited.page.getByText('and now').evaluate(isInView), POLL_OPTIONS).toBe(true);
  });

  it('reconnects by itself, with the messages sent meanwhile', async () => {
    const first = await connectBot({ website: testPage(undefined, PAGE_DIRECTORY) });
    const { page } = await openPage(browser, `${first.emulator.url}/?as=ada`);
    onTestFinished(() => page.context().close());
    await page.getByPlaceholder('Message #papers').fill('half a thought');
    await first.stop();
    await page.getByRole('alert').waitFor();
    const port = Number(new URL(first.emulator.url).port);
    const second = await connectBot({ website: testPage(undefined, PAGE_DIRECTORY), port });
    onTestFinished(second.stop);
    second.emulator.userActions.say('ben', 'papers', 'good to see you');
    await page.getByText('good to see you').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByPlaceholder('Message #papers').inputValue()).toBe('half a thought');
  });
});
