import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Debian's Chromium, and where others have theirs. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const executablePath = PLACES.find(place => existsSync(place));

/** Without these a browser looks for its maker's servers at each start. */
const ALONE = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether a browser can be had. */
export const hasBrowser = executablePath !== undefined;

/** Stands behind the title of a suite that needs a browser: says why it is skipped where there is none. */
export const WITHOUT_BROWSER = hasBrowser
  ? ''
  : ' (skipped: there is no Chromium; Debian has it in the package chromium)';

/** Starts a headless Chromium. @throws Error when there is none */
export async function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`There is no Chromium under ${PLACES.join(', ')}`);
  return chromium.launch({ executablePath, args: ALONE });
}

/** A page that notes what should not be: errors of its scripts, refusals, and requests to anybody else. */
export interface WatchedPage {
  readonly page: Page;
  /** What went wrong so far. */
  readonly complaints: readonly string[];
}

/** Opens a page in a visit of its own, at an address. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const { origin } = new URL(address);
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(`asks ${url.href}`);
  });
  await page.goto(address);
  return { page, complaints };
}
