import { ButtonStyle, ComponentType } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { isFocused, POLL_OPTIONS, press, send, visit, type Visit } from './visit.ts';

describe.skipIf(!hasBrowser)(`getting around the page${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  it('moves the focus between messages by arrow keys, and past the last one to the message box', async () => {
    const visited = await visit(browser);
    const { page, messages } = visited;
    for (const content of ['one', 'two', 'three']) await send(visited, withButton(content));
    await messages.nth(2).getByRole('button', { name: 'Save' }).focus();
    const focused = async () => {
      for (let index = 0; index < 3; index += 1)
        if (await messages.nth(index).evaluate(isFocused)) return index;
      return (await box(visited).evaluate(isFocused)) ? 'box' : 'elsewhere';
    };
    const steps = [];
    for (const key of [
      'ArrowUp',
      'ArrowUp',
      'ArrowUp',
      'ArrowUp',
      'ArrowDown',
      'End',
      'Home',
      'End',
      'ArrowDown',
    ]) {
      await press(page, key);
      steps.push(await focused());
    }
    expect(steps).toEqual([2, 1, 0, 0, 1, 2, 0, 2, 'box']);
  });

  it('moves the focus to the message box by Escape, from anywhere that does not use it', async () => {
    const visited = await visit(browser);
    const { page, newest } = visited;
    await send(visited, withButton('one'));
    for (const control of [
      page.getByRole('button', { name: 'general' }),
      page.getByRole('button', { name: 'Wire view' }),
      newest.getByRole('button', { name: 'Save' }),
      newest,
    ]) {
      await control.focus();
      await press(page, 'Escape');
      expect(await box(visited).evaluate(isFocused)).toBe(true);
    }
    await newest.focus();
    await press(page, 'Shift+F10');
    await page.getByRole('menu').waitFor();
    await press(page, 'Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await newest.evaluate(isFocused)).toBe(true);
  });

  it('keeps the toolbar of a message in view that is taller than the window', async () => {
    const visited = await visit(browser, { context: { viewport: { width: 1000, height: 400 } } });
    await send(visited, { content: 'line\n'.repeat(60) });
    await visited.newest.waitFor();
    await visited.page.mouse.move(500, 200);
    const more = visited.newest.getByRole('button', { name: 'More' });
    for (const wheel of [0, 300, 300, -200]) {
      await visited.page.mouse.wheel(0, wheel);
      await expect.poll(() => more.evaluate(isInMiddle), POLL_OPTIONS).toBe(true);
    }
    await more.click();
    await visited.page.getByRole('menu').waitFor();
  });

  it('names channels in full beside the wire view, and in it', async () => {
    const visited = await visit(browser);
    const { page, emulator } = visited;
    const name = 'a-channel-with-a-name-that-is-far-longer-than-others';
    const { id } = emulator.world.addChannel(emulator.world.seed.guild.id, { name });
    await page.getByRole('button', { name }).click();
    await send(visited, { content: 'hello' }, id);
    await page.getByRole('button', { name: 'Wire view' }).click();
    const wire = page.getByRole('complementary', { name: 'Wire view' });
    await wire.getByText(`#${name}`).first().waitFor();
    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.innerText()).toBe(name);
    expect(await heading.evaluate(isWhole)).toBe(true);
  });

  it('lists archived threads on demand', async () => {
    const visited = await visit(browser);
    const { page, emulator } = visited;
    for (const name of ['Old talk', 'Older talk']) {
      const { id } = await send(visited, { content: name });
      const thread = emulator.userActions.startThread('ada', id, name);
      emulator.world.threads.update(thread.id, { archived: true });
    }
    const more = page.getByRole('button', { name: '2 archived threads' });
    await more.click();
    await page.getByRole('button', { name: 'Old talk, archived' }).click();
    await page.getByRole('heading', { level: 1, name: 'Old talk' }).waitFor();
    await page.getByRole('button', { name: 'Fewer threads' }).click();
    await page.getByRole('button', { name: 'Older talk, archived' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Old talk, archived' }).count()).toBe(1);
  });
});

const box = ({ page }: Visit) => page.getByRole('textbox', { name: 'Message #papers' });

function withButton(content: string) {
  const button = {
    type: ComponentType.Button as const,
    style: ButtonStyle.Primary as const,
    customId: 'save',
    label: 'Save',
  };
  return { content, components: [{ type: ComponentType.ActionRow as const, components: [button] }] };
}

/** Returns true if an element is below the header of a window of 400 px, and above its message box; for `evaluate()`. */
function isInMiddle(element: {
  getBoundingClientRect(): { readonly top: number; readonly bottom: number };
}): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 48 && bottom <= 340;
}

/** Returns true if all of an element's text is visible; for `evaluate()`. */
function isWhole(element: { readonly scrollWidth: number; readonly clientWidth: number }): boolean {
  return element.scrollWidth <= element.clientWidth;
}
