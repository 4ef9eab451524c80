import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { send, visit, POLL_OPTIONS } from './visit.ts';
import type { Visit } from './visit.ts';

/** More than fit into the window. */
const MESSAGE_COUNT = 30;

describe.skipIf(!hasBrowser)(`a link to an earlier message, in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page on many messages, after an action on the first. */
  async function openWithMessages(then: (visited: Visit, firstId: string) => unknown): Promise<Visit> {
    const visited = await visit(browser);
    const { id } = await send(visited, { content: 'the **first**' });
    for (let index = 0; index < MESSAGE_COUNT; index += 1)
      visited.emulator.userActions.say('ben', 'papers', `line ${index}`);
    await then(visited, id);
    return visited;
  }

  it.each(['click', 'key'] as const)('is the quote of a reply, by a %s', async by => {
    const visited = await openWithMessages((each, firstId) =>
      send(each, { content: 'I agree', reply: { messageReference: firstId } }),
    );
    await visited.newest.getByText('I agree').waitFor();
    expect(await isFirstInView(visited)).toBe(false);
    const quote = visited.newest.getByRole('button', { name: 'the first' });
    if (by === 'click') await quote.click();
    else await quote.press('Enter');
    await expect.poll(() => isFirstInView(visited), POLL_OPTIONS).toBe(true);
  });

  it('is the notice that it was pinned', async () => {
    const visited = await openWithMessages(({ emulator }, firstId) => {
      const { world } = emulator;
      const first = world.messages.find(firstId);
      if (first !== undefined) world.pins.pin(first, world.directory.user(world.seed.users.ada.id));
    });
    await visited.newest.getByText('Ada pinned a message to this channel.').waitFor();
    expect(await isFirstInView(visited)).toBe(false);
    await visited.newest.getByRole('button', { name: 'a message' }).click();
    await expect.poll(() => isFirstInView(visited), POLL_OPTIONS).toBe(true);
  });
});

/** Returns true if the first message is in view. */
async function isFirstInView({ page, messages }: Visit): Promise<boolean> {
  const { height } = page.viewportSize() ?? { height: 0 };
  const { y } = (await messages.first().boundingBox()) ?? { y: -1 };
  return y > 0 && y < height;
}
