import { existsSync } from 'node:fs';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type LaunchOptions,
  type Page,
} from 'playwright-core';

/** Where Debian and other systems install it. Debian's headless shell comes first: it takes half the time. */
const CHROMIUM_PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

const executablePath = CHROMIUM_PATHS.find(path => existsSync(path));

/** Keeps the browser from contacting its vendor's servers at each start. */
const OFFLINE_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether a browser is installed. */
export const hasBrowser = executablePath !== undefined;

/** Suffix for the title of a suite that needs a browser: why it is skipped, if it is. */
export const WITHOUT_BROWSER = hasBrowser
  ? ''
  : ' (skipped: Chromium is not installed; on Debian: apt install chromium)';

/** How Chromium is started. */
export const LAUNCH_OPTIONS: LaunchOptions = {
  args: OFFLINE_ARGUMENTS,
  ...(executablePath === undefined ? {} : { executablePath }),
};

/** Starts a headless Chromium. @throws Error if none is installed */
export async function openBrowser(): Promise<Browser> {
  if (!hasBrowser) throw new Error(`Chromium is not installed under ${CHROMIUM_PATHS.join(', ')}`);
  return chromium.launch(LAUNCH_OPTIONS);
}

/** A page that records errors of its scripts, console errors, and requests to other origins. */
export interface WatchedPage {
  readonly page: Page;
  /** What was recorded so far. */
  readonly problems: readonly string[];
}

/** Opens an address in a browser context of its own. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  const problems = watchProblems(page, new URL(address).origin);
  await page.goto(address);
  return { page, problems };
}

/** Records the problems of a page from now on. */
export function watchProblems(page: Page, origin: string): readonly string[] {
  const problems: string[] = [];
  page.on('pageerror', error => problems.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) problems.push(`requests ${url.href}`);
  });
  return problems;
}
