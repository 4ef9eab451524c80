import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, openPage } from '../support/browser.ts';
import { startPlaygroundProgram } from '../support/playground-process.ts';

/** The folder of README's pictures. */
const IMAGES_DIRECTORY = '.github/images';

/** One picture: its window, and what is done before it is taken. */
interface Screenshot {
  readonly name: string;
  readonly window: BrowserContextOptions;
  prepare(page: Page): Promise<void>;
}

const SCREENSHOTS: readonly Screenshot[] = [
  {
    name: 'playground-dark',
    window: { viewport: { width: 1200, height: 1000 }, colorScheme: 'dark' },
    async prepare(page) {
      await page.getByRole('button', { name: 'Save the first paper' }).click();
      await page.getByRole('article').getByRole('button', { name: '1️⃣' }).waitFor();
    },
  },
  {
    name: 'playground-light',
    window: { viewport: { width: 1200, height: 760 }, colorScheme: 'light' },
    async prepare(page) {
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
    async prepare(page) {
      await page.getByRole('button', { name: 'Close the welcome' }).click();
      await page.getByPlaceholder('Message #papers').focus();
      await page.keyboard.type('/paper 2312.00752');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Similar' }).waitFor();
    },
  },
];

/** Takes README's pictures, each in a browser context of its own, from one playground. */
async function takeScreenshots(browser: Browser, url: string): Promise<void> {
  for (const { name, window, prepare } of SCREENSHOTS) {
    const { page } = await openPage(browser, url, { locale: 'en-GB', reducedMotion: 'reduce', ...window });
    await page.getByRole('article').first().waitFor();
    await prepare(page);
    const path = `${IMAGES_DIRECTORY}/${name}.png`;
    await page.screenshot({ path, animations: 'disabled' });
    await page.context().close();
    process.stdout.write(`${path}\n`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
const playground = await startPlaygroundProgram(folder);
const browser = await openBrowser();
try {
  await takeScreenshots(browser, playground.url);
} finally {
  await browser.close();
  await playground.stop();
  rmSync(folder, { recursive: true, force: true });
}
