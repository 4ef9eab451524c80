import { ButtonStyle, ComponentType, EmbedBuilder, MessageFlags } from 'discord.js';
import type { MessageCreateOptions } from 'discord.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { send, visit } from './visit.ts';

/** What stands for a hostile address until the page gets it: the stand-in's rules, as Discord's, refuse the address itself. */
const STAND_FOR = 'https://hostile.example/';

const HOSTILE = ['javascript:window.wasRun=1//', 'data:text/html,hi//', 'file:///etc/', 'vbscript:run//'];

describe.skipIf(!hasBrowser)(`links of messages in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(HOSTILE)('lead nowhere from %s', async address => {
    const at = await visit(browser);
    for (const message of [classic(), ofComponents()]) await send(at, message);
    await at.page.route('**/playground/messages?*', async route => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(STAND_FOR, address);
      await route.fulfill({ response, body });
    });
    await at.page.reload();
    await at.newest.getByText('In components').waitFor();
    await at.page.getByText('An embed').waitFor();
    expect(await addresses(at.page)).toEqual([]);
    expect(await at.newest.getByRole('button', { name: 'Read' }).isDisabled()).toBe(true);
  });

  it('lead on from http and https, in every place that has one', async () => {
    const at = await visit(browser);
    for (const message of [classic(), ofComponents()]) await send(at, message);
    await at.newest.getByText('In components').waitFor();
    expect((await addresses(at.page)).toSorted()).toEqual(
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
      ].map(place => `${STAND_FOR}${place}`),
    );
  });
});

/** A message with text and an embed, with an address in every place of them that can be drawn as a link. */
function classic(): MessageCreateOptions {
  const embed = new EmbedBuilder()
    .setAuthor({ name: 'An author', url: `${STAND_FOR}author` })
    .setTitle('An embed')
    .setURL(`${STAND_FOR}title`)
    .addFields({ name: 'Field', value: `[field](${STAND_FOR}field)` })
    .setThumbnail(`${STAND_FOR}thumbnail`)
    .setImage(`${STAND_FOR}image`);
  return { content: `[masked](${STAND_FOR}masked) and ${STAND_FOR}bare`, embeds: [embed] };
}

/** The same of components. */
function ofComponents(): MessageCreateOptions {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Section,
        components: [{ type: ComponentType.TextDisplay, content: `In components: [text](${STAND_FOR}text)` }],
        accessory: { type: ComponentType.Thumbnail, media: { url: `${STAND_FOR}thumb` } },
      },
      { type: ComponentType.MediaGallery, items: [{ media: { url: `${STAND_FOR}gallery` } }] },
      {
        type: ComponentType.ActionRow,
        components: [
          { type: ComponentType.Button, style: ButtonStyle.Link, url: `${STAND_FOR}button`, label: 'Read' },
        ],
      },
    ],
  };
}

/** Where all that is drawn in messages with an address leads, within shadow roots too. */
async function addresses(page: Page): Promise<string[]> {
  const found = await page
    .locator('chat-message')
    .locator('css=[href], [src]:not([src^="data:image/svg"])')
    .all();
  return Promise.all(
    found.map(async each => (await each.getAttribute('href')) ?? (await each.getAttribute('src')) ?? ''),
  );
}
