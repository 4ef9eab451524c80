import { ButtonStyle, ComponentType, Events, MessageFlags } from 'discord.js';
import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { connectBrowser } from './connect-browser.ts';
import { createManualTimers } from '../discord-emulator/gateway/manual-timers.ts';
import { gate, press, visit, POLL_OPTIONS } from './visit.ts';
import type { Visit, VisitOptions } from './visit.ts';

describe.skipIf(!hasBrowser)(`responses to commands in a browser${WITHOUT_BROWSER}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await connectBrowser();
  });
  afterAll(() => browser?.close());

  /** Opens the page and calls the only command of a bot with this handler. */
  async function callCommand(
    answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
    options?: VisitOptions,
  ): Promise<Visit> {
    const visited = await visit(browser, options);
    await visited.bot.application.commands.set([{ name: 'find', description: 'Find papers' }]);
    visited.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isChatInputCommand()) void answer(interaction);
    });
    await call(visited);
    return visited;
  }

  it('show the command and its user', async () => {
    const { newest } = await callCommand(interaction => interaction.reply('Three papers'));
    await newest.getByText('Three papers').waitFor();
    expect(await newest.ariaSnapshot()).toMatch(/Ada[^]*used[^]*find/u);
  });

  it('show that the app is thinking until a deferred response arrives', async () => {
    const answer = gate();
    const { newest, messages } = await callCommand(async interaction => {
      await interaction.deferReply();
      await answer.opened;
      await interaction.editReply('Three papers');
    });
    await newest.getByText('Paperboy is thinking…').waitFor();
    answer.open();
    await newest.getByText('Three papers').waitFor();
    expect(await newest.getByText('is thinking…').count()).toBe(0);
    expect(await messages.count()).toBe(1);
  });

  it('are shown to their user only if they are ephemeral, and can be dismissed', async () => {
    const visited = await callCommand(interaction =>
      interaction.reply({ content: 'Your key', flags: MessageFlags.Ephemeral }),
    );
    await visited.newest.getByText('Only you can see this').waitFor();
    const others = await visited.visitAs('ben');
    visited.emulator.userActions.say('cleo', 'papers', 'hello');
    await others.getByText('hello').waitFor();
    expect(await others.getByText('Your key').count()).toBe(0);
    expect(await visited.page.getByText('Your key').count()).toBe(1);
    await visited.page.getByRole('button', { name: 'Dismiss message' }).press('Enter');
    await visited.page.getByText('Your key').waitFor({ state: 'detached' });
    expect(await visited.messages.count()).toBe(1);
  });

  it('have follow-ups below them', async () => {
    const { page, messages } = await callCommand(async interaction => {
      await interaction.reply('Three papers');
      await interaction.followUp('And one more');
    });
    await page.getByText('And one more').waitFor();
    expect(await messages.nth(0).getByText('Three papers').count()).toBe(1);
    expect(await messages.nth(1).getByText('And one more').count()).toBe(1);
  });

  it('are replaced by “did not respond” after three seconds', async () => {
    const timers = createManualTimers();
    const received = gate();
    const visited = await callCommand(async () => received.open(), { emulator: { timers } });
    await visited.page.getByText('Sending').waitFor();
    // Only then the three seconds have begun.
    await received.opened;
    timers.advance(2999);
    expect(await visited.page.getByText('The application did not respond').count()).toBe(0);
    timers.advance(1);
    await visited.page.getByText('The application did not respond').waitFor();
    expect(await visited.page.getByText('Sending').count()).toBe(0);
    await visited.page.getByRole('button', { name: 'Dismiss' }).press('Enter');
    await visited.page.getByText('The application did not respond').waitFor({ state: 'detached' });
  });

  it('are preceded by a pending command', async () => {
    const answer = gate();
    const { page, newest } = await callCommand(async interaction => {
      await answer.opened;
      await interaction.reply('Done');
    });
    await page.getByText('Sending /find…').waitFor();
    answer.open();
    await newest.getByText('Done').waitFor();
    await page.getByText('Sending').waitFor({ state: 'detached' });
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('to a button can change its message; the button is busy until then', async () => {
    const answer = gate();
    const visited = await callCommand(interaction =>
      interaction.reply({ content: 'A', components: [row(false)] }),
    );
    let presses = 0;
    const update = async (interaction: ButtonInteraction): Promise<void> => {
      presses += 1;
      await answer.opened;
      await interaction.update({ content: 'Saved by you', components: [row(true)] });
    };
    visited.bot.on(Events.InteractionCreate, interaction => {
      if (interaction.isButton()) void update(interaction);
    });
    const button = visited.newest.getByRole('button', { name: 'Save' });
    await button.press('Enter');
    await expect.poll(() => button.getAttribute('aria-busy'), POLL_OPTIONS).toBe('true');
    await button.press('Enter');
    answer.open();
    await visited.newest.getByText('Saved by you').waitFor();
    await expect.poll(() => button.isDisabled(), POLL_OPTIONS).toBe(true);
    await button.click({ force: true });
    expect(presses).toBe(1);
  });
});

/** Calls the command by keyboard. */
async function call({ page }: Visit): Promise<void> {
  await page.getByPlaceholder('Message #papers').focus();
  await page.keyboard.type('/find');
  await page.getByRole('option', { name: '/find' }).waitFor();
  await press(page, 'Enter', 'Enter');
}

/** Returns a row with a button. */
function row(disabled: boolean) {
  return {
    type: ComponentType.ActionRow as const,
    components: [
      {
        type: ComponentType.Button as const,
        style: ButtonStyle.Primary as const,
        customId: 'save',
        label: 'Save',
        disabled,
      },
    ],
  };
}
