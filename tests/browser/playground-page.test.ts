import { rmSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hasBrowser, openPage, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { startPlaygroundProgram, type RunningPlayground } from '../support/playground-process.ts';
import { makeTempFolder, tempFolder } from '../support/temp-folder.ts';
import { POLL_OPTIONS, isInView } from './visit.ts';

/** One visit in steps: each test continues where the one before ended. */
describe.skipIf(!hasBrowser)(`a visit to the playground${WITHOUT_BROWSER}`, () => {
  let folder: string;
  let browser: Browser;
  let playground: RunningPlayground;
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    folder = makeTempFolder();
    browser = await connectBrowser();
    playground = await startPlaygroundProgram(folder);
    ({ page, problems } = await openPage(browser, playground.url));
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const messages = (): Locator => page.getByRole('article');
  const digests = (): Locator => messages().filter({ hasText: /Daily papers|Papers from the archive/u });
  const newest = (): Locator => messages().last();

  async function keys(...pressed: readonly string[]): Promise<void> {
    for (const key of pressed) await page.keyboard.press(key);
  }

  /** Types into the message box. */
  async function write(text: string): Promise<void> {
    await page.getByPlaceholder('Message #papers').focus();
    await page.keyboard.type(text);
  }

  /** Returns the titles of the user's library as the bot lists them. */
  async function library(): Promise<readonly string[]> {
    const before = await messages().count();
    await write('/library list ');
    await keys('Enter');
    await messages().nth(before).getByText('Your library').or(newest().getByText('empty')).first().waitFor();
    return newest().getByRole('link').allInnerTexts();
  }

  /** Opens a message's menu by keyboard and reacts with one of its emoji. */
  async function react(message: Locator, name: string): Promise<void> {
    await message.focus();
    await keys('Shift+F10');
    await page.getByRole('menuitem', { name: `React with ${name}` }).press('Enter');
  }

  it('starts with a welcome, and a digest in the channel', async () => {
    await page.getByRole('heading', { name: 'Welcome to Paperboy' }).waitFor();
    await newest().getByText('Daily papers').waitFor();
    expect(await messages().count()).toBe(1);
  });

  it('lists the commands after a slash, with their options', async () => {
    await write('/sched');
    const create = page.getByRole('option', { name: /schedule create/u });
    await create.waitFor();
    expect(await create.innerText()).toMatch(/channel[^]*\+19 optional[^]*Post a digest/u);
    await keys('Escape', 'Control+A', 'Delete');
  });

  it('searches, with the bot’s suggestions while typing', async () => {
    await write('/search');
    await keys('Enter');
    await page.keyboard.type('mamba linear');
    await page.getByRole('option', { name: /Mamba: Linear-Time/u }).waitFor();
    await keys('Escape', 'Enter');
    await newest().getByRole('heading', { name: 'Papers for “mamba linear”' }).waitFor();
    expect(await newest().getByText('Only you can see this').count()).toBe(1);
  });

  it('opens a card from the list of results, and saves its paper by button', async () => {
    await newest().getByRole('combobox', { name: 'Open a card' }).press('Enter');
    await page.getByRole('option', { name: /Mamba: Linear-Time Sequence/u }).click();
    const card = messages().filter({ has: page.getByRole('button', { name: 'Similar' }) });
    await card.getByRole('button', { name: 'Save' }).click();
    await newest().getByText('Saved').waitFor();
    expect(await newest().getByText('Mamba: Linear-Time').count()).toBeGreaterThan(0);
  });

  it('saves by reaction, and lists both papers in the library', async () => {
    const digest = digests().first();
    const first = await titleIn(digest, 1);
    await react(digest, 'keycap 1');
    const reaction = digest.getByRole('button', { name: '1️⃣' });
    await reaction.waitFor();
    expect(await reaction.getAttribute('aria-pressed')).toBe('true');
    expect(await library()).toEqual([first, expect.stringContaining('Mamba: Linear-Time')]);
  });

  it('answers a link in direct messages with its card, which is not to be posted', async () => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Paperboy/u })
      .click();
    await page.getByPlaceholder('Message @Paperboy').fill('arxiv.org/abs/2312.00752');
    await keys('Enter');
    await newest()
      .getByRole('heading', { name: /Mamba: Linear-Time/u })
      .waitFor();
    expect(await newest().getByRole('button', { name: 'Post to channel' }).count()).toBe(0);
    await page.getByRole('navigation').getByRole('button', { name: 'papers', exact: true }).click();
    await digests().first().waitFor();
  });

  it('replaces the first schedule, option by option', async () => {
    await write('/schedule delete 1');
    await keys('Enter');
    await newest().getByText('Deleted').waitFor();
    await write('/schedule create pap');
    await page.getByRole('option', { name: '#papers' }).waitFor();
    await keys('Enter');
    // The day's daily list may be posted already; the archive always has papers.
    await page.keyboard.type('time:06:15 count:4 what:archive');
    await keys('Enter');
    await page.keyboard.type('days:every');
    await page.getByRole('option', { name: 'every day' }).first().click();
    await keys('Enter');
    await newest().getByText('06:15').first().waitFor();
    expect(await newest().getByText('4 papers').count()).toBeGreaterThan(0);
  });

  it('moves the clock to its slot, and the digest arrives', async () => {
    const before = await digests().count();
    const time = page.getByTitle('The playground’s time');
    const was = await time.getAttribute('datetime');
    await page.getByRole('button', { name: 'Next slot' }).click();
    await digests().nth(before).waitFor();
    await expect.poll(() => time.getAttribute('datetime')).not.toBe(was);
    const digest = digests().nth(before);
    for (const number of ['1', '2', '3', '4'])
      expect(await digest.getByRole('button', { name: number, exact: true }).count()).toBe(1);
    expect(await digest.getByRole('combobox', { name: 'Show details' }).count()).toBe(1);
  });

  it('saves the third paper by 3️⃣ until the reaction is removed, even after a restart of the bot', async () => {
    const digest = digests().last();
    const third = await titleIn(digest, 3);
    await react(digest, 'keycap 3');
    await digest.getByRole('button', { name: '3️⃣' }).waitFor();
    expect(await library()).toContain(third);

    await playground.stop();
    await page.getByRole('alert').waitFor();
    playground = await startPlaygroundProgram(folder, Number(new URL(playground.url).port));
    await page.getByRole('alert').waitFor({ state: 'detached' });

    await digests().last().getByRole('button', { name: '3️⃣' }).click();
    await digests().last().getByRole('button', { name: '3️⃣' }).waitFor({ state: 'detached' });
    expect(await library()).not.toContain(third);
  });

  it('sends requests to the playground only, and no script fails', () => {
    // During the restart, requests of the page failed.
    expect(problems.filter(each => !each.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)(`the welcome of the playground${WITHOUT_BROWSER}`, () => {
  it('carries out three suggestions with a click each, and shows the results', async () => {
    const playground = await startPlaygroundProgram(tempFolder());
    const browser = await connectBrowser();
    onTestFinished(async () => {
      await browser.close();
      await playground.stop();
    });
    const { page, problems } = await openPage(browser, playground.url);
    const digests = page.getByRole('article').filter({ hasText: 'Daily papers' });

    await page.getByRole('button', { name: 'Save the first paper with 1️⃣' }).click();
    const reaction = digests.first().getByRole('button', { name: '1️⃣' });
    await expect.poll(() => reaction.evaluate(isInView), POLL_OPTIONS).toBe(true);

    await page.getByRole('button', { name: 'Search for “state space models”' }).click();
    const found = page.getByRole('heading', { name: 'Papers for “state space models”' });
    await expect.poll(() => found.evaluate(isInView), POLL_OPTIONS).toBe(true);

    await page.getByRole('button', { name: 'See the next digest' }).click();
    const next = digests.nth(1).getByRole('heading', { name: 'Daily papers' });
    await expect.poll(() => next.evaluate(isInView), POLL_OPTIONS).toBe(true);

    // All three are done.
    await page.getByRole('heading', { name: 'Welcome to Paperboy' }).waitFor({ state: 'detached' });
    await page.getByText('Daily lists, votes and comments are made up').waitFor();
    await page.reload();
    await digests.nth(1).waitFor();
    expect(await page.getByRole('heading', { name: 'Welcome to Paperboy' }).count()).toBe(0);
    expect(problems).toEqual([]);
  });
});

/** Returns the title at a number of a digest. */
async function titleIn(digest: Locator, number: number): Promise<string> {
  const title = await digest
    .getByRole('link')
    .nth(number - 1)
    .innerText();
  return title.trim();
}
