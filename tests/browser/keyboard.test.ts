import { ButtonStyle, ComponentType, Events } from 'discord.js';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { isFocused, press, send, visit } from './visit.ts';

/** The focused element: its name, and whether its focus is visible. */
const focus = z.object({ name: z.string(), isShown: z.boolean() });

/** More stops than any page of these tests has. */
const MAX_STOPS = 60;

describe.skipIf(!hasBrowser)(`the page without a mouse, in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  it('is tabbed through in reading order', async () => {
    const visited = await visit(browser);
    await send(visited, question());
    expect((await walk(visited.page)).map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "papers",
        "general",
        "quiet",
        "paper-forum",
        "Paperboy",
        "Ada (admin)
      Ben (curator)
      Cleo (member)",
        "+1 day",
        "Dark theme",
        "Wire view",
        "Close the welcome",
        "Paperboy, Today at 09:00: Save this?",
        "Save",
        "Add reaction",
        "More",
        "Message #papers",
      ]
    `);
  });

  it('shows the focus at every stop', async () => {
    const visited = await visit(browser);
    await send(visited, question());
    const stops = await walk(visited.page);
    expect(stops.length).toBeGreaterThan(10);
    expect(stops.filter(({ isShown }) => !isShown)).toEqual([]);
  });

  it('has landmarks, headings, and names for all controls', async () => {
    const visited = await visit(browser);
    await send(visited, question());
    await visited.newest.waitFor();
    const [navigation, main] = [visited.page.getByRole('navigation'), visited.page.getByRole('main')];
    expect(await navigation.ariaSnapshot()).toMatchInlineSnapshot(`
      "- navigation "Server":
        - text: Reading Group
        - heading "Channels" [level=2]
        - list "Channels":
          - listitem:
            - button "papers"
          - listitem:
            - button "general"
          - listitem:
            - button "quiet"
          - listitem:
            - button "paper-forum"
        - heading "Direct messages" [level=2]
        - list "Direct messages":
          - listitem:
            - button "Paperboy"
        - text: You are
        - combobox "You are":
          - option "Ada (admin)" [selected]
          - option "Ben (curator)"
          - option "Cleo (member)""
    `);
    expect(await main.ariaSnapshot()).toMatchInlineSnapshot(`
      "- main:
        - heading "papers" [level=1]
        - text: Papers and digests
        - time: Mon 5 Jan, 09:00
        - button "Next slot" [disabled]
        - button "+1 day"
        - button "Now" [disabled]
        - button "Dark theme"
        - button "Wire view"
        - region "Welcome":
          - heading "Welcome" [level=2]
          - paragraph: Try it
          - list
          - button "Close the welcome"
        - 'heading "Welcome to #papers!" [level=2]'
        - paragraph: "This is the start of the #papers channel. Papers and digests"
        - log "Messages in papers":
          - separator: 5 January 2026
          - 'article "Paperboy, Today at 09:00: Save this?"':
            - img "Paperboy"
            - text: Paperboy App
            - time: Today at 09:00
            - text: Save this?
            - button "Save"
            - button "Add reaction"
            - button "More"
        - status
        - status
        - 'textbox "Message #papers"'
        - button "Send" [disabled]
        - status"
    `);
  });

  it('closes an open select when Tab moves the focus, and sends nothing', async () => {
    const visited = await visit(browser);
    let calls = 0;
    visited.bot.on(Events.InteractionCreate, () => {
      calls += 1;
    });
    const options = [{ label: 'One', value: '1' }];
    const select = { type: ComponentType.StringSelect as const, customId: 'select', options };
    await send(visited, {
      content: 'Choose',
      components: [{ type: ComponentType.ActionRow, components: [select] }],
    });
    await visited.newest.getByRole('combobox').press('Enter');
    await visited.page.getByRole('listbox').waitFor();
    await press(visited.page, 'ArrowDown', 'Tab');
    await visited.page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await visited.newest.getByRole('button', { name: 'Add reaction' }).evaluate(isFocused)).toBe(true);
    expect(calls).toBe(0);
  });
});

function question() {
  return {
    content: 'Save this?',
    components: [
      {
        type: ComponentType.ActionRow as const,
        components: [
          {
            type: ComponentType.Button as const,
            style: ButtonStyle.Primary as const,
            customId: 'save',
            label: 'Save',
          },
        ],
      },
    ],
  };
}

/** Finds the focused element within shadow roots; the message box shows the focus of its text. */
const FOCUSED = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const isOutlined = each => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  const box = element.closest('.box');
  return {
    name: element.getAttribute('aria-label') ?? element.innerText.trim(),
    isShown: isOutlined(element) || (box !== null && isOutlined(box)),
  };
})()`;

/** Presses Tab from the start of the page to the message box, and returns all stops. */
async function walk(page: Page): Promise<z.infer<typeof focus>[]> {
  await page.getByText('Save this?').waitFor();
  const stops: z.infer<typeof focus>[] = [];
  while (stops.length < MAX_STOPS && stops.at(-1)?.name !== 'Message #papers') {
    await press(page, 'Tab');
    stops.push(focus.parse(await page.evaluate(FOCUSED)));
  }
  return stops;
}
