import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, openPage } from '../support/browser.ts';
import { startPlaygroundProgram } from '../support/playground-process.ts';

/** Where README looks for them. */
const IMAGES = '.github/images';

/** One picture: how the window is, and what is done before it is taken. */
interface Picture {
  readonly name: string;
  readonly window: BrowserContextOptions;
  arrange(page: Page): Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    name: 'playground-dark',
    window: { viewport: { width: 1200, height: 960 }, colorScheme: 'dark' },
    async arrange(page) {
      await page.getByRole('button', { name: 'Save the first paper' }).click();
      await page.getByRole('article').getByRole('button', { name: '1️⃣' }).waitFor();
    },
  },
  {
    name: 'playground-light',
    window: { viewport: { width: 1200, height: 760 }, colorScheme: 'light' },
    async arrange(page) {
      await page.getByRole('button', { name: 'Close the welcome' }).click();
      await page.getByPlaceholder('Message #papers').focus();
      await page.keyboard.type('/paper ');
      await page.keyboard.type('mamba');
      await page.getByRole('option', { name: /Mamba/u }).first().waitFor();
    },
  },
  {
    name: 'playground-phone',
    window: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true },
    async arrange(page) {
      await page.getByRole('button', { name: 'Close the welcome' }).click();
      await page.getByPlaceholder('Message #papers').focus();
      await page.keyboard.type('/paper 2312.00752');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Similar' }).waitFor();
    },
  },
];

/** Takes README's pictures anew, each in a visit of its own to one playground. */
async function takePictures(browser: Browser, url: string): Promise<void> {
  for (const { name, window, arrange } of PICTURES) {
    const { page } = await openPage(browser, url, { locale: 'en-GB', reducedMotion: 'reduce', ...window });
    await page.getByRole('article').first().waitFor();
    await arrange(page);
    const path = `${IMAGES}/${name}.png`;
    await page.screenshot({ path, animations: 'disabled' });
    await page.context().close();
    process.stdout.write(`${path}\n`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
const playground = await startPlaygroundProgram(folder);
const browser = await openBrowser();
try {
  await takePictures(browser, playground.url);
} finally {
  await browser.close();
  await playground.stop();
  rmSync(folder, { recursive: true, force: true });
}
