import { Events } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hasBrowser, openPage, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { connectBot } from '../discord-emulator/connected-bot.ts';
import { testPage } from '../playground/web/page-host.ts';
import { PAGE_DIRECTORY, POLL_OPTIONS, isInView, press, send, visit } from './visit.ts';

describe.skipIf(!hasBrowser)(`the position in the page, in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  const LONG = Array.from({ length: 60 }, (_, line) => `line ${line + 1}.`).join('\n');

  it('shows a message taller than the window from its top, and stays there', async () => {
    const visited = await visit(browser);
    await send(visited, { content: LONG });
    await visited.page.getByText('line 1.').waitFor();
    const top = () => visited.newest.evaluate(element => Math.round(element.getBoundingClientRect().top));
    await expect.poll(top, POLL_OPTIONS).toBeGreaterThan(0);
    const before = await top();
    await send(visited, { content: 'elsewhere' }, visited.emulator.world.seed.channels.general.id);
    await visited.page.getByRole('button', { name: 'general, unread' }).waitFor();
    expect(await top()).toBe(before);
  });

  it('stays where the user scrolled to', async () => {
    const visited = await visit(browser);
    for (const word of ['first', 'second']) await send(visited, { content: `${word}\n${LONG}` });
    await visited.page.getByText('second').waitFor();
    await visited.page.mouse.move(700, 500);
    await visited.page.mouse.wheel(0, -400);
    const top = () => visited.newest.evaluate(element => Math.round(element.getBoundingClientRect().top));
    await expect.poll(top, POLL_OPTIONS).toBeGreaterThan(300);
    const before = await top();
    await send(visited, { content: 'third' });
    await visited.page.getByText('third').waitFor({ state: 'attached' });
    const second = visited.messages.nth(1);
    expect(await second.evaluate(element => Math.round(element.getBoundingClientRect().top))).toBe(before);
  });

  it('follows new messages again after the user has scrolled to the end', async () => {
    const visited = await visit(browser);
    for (let number = 1; number <= 40; number += 1)
      visited.emulator.userActions.say('ben', 'papers', `paper ${number}.`);
    await visited.page.getByText('paper 40.').waitFor();
    await visited.page.mouse.move(700, 500);
    await visited.page.mouse.wheel(0, -900);
    await visited.page.getByText('paper 25.').waitFor();
    await expect.poll(() => visited.newest.evaluate(isInView), POLL_OPTIONS).toBe(false);
    await visited.page.mouse.wheel(0, 2000);
    await expect.poll(() => visited.newest.evaluate(isInView), POLL_OPTIONS).toBe(true);
    visited.emulator.userActions.say('ben', 'papers', 'paper 41.');
    await visited.page.getByText('paper 41.').waitFor();
    await expect.poll(() => visited.newest.evaluate(isInView), POLL_OPTIONS).toBe(true);
  });

  it('scrolls to the end when the user sends a message', async () => {
    const visited = await visit(browser);
    for (let number = 1; number <= 40; number += 1)
      visited.emulator.userActions.say('ben', 'papers', `paper ${number}.`);
    await visited.page.getByText('paper 40.').waitFor();
    await visited.page.mouse.move(700, 500);
    await visited.page.mouse.wheel(0, -900);
    await expect.poll(() => visited.newest.evaluate(isInView), POLL_OPTIONS).toBe(false);
    await visited.page.getByPlaceholder('Message #papers').fill('and this?');
    await press(visited.page, 'Enter');
    await visited.page.getByText('and this?').waitFor();
    await expect.poll(() => visited.newest.evaluate(isInView), POLL_OPTIONS).toBe(true);
  });

  it('keeps a half-written message from the next user', async () => {
    const { page } = await visit(browser);
    await page.getByPlaceholder('Message #papers').fill('a secret of Ada');
    await page.getByRole('combobox', { name: 'You are' }).selectOption({ label: 'Ben (curator)' });
    await page.waitForURL(/as=\d+/u);
    await expect.poll(() => page.getByPlaceholder('Message #papers').inputValue(), POLL_OPTIONS).toBe('');
  });

  it('opens the channel in its address', async () => {
    const { page, emulator } = await visit(browser);
    await page.evaluate(`window.location.hash = '${emulator.world.seed.channels.general.id}'`);
    const heading = page.getByRole('heading', { level: 1, name: 'general' });
    await heading.waitFor();
    expect(await heading.count()).toBe(1);
  });

  it('keeps a refused post, and shows why', async () => {
    const { page } = await visit(browser, { expects: /ERR_FAILED|400/u });
    await page.getByRole('button', { name: 'paper-forum' }).click();
    await page.getByRole('button', { name: 'New post' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('On attention');
    await page.getByRole('textbox', { name: 'Message' }).fill('What do you think?');
    await page.route('**/playground/actions', route => route.abort());
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('alert').getByText('The playground does not answer').waitFor();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('On attention');
    await page.unroute('**/playground/actions');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'On attention' }).waitFor();
  });

  it('is reloaded with its channel and user', async () => {
    const { page } = await visit(browser, { as: 'cleo' });
    await page.getByRole('button', { name: 'general' }).click();
    await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    expect(
      await page.getByRole('combobox', { name: 'You are' }).locator('option:checked').innerText(),
    ).toContain('Cleo');
  });

  it('focuses the message box of an opened channel, and when typing without focus', async () => {
    const { page } = await visit(browser);
    await page.getByRole('button', { name: 'general' }).click();
    await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    await page.keyboard.type('a');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.type('bc');
    expect(await page.getByPlaceholder('Message #general').inputValue()).toBe('abc');
  });

  it('sends a failed message again by Retry', async () => {
    const { page, newest } = await visit(browser, { expects: /ERR_FAILED/u });
    await page.route('**/playground/actions', route => route.abort());
    await page.getByPlaceholder('Message #papers').fill('for later');
    await press(page, 'Enter');
    const retry = page.getByRole('button', { name: 'Retry' });
    await retry.waitFor();
    await page.unroute('**/playground/actions');
    await retry.click();
    await newest.getByText('for later').waitFor();
    expect(await retry.count()).toBe(0);
  });

  it('keeps ephemeral messages while the playground is unavailable', async () => {
    const first = await connectBot({ website: testPage(undefined, PAGE_DIRECTORY) });
    await first.client.application.commands.set([{ name: 'secret', description: 'Shows a secret' }]);
    first.client.on(Events.InteractionCreate, interaction => {
      if (interaction.isChatInputCommand()) void interaction.reply({ content: 'psst', flags: 64 });
    });
    const { page } = await openPage(browser, `${first.emulator.url}/?as=ada`);
    onTestFinished(() => page.context().close());
    await page.getByPlaceholder('Message #papers').focus();
    await page.keyboard.type('/secret ');
    await press(page, 'Enter');
    await page.getByText('psst').waitFor();
    await first.stop();
    await page.getByRole('alert').waitFor();
    const second = await connectBot({
      website: testPage(undefined, PAGE_DIRECTORY),
      port: Number(new URL(first.emulator.url).port),
    });
    onTestFinished(second.stop);
    second.emulator.userActions.say('ben', 'papers', 'good to see you');
    await page.getByText('good to see you').waitFor();
    expect(await page.getByText('psst').count()).toBe(1);
  });

  it('reports an unknown user in its address', async () => {
    const { emulator } = await visit(browser);
    const { page } = await openPage(browser, `${emulator.url}/?as=nobody`);
    onTestFinished(() => page.context().close());
    const words = page.getByText('There is no user nobody');
    await words.waitFor();
    expect(await words.count()).toBe(1);
  });
});
