import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, WITHOUT_BROWSER } from '../../../support/browser.ts';
import { send, visit, PATIENT } from './visit.ts';

/** More than fit the window. */
const MANY = 30;

describe.skipIf(!hasBrowser)(`replies in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['click', 'key'] as const)('bring what they quote into view by a %s', async by => {
    const at = await visit(browser);
    const first = await send(at, { content: 'the **first**' });
    for (let index = 0; index < MANY; index += 1) at.standIn.actor.say('ben', 'papers', `line ${index}`);
    await first.reply('I agree');
    await at.newest.getByText('I agree').waitFor();
    const quoted = at.messages.first();
    const { height } = at.page.viewportSize() ?? { height: 0 };
    const isInView = async () => {
      const { y } = (await quoted.boundingBox()) ?? { y: -1 };
      return y > 0 && y < height;
    };
    expect(await isInView()).toBe(false);
    const quote = at.newest.getByRole('button', { name: 'the first' });
    if (by === 'click') await quote.click();
    else await quote.press('Enter');
    await expect.poll(isInView, PATIENT).toBe(true);
  });
});
