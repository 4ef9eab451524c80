import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { press, visit, POLL_OPTIONS } from './visit.ts';

describe.skipIf(!hasBrowser)(`channels and users in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  it('marks a channel as unread until it is opened', async () => {
    const { page, emulator, newest } = await visit(browser);
    emulator.userActions.say('ben', 'general', 'anybody here?');
    const entry = page.getByRole('button', { name: 'general, unread' });
    await entry.click();
    await newest.getByText('anybody here?').waitFor();
    await entry.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'general' }).getAttribute('aria-current')).toBe('page');
  });

  it('does not mark a channel as unread when an old message changes', async () => {
    const { page, emulator } = await visit(browser, { as: 'ben' });
    const { id } = emulator.userActions.say('ada', 'general', 'old');
    await page.getByRole('button', { name: 'general, unread' }).waitFor();
    await page.reload();
    await page.getByRole('log').waitFor({ state: 'attached' });
    emulator.userActions.react('ada', id, '👍');
    emulator.userActions.say('ada', 'papers', 'new');
    await page.getByText('new').waitFor();
    expect(await page.getByRole('button', { name: 'general, unread' }).count()).toBe(0);
  });

  it('exchanges direct messages with the bot', async () => {
    const { page, bot, emulator, newest } = await visit(browser);
    await openChannel(page, 'Paperboy');
    await page.getByPlaceholder('Message @Paperboy').fill('hello');
    await press(page, 'Enter');
    await newest.getByText('hello').waitFor();
    const ada = await bot.users.fetch(emulator.world.seed.users.ada.id);
    await ada.send('good morning');
    await newest.getByText('good morning').waitFor();
    expect(emulator.world.directory.channel((await ada.createDM()).id).type).toBe(ChannelType.DM);
  });

  it('hides direct messages from others', async () => {
    const { bot, emulator, visitAs: as } = await visit(browser);
    const ada = await bot.users.fetch(emulator.world.seed.users.ada.id);
    await ada.send('for Ada');
    const others = await as('ben');
    await openChannel(others, 'Paperboy');
    await others.getByText('This is the beginning of your direct message history with Paperboy.').waitFor();
    expect(await others.getByRole('article').count()).toBe(0);
  });

  it('creates a forum post with a tag', async () => {
    const { page, emulator, newest } = await visit(browser);
    await openChannel(page, 'paper-forum');
    await page.getByRole('button', { name: 'New post' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('On attention');
    await page.getByRole('textbox', { name: 'Message' }).fill('What do you think?');
    await page.getByRole('checkbox', { name: 'paper' }).check();
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await newest.getByText('What do you think?').waitFor();
    const [post] = emulator.world.directory.threadsOf(emulator.world.seed.guild.id);
    expect(post?.name).toBe('On attention');
    await openChannel(page, 'paper-forum');
    const listed = page.getByRole('list', { name: 'Posts in paper-forum' }).getByRole('listitem');
    expect(await listed.ariaSnapshot()).toMatch(/📄 paper[^]*On attention/u);
  });

  it('offers each user the commands they may use', async () => {
    const { page, bot } = await visit(browser);
    await bot.application.commands.set([
      { name: 'find', description: 'Find papers' },
      { name: 'settings', description: 'Settings', defaultMemberPermissions: 'ManageGuild' },
    ]);
    const commands = page.getByRole('listbox').getByRole('option');
    const offered = async (): Promise<readonly string[]> => {
      await page.getByPlaceholder('Message #papers').fill('/');
      await commands.first().waitFor();
      return commands.allInnerTexts();
    };
    expect((await offered()).join()).toMatch(/find[^]*settings/u);
    await page.getByRole('combobox', { name: 'You are' }).selectOption({ label: 'Cleo (member)' });
    await page.getByPlaceholder('Message #papers').waitFor();
    await expect.poll(offered, POLL_OPTIONS).toHaveLength(1);
    expect(new URL(page.url()).searchParams.get('as')).toMatch(/^\d+$/u);
  });

  it('disables the message box in a channel where the user may not write', async () => {
    const { page, emulator } = await visit(browser, { as: 'cleo' });
    const { quiet } = emulator.world.seed.channels;
    await openChannel(page, 'quiet');
    expect(await page.getByPlaceholder('Message #quiet').isVisible()).toBe(true);
    emulator.world.setOverwrite(quiet.id, {
      id: emulator.world.seed.guild.id,
      deny: PermissionFlagsBits.SendMessages,
    });
    await page.getByText('You do not have permission to send messages in this channel.').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it('keeps a message that is too long, and shows by how much', async () => {
    const { page, messages } = await visit(browser);
    const box = page.getByPlaceholder('Message #papers');
    await box.fill('a'.repeat(2001));
    await box.press('Enter');
    await page.getByRole('alert').getByText('Your message is too long: 2001 of 2000 characters.').waitFor();
    expect(await box.inputValue()).toHaveLength(2001);
    await box.press('Backspace');
    await box.press('Enter');
    await messages.first().waitFor();
    expect(await box.inputValue()).toBe('');
  });
});

/** Opens a channel in the list. */
async function openChannel(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
