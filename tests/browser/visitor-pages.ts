import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { watchProblems, type WatchedPage } from '../support/browser.ts';
import { openSharedAddress, type SharedAddress } from './shared-address.ts';

/** The options of visits that name none of their own. */
const VISIT_CONTEXT = {
  viewport: { width: 1280, height: 860 },
  locale: 'en-GB',
  timezoneId: 'UTC',
} as const satisfies BrowserContextOptions;

/** Shorter than a test's timeout, so that the error names what was awaited. */
export const PAGE_TIMEOUT_MS = 8000;

/** A page in use by a visit. */
export interface VisitorPage extends WatchedPage {
  /** Ends the visit. The page stays for another one if it may, and if nothing of this visit is left in it. */
  leave(mayStay: boolean): Promise<void>;
}

/**
 * The pages of a test file. To load the page takes longer than most visits: one that was loaded stays, and each visit has
 * a new `<chat-app>`, with nothing stored, in a browser context that no other visitor is in.
 */
export interface VisitorPages {
  /** What emulators must be seen at to be visited. */
  readonly address: SharedAddress;
  open(user: string, context?: BrowserContextOptions): Promise<VisitorPage>;
}

/** By the connections to the browser: each test file has its own, and its pages are closed with it. */
const pagesOf = new WeakMap<Browser, Promise<VisitorPages>>();

/** Returns the pages of a test file. */
export function visitorPages(browser: Browser): Promise<VisitorPages> {
  const pages = pagesOf.get(browser) ?? createVisitorPages(browser);
  pagesOf.set(browser, pages);
  return pages;
}

async function createVisitorPages(browser: Browser): Promise<VisitorPages> {
  const address = await openSharedAddress();
  browser.once('disconnected', () => address.close());
  /** Pages without a visit, by the options of their contexts. */
  const empty = new Map<string, Page[]>();

  async function open(user: string, context: BrowserContextOptions = {}): Promise<VisitorPage> {
    const key = JSON.stringify(context);
    const used = empty.get(key)?.pop();
    const page = used ?? (await newPage(browser, context));
    const problems = watchProblems(page, address.url);
    const pending = pendingRequests(page);
    const path = `/?as=${user}`;
    if (used === undefined) await page.goto(address.url + path);
    else await page.evaluate(startAgain(path));
    await page.getByRole('log').waitFor({ state: 'attached' });
    return {
      page,
      problems,
      async leave(mayStay) {
        if (mayStay) await clear(page);
        page.removeAllListeners();
        // A response that is still to come would belong to the next visit.
        if (mayStay && pending.size === 0) empty.set(key, [...(empty.get(key) ?? []), page]);
        else await page.context().close();
      },
    };
  }
  return { address, open };
}

async function newPage(browser: Browser, context: BrowserContextOptions): Promise<Page> {
  const opened = await browser.newContext({ ...VISIT_CONTEXT, ...context });
  opened.setDefaultTimeout(PAGE_TIMEOUT_MS);
  return opened.newPage();
}

/** The requests that a page waits for, but for the stream of events, which never ends. */
function pendingRequests(page: Page): ReadonlySet<Request> {
  const pending = new Set<Request>();
  page.on('request', request => {
    if (!request.url().includes('/playground/live?')) pending.add(request);
  });
  page.on('requestfinished', request => pending.delete(request));
  page.on('requestfailed', request => pending.delete(request));
  return pending;
}

/** Removes what a visit has left in a page. */
async function clear(page: Page): Promise<void> {
  await page.unrouteAll();
  await page.evaluate(REMOVE);
  // Nothing of the next visit is under the mouse.
  await page.mouse.move(-9, -9);
}

/** Removes the app; browsers number timers and frames upwards. */
const REMOVE = `(() => {
  document.body.replaceChildren();
  for (let timer = setTimeout(() => {}); timer > 0; timer -= 1) clearTimeout(timer);
  for (let frame = requestAnimationFrame(() => {}); frame > 0; frame -= 1) cancelAnimationFrame(frame);
  localStorage.clear();
})()`;

/** Does what loading the page at a path does, without reading its scripts again. */
function startAgain(path: string): string {
  return `(() => {
    history.replaceState(null, '', '${path}');
    document.body.append(document.createElement('chat-app'));
  })()`;
}
