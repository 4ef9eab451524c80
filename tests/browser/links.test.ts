import { ButtonStyle, ComponentType, EmbedBuilder, MessageFlags } from 'discord.js';
import type { MessageCreateOptions } from 'discord.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { send, visit } from './visit.ts';

/** Replaced by a hostile URL on the way to the page, because the emulator refuses such URLs, as Discord does. */
const PLACEHOLDER = 'https://hostile.example/';

const HOSTILE = ['javascript:window.wasRun=1//', 'data:text/html,hi//', 'file:///etc/', 'vbscript:run//'];

describe.skipIf(!hasBrowser)(`links of messages in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  it.each(HOSTILE)('do not open %s', async address => {
    const visited = await visit(browser);
    for (const message of [classic(), ofComponents()]) await send(visited, message);
    await visited.page.route('**/playground/messages?*', async route => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(PLACEHOLDER, address);
      await route.fulfill({ response, body });
    });
    await visited.page.reload();
    await visited.newest.getByText('In components').waitFor();
    await visited.page.getByText('An embed').waitFor();
    expect(await addresses(visited.page)).toEqual([]);
    expect(await visited.newest.getByRole('button', { name: 'Read' }).isDisabled()).toBe(true);
  });

  it('open http and https URLs, wherever a message has one', async () => {
    const visited = await visit(browser);
    for (const message of [classic(), ofComponents()]) await send(visited, message);
    await visited.newest.getByText('In components').waitFor();
    expect((await addresses(visited.page)).toSorted()).toEqual(
      [
        'author',
        'bare',
        'button',
        'field',
        'gallery',
        'image',
        'masked',
        'text',
        'thumb',
        'thumbnail',
        'title',
      ].map(place => `${PLACEHOLDER}${place}`),
    );
  });
});

/** Returns a message with text and an embed, with a URL wherever a link can be. */
function classic(): MessageCreateOptions {
  const embed = new EmbedBuilder()
    .setAuthor({ name: 'An author', url: `${PLACEHOLDER}author` })
    .setTitle('An embed')
    .setURL(`${PLACEHOLDER}title`)
    .addFields({ name: 'Field', value: `[field](${PLACEHOLDER}field)` })
    .setThumbnail(`${PLACEHOLDER}thumbnail`)
    .setImage(`${PLACEHOLDER}image`);
  return { content: `[masked](${PLACEHOLDER}masked) and ${PLACEHOLDER}bare`, embeds: [embed] };
}

/** Returns the same as components. */
function ofComponents(): MessageCreateOptions {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Section,
        components: [
          { type: ComponentType.TextDisplay, content: `In components: [text](${PLACEHOLDER}text)` },
        ],
        accessory: { type: ComponentType.Thumbnail, media: { url: `${PLACEHOLDER}thumb` } },
      },
      { type: ComponentType.MediaGallery, items: [{ media: { url: `${PLACEHOLDER}gallery` } }] },
      {
        type: ComponentType.ActionRow,
        components: [
          { type: ComponentType.Button, style: ButtonStyle.Link, url: `${PLACEHOLDER}button`, label: 'Read' },
        ],
      },
    ],
  };
}

/** Returns the targets of all links in messages, including those in shadow roots. */
async function addresses(page: Page): Promise<string[]> {
  const found = await page
    .locator('chat-message')
    .locator('css=[href], [src]:not([src^="data:image/svg"])')
    .all();
  return Promise.all(
    found.map(async each => (await each.getAttribute('href')) ?? (await each.getAttribute('src')) ?? ''),
  );
}
