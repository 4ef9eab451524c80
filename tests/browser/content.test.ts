import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AttachmentBuilder,
  ButtonStyle,
  ComponentType,
  EmbedBuilder,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Message, MessageCreateOptions } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { connectBrowser } from './connect-browser.ts';
import { accessibilityTree, send, visit } from './visit.ts';
import type { Visit } from './visit.ts';

/** A GIF of one pixel. */
const DOT = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describe.skipIf(!hasBrowser)(`the content of messages in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page and sends a message by the bot. */
  async function openWithMessage(message: MessageCreateOptions): Promise<Visit & { readonly sent: Message }> {
    const visited = await visit(browser);
    const sent = await send(visited, message);
    await visited.newest.waitFor();
    return { ...visited, sent };
  }

  it('shows an embed: its title as a link, its fields, its footer', async () => {
    const embed = new EmbedBuilder()
      .setTitle('Attention')
      .setURL('https://papers.example/attention')
      .setDescription('All *you* need')
      .addFields({ name: 'Year', value: '2017', inline: true })
      .setFooter({ text: 'from the archive' });
    const { newest } = await openWithMessage({ embeds: [embed] });
    const link = newest.getByRole('link', { name: 'Attention' });
    expect(await link.getAttribute('href')).toBe('https://papers.example/attention');
    for (const words of ['All you need', 'Year', '2017', 'from the archive']) {
      await newest.getByText(words).waitFor();
    }
  });

  it('shows the URL of an image on another host instead of loading it', async () => {
    const embed = new EmbedBuilder()
      .setTitle('With pictures')
      .setImage('https://pictures.example/large.png')
      .setThumbnail('https://pictures.example/small.png');
    const { newest } = await openWithMessage({ embeds: [embed] });
    // Each visit checks at its end that no other host received a request.
    await newest.getByRole('link', { name: 'pictures.example/large.png' }).waitFor();
    expect(await newest.getByRole('link', { name: 'pictures.example/small.png' }).count()).toBe(1);
  });

  it('downloads a file of a message unchanged', async () => {
    const bytes = Buffer.from('@article{a}\n\u0000ü');
    const { page, newest } = await openWithMessage({
      files: [new AttachmentBuilder(bytes, { name: 'list.bib' })],
    });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      newest.getByRole('link', { name: 'list.bib' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('list.bib');
    const saved = join(tempFolder(), 'list.bib');
    await download.saveAs(saved);
    expect(readFileSync(saved)).toEqual(bytes);
  });

  it('shows an attached image', async () => {
    const dot = new AttachmentBuilder(DOT, { name: 'dot.gif', description: 'A dot' });
    const embed = new EmbedBuilder().setTitle('With a picture').setImage('attachment://plot.gif');
    const plot = new AttachmentBuilder(DOT, { name: 'plot.gif', description: 'A plot' });
    const { newest } = await openWithMessage({ files: [dot, plot], embeds: [embed] });
    expect(await newest.getByRole('img', { name: 'A dot' }).evaluate(widthOf)).toBe(1);
    expect(await newest.locator('chat-embed').getByRole('img').evaluate(widthOf)).toBe(1);
  });

  it('shows components of all types', async () => {
    const { newest } = await openWithMessage({
      flags: MessageFlags.IsComponentsV2,
      files: [new AttachmentBuilder(Buffer.from('a'), { name: 'a.txt' })],
      components: [
        {
          type: ComponentType.Container,
          accentColor: 0x5865f2,
          components: [
            {
              type: ComponentType.Section,
              components: [{ type: ComponentType.TextDisplay, content: '### In a section' }],
              accessory: {
                type: ComponentType.Thumbnail,
                media: { url: 'https://pictures.example/cover.png' },
                description: 'The cover',
              },
            },
            { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small },
            {
              type: ComponentType.MediaGallery,
              items: [{ media: { url: 'https://pictures.example/figure.png' }, description: 'Figure 1' }],
            },
            { type: ComponentType.File, file: { url: 'attachment://a.txt' } },
            {
              type: ComponentType.ActionRow,
              components: [
                { type: ComponentType.Button, style: ButtonStyle.Primary, customId: 'save', label: 'Save' },
                {
                  type: ComponentType.Button,
                  style: ButtonStyle.Link,
                  url: 'https://papers.example/',
                  label: 'Read',
                },
              ],
            },
          ],
        },
      ],
    });
    const drawn = await newest.locator('chat-components').ariaSnapshot();
    expect(drawn.replaceAll(/\d{17,}/gu, 'ID')).toMatchInlineSnapshot(`
      "- heading "In a section" [level=4]
      - link "The cover":
        - /url: https://pictures.example/cover.png
      - separator
      - link "Figure 1":
        - /url: https://pictures.example/figure.png
      - link "a.txt":
        - /url: /attachments/ID/ID/a.txt
      - text: 1 byte
      - button "Save"
      - link "Read (opens a new tab)":
        - /url: https://papers.example/
        - text: Read
        - img "(opens a new tab)": ↗"
    `);
  });

  it('covers a spoiler container until it is clicked', async () => {
    const { page, newest } = await openWithMessage({
      flags: MessageFlags.IsComponentsV2,
      components: [
        {
          type: ComponentType.Container,
          spoiler: true,
          components: [{ type: ComponentType.TextDisplay, content: 'the gardener' }],
        },
      ],
    });
    expect(await accessibilityTree(page)).not.toContain('the gardener');
    await newest.getByRole('button', { name: 'Spoiler: show it' }).press('Enter');
    await newest.getByRole('button', { name: 'Spoiler: show it' }).waitFor({ state: 'detached' });
    expect(await accessibilityTree(page)).toContain('the gardener');
  });

  it('marks a changed message as edited', async () => {
    const { newest, sent } = await openWithMessage({ content: 'teh title' });
    await sent.edit('the title');
    await newest.getByText('(edited)').waitFor();
    expect(await newest.getByText('the title').count()).toBe(1);
    expect(await newest.getByText('teh title').count()).toBe(0);
  });

  it('aligns the time of a continued message with its first line', async () => {
    const visited = await openWithMessage({ content: 'first' });
    await send(visited, { content: 'one\n\ntwo\n\nthree' });
    await visited.newest.getByText('three').waitFor();
    await visited.newest.hover();
    const time = await visited.newest.locator('time').boundingBox();
    const text = await visited.newest.locator('chat-markdown').boundingBox();
    expect(Math.abs((time?.y ?? 0) - (text?.y ?? -99))).toBeLessThan(6);
  });

  it('removes deleted messages, one or many', async () => {
    const visited = await openWithMessage({ content: 'first' });
    const others = [await send(visited, { content: 'second' }), await send(visited, { content: 'third' })];
    await send(visited, { content: 'fourth' });
    await visited.messages.nth(3).waitFor();
    await visited.sent.delete();
    await visited.page.getByText('first').waitFor({ state: 'detached' });
    const { guild, roles } = visited.emulator.world.seed;
    visited.emulator.world.addMember(guild.id, visited.bot.user.id, [roles.curator.id]);
    const { channel } = visited.sent;
    if (!channel.isDMBased()) await channel.bulkDelete(others);
    await visited.page.getByText('third').waitFor({ state: 'detached' });
    expect(await visited.messages.count()).toBe(1);
    expect(await visited.newest.getByText('fourth').count()).toBe(1);
  });
});

/** Returns the width of a loaded image, px. */
async function widthOf(picture: { decode(): Promise<void>; readonly naturalWidth: number }): Promise<number> {
  await picture.decode();
  return picture.naturalWidth;
}
