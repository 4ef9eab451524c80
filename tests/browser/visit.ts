import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Client, Message, MessageCreateOptions } from 'discord.js';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Emulator, EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { connectBot } from '../discord-emulator/connected-bot.ts';
import { manualPageClock } from '../playground/web/manual-page-clock.ts';
import type { ManualPageClock } from '../playground/web/manual-page-clock.ts';
import { testPage } from '../playground/web/page-host.ts';
import { PAGE_TIMEOUT_MS, visitorPages } from './visitor-pages.ts';

/** Output directory of `npm run build:page`. */
export const PAGE_DIRECTORY = fileURLToPath(new URL('../../dist/src/playground/page', import.meta.url));

/** The time of all visits: Monday, 5 January 2026, 9:00; ms since the epoch, UTC. */
export const VISIT_TIME = Date.UTC(2026, 0, 5, 9);

/** Options of `expect.poll()`, with the timeout of pages. */
export const POLL_OPTIONS = { timeout: PAGE_TIMEOUT_MS } as const;

/** An emulator with a bot, and a browser page of a user. */
export interface Visit {
  readonly page: Page;
  readonly emulator: Emulator;
  readonly bot: Client<true>;
  readonly clock: ManualPageClock;
  /** All messages in view, oldest first. */
  readonly messages: Locator;
  readonly newest: Locator;
  /** Opens the page as another user in a browser context of their own. */
  visitAs(user: string): Promise<Page>;
}

/** Options of a visit. */
export interface VisitOptions {
  readonly as?: string;
  readonly emulator?: Partial<EmulatorOptions>;
  /** Options of the browser context. */
  readonly context?: BrowserContextOptions | undefined;
  /** Called before the page is opened. */
  readonly prepare?: (emulator: Emulator) => void;
  /** Console messages of the page that the test expects. */
  readonly expects?: RegExp;
}

/**
 * Opens the page on a new emulator, by default as Ada; both end with the test. The test fails if a script
 * of the page failed, or if the page sent a request to another host.
 */
export async function visit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const clock = manualPageClock(VISIT_TIME);
  const pages = await visitorPages(browser);
  const { emulator, client, stop } = await connectBot({
    website: pages.address.share(testPage(clock, PAGE_DIRECTORY)),
    now: () => VISIT_TIME,
    rateLimits: 'off',
    ...options.emulator,
  });
  onTestFinished(stop);
  options.prepare?.(emulator);
  const visitAs = async (user: string): Promise<Page> => {
    const { page, problems, leave } = await pages.open(user, options.context);
    onTestFinished(async ({ task }) => {
      await leave(task.result?.state !== 'fail');
      expect(problems.filter(each => options.expects?.test(each) !== true)).toEqual([]);
    });
    return page;
  };
  const page = await visitAs(options.as ?? 'ada');
  const messages = page.getByRole('article');
  return {
    page,
    emulator,
    bot: client,
    clock,
    messages,
    newest: messages.last(),
    visitAs,
  };
}

/** Sends a message by the bot, by default to `papers`. */
export async function send(
  { bot, emulator }: Pick<Visit, 'bot' | 'emulator'>,
  message: MessageCreateOptions,
  channelId: string = emulator.world.seed.channels.papers.id,
): Promise<Message> {
  const channel = await bot.channels.fetch(channelId);
  if (channel?.isSendable() !== true) throw new TypeError(`${channelId} takes no messages`);
  return channel.send(message);
}

/** Holds up asynchronous code until the test opens it. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

/** Creates a closed gate. */
export function gate(): Gate {
  const steps = new EventEmitter();
  return {
    opened: once(steps, 'open').then(() => undefined),
    open: () => steps.emit('open'),
  };
}

/** Returns the names in a page's accessibility tree, which screen readers use. */
export async function accessibilityTree(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.map(({ ignored, name }) => (ignored ? '' : String(name?.value ?? ''))).join('\n');
}

/** Presses keys in order. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Returns true if an element has the focus; for `evaluate()`. */
export function isFocused(element: { matches(selector: string): boolean }): boolean {
  return element.matches(':focus');
}

/** Returns true if an element is visible between header and message box in a window of 860 px; for `evaluate()`. */
export function isInView(element: {
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
}): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 48 && bottom <= 800;
}
