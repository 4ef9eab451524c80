import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Client, Message, MessageCreateOptions } from 'discord.js';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Emulator, EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { openPage } from '../support/browser.ts';
import { connectBot } from '../discord-emulator/connected-bot.ts';
import { handClock } from '../playground/web/manual-clock.ts';
import type { HandClock } from '../playground/web/manual-clock.ts';
import { testPage } from '../playground/web/page-host.ts';

/** Where `npm run build:page` puts the page. */
export const BUILT = fileURLToPath(new URL('../../dist/src/playground/page', import.meta.url));

/** Monday, 5 January 2026, 9:00: as late as it is in all visits; ms since the epoch, UTC. */
export const NINE = Date.UTC(2026, 0, 5, 9);

/** How long a page may take over anything, ms: less than a test may, so that it tells what was waited for. */
const PATIENCE = 8000;

/** For `expect.poll()`: the same. */
export const PATIENT = { timeout: PATIENCE } as const;

/** A stand-in with a bot and a page, and somebody who sits at it. */
export interface Visit {
  readonly page: Page;
  readonly emulator: Emulator;
  readonly bot: Client<true>;
  readonly clock: HandClock;
  /** All messages in view, oldest first. */
  readonly messages: Locator;
  readonly newest: Locator;
  /** Somebody else comes, in a browser of their own. */
  as(person: string): Promise<Page>;
}

/** What a visit begins with. */
export interface VisitOptions {
  readonly as?: string;
  readonly emulator?: Partial<EmulatorOptions>;
  readonly context?: BrowserContextOptions;
  /** What the page's console may say: what a test is about. */
  readonly expects?: RegExp;
}

/**
 * Opens the page on a world of its own, as Ada unless said otherwise. All of it ends with the test, which fails when a
 * script of the page failed, or when the page asked anybody else for anything.
 */
export async function visit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const clock = handClock(NINE);
  const { emulator, client, stop } = await connectBot({
    website: testPage(clock, BUILT),
    now: () => NINE,
    rateLimits: 'off',
    ...options.emulator,
  });
  onTestFinished(stop);
  const as = async (person: string): Promise<Page> => {
    const opened = await openPage(browser, `${emulator.url}/?as=${person}`, {
      locale: 'en-GB',
      timezoneId: 'UTC',
      ...options.context,
    });
    onTestFinished(async () => {
      await opened.page.context().close();
      expect(opened.complaints.filter(each => options.expects?.test(each) !== true)).toEqual([]);
    });
    opened.page.setDefaultTimeout(PATIENCE);
    await opened.page.getByRole('log').waitFor({ state: 'attached' });
    return opened.page;
  };
  const page = await as(options.as ?? 'ada');
  const messages = page.getByRole('article');
  return { page, emulator, bot: client, clock, messages, newest: messages.last(), as };
}

/** Has the bot send something into a channel, `papers` unless another is named. */
export async function send(
  { bot, emulator }: Pick<Visit, 'bot' | 'emulator'>,
  message: MessageCreateOptions,
  channelId: string = emulator.world.seed.channels.papers.id,
): Promise<Message> {
  const channel = await bot.channels.fetch(channelId);
  if (channel?.isSendable() !== true) throw new TypeError(`${channelId} takes no messages`);
  return channel.send(message);
}

/** Something that is waited for until a test lets it go on. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

/** Makes a closed one. */
export function gate(): Gate {
  const steps = new EventEmitter();
  return {
    opened: once(steps, 'open').then(() => undefined),
    open: () => steps.emit('open'),
  };
}

/** What a screen reader can come across in a page, as the browser tells it. */
export async function heard(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.map(({ ignored, name }) => (ignored ? '' : String(name?.value ?? ''))).join('\n');
}

/** Presses keys one after the other, wherever the focus is. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Whether an element has the focus; for `evaluate()`. */
export function isFocused(element: { matches(selector: string): boolean }): boolean {
  return element.matches(':focus');
}
