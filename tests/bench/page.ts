import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import { startPlaygroundProgram } from '../support/playground-process.ts';
import { ms, quantile } from './quantiles.ts';

const ROUNDS = 10;

/** Measures the time from an address to the first message in view, beside a page that holds only a message. */
export async function benchPage(): Promise<void> {
  if (!hasBrowser) {
    console.log('page: not measured, Chromium is not installed');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const playground = await startPlaygroundProgram(folder);
  const bare = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Bare</title><div role="article">A message</div>');
  });
  bare.listen(0, '127.0.0.1');
  await once(bare, 'listening');
  const address = bare.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await openBrowser();

  const plain = await loads(browser, `http://127.0.0.1:${port}/`);
  const page = await loads(browser, playground.url);
  const [median, floor] = [quantile(page, 0.5), quantile(plain, 0.5)];
  console.log(
    `page: first message in view after ${ms(median)}, worst ${ms(Math.max(...page))}; bare page ${ms(floor)}; ratio ${(median / floor).toFixed(1)}`,
  );

  await browser.close();
  bare.close();
  await playground.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Loads an address with an empty cache several times; returns ms each. */
async function loads(browser: Browser, url: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const startedAt = performance.now();
    await page.goto(url);
    await page.getByRole('article').first().waitFor();
    times.push(performance.now() - startedAt);
    await context.close();
  }
  return times;
}
