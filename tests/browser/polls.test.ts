import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { send, visit } from './visit.ts';

describe.skipIf(!hasBrowser)(`polls in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  it('are voted in by a click; another click takes the vote back; events are listed beside the channels', async () => {
    const visited = await visit(browser);
    const { page, newest, emulator } = visited;
    const { world } = emulator;
    const answers = ['First paper', 'Second paper'].map(text => ({ text }));
    const sent = await send(visited, {
      poll: { question: { text: 'Which paper?' }, answers, duration: 24, allowMultiselect: false },
    });
    emulator.userActions.votePoll('Ben', sent.id, [2]);
    const second = newest.getByRole('button', { name: 'Second paper' });
    await second.click();
    await newest.getByText('2 votes').waitFor();
    expect(await second.getAttribute('aria-pressed')).toBe('true');
    world.scheduledEvents.create(world.seed.guild.id, world.bot, {
      name: 'Reading club',
      description: null,
      scheduled_start_time: new Date(world.now() + 3_600_000).toISOString(),
      scheduled_end_time: new Date(world.now() + 7_200_000).toISOString(),
      entity_metadata: { location: `https://discord.com/channels/1/${world.seed.channels.general.id}` },
    });
    await page.getByRole('button', { name: /Reading club/ }).waitFor();
    await second.click();
    await newest.getByText('1 vote', { exact: false }).waitFor();
    expect(await second.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: /Reading club/ }).click();
    await page.getByRole('heading', { name: 'general', exact: true }).waitFor();
  });
});
