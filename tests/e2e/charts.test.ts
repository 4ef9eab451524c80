import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/discord-emulator/state/message.ts';
import { textOf } from '../support/rendered-message.ts';
import { customIdOf, shownMessage } from '../support/shown-message.ts';
import { useStarterBot } from '../support/starter-bot.ts';
import { addMember } from '../support/users.ts';

/** Returns width and height of the only file of a message, a PNG. */
async function pictureOf({ attachments }: Message): Promise<readonly [number, number]> {
  const [file, ...others] = attachments;
  expect(others).toEqual([]);
  expect(file?.filename).toBe('chart.png');
  const bytes = Buffer.from(await (await fetch(file?.url ?? '')).arrayBuffer());
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('charts of a running bot', () => {
  const bot = useStarterBot();

  it('come as a picture, in the other theme by a button, and go to the channel with it', async () => {
    const { userActions } = bot.emulator;
    const user = addMember(bot.emulator);
    const words = 'diffusion, mixture of experts';
    const shown = await shownMessage(userActions.slash(user, '#papers', 'trends', { words, from: '2023' }));
    expect(textOf(shown)).toMatch(/\*\*mixture of experts\*\* – \d+ papers/);
    const [width, height] = await pictureOf(shown);
    expect(width).toBe(1200);

    const light = await shownMessage(userActions.press(user, shown.id, customIdOf(shown, 'trends')));
    expect(light.id).toBe(shown.id);
    expect(await pictureOf(light)).toEqual([width, height]);
    expect(light.attachments[0]?.size).not.toBe(shown.attachments[0]?.size);

    await shownMessage(userActions.press(user, light.id, customIdOf(light, 'post-trends')));
    const { world } = bot.emulator;
    const [posted] = world.messages.history(world.seed.channels.papers.id, { limit: 1 });
    expect(posted && (await pictureOf(posted))).toEqual([width, height]);
    expect(posted && textOf(posted)).toContain('Papers a month');
  });

  it('show the caller alone what they saved', async () => {
    const { userActions } = bot.emulator;
    const user = addMember(bot.emulator);
    const card = await shownMessage(userActions.slash(user, '#papers', 'paper', { paper: '2312.00752' }));
    await shownMessage(userActions.press(user, card.id, customIdOf(card, 'save')));
    const stats = await shownMessage(userActions.slash(user, '#papers', 'library stats', {}));
    expect(textOf(stats)).toContain('1 saved paper, 0 of them read');
    expect((await pictureOf(stats))[0]).toBe(1200);
  });
});
