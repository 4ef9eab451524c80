import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** The options of visits that name none of their own. */
export const VISIT_CONTEXT = {
  viewport: { width: 1280, height: 860 },
  locale: 'en-GB',
  timezoneId: 'UTC',
} as const satisfies BrowserContextOptions;

/** The pages that open others, by browser; there is one for each test file. */
const openers = new WeakMap<Browser, Promise<Page>>();

/**
 * Opens an empty page for a visit. Pages of a test file share a browser context, and a process of Chromium, whose start
 * takes as long as the visit itself. They share no data: what a page stores belongs to its port, and each emulator has its own.
 */
export async function openVisitorPage(browser: Browser): Promise<Page> {
  let opener = openers.get(browser);
  if (opener === undefined)
    openers.set(browser, (opener = openOpener(await browser.newContext(VISIT_CONTEXT))));
  const page = await opener;
  const opened = page.waitForEvent('popup');
  await page.evaluate("void window.open('about:blank')");
  return opened;
}

/** Opens a page of the emulators' site that does nothing: Chromium runs the pages that it opens in its own process. */
async function openOpener(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.route('**', route => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('http://127.0.0.1/');
  return page;
}
