import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../src/core/paper/paper.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
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

const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** A day of the last complete week, in which these papers are listed. */
const LAST_WEEK = daysAgo(7);

const PAPERS = [
  ['Glacier radar for deep ice', 'We improve glacier radar with a mixture of antennas.'],
  ['Tidal turbines in narrow straits', 'Tidal turbines turn slowly, and fish pass them.'],
  ['A glacier radar on skis', 'Glacier radar finds crevasses before a sledge does.'],
  ['Noise of tidal turbines', 'Tidal turbines hum, and whales hear them.'],
  ['Snow bridges seen by glacier radar', 'Bridges of snow, and glacier radar that sees them.'],
  ['Cables for tidal turbines', 'Tidal turbines need cables that last.'],
  ['The grammar of knots', 'Knots by their crossings.'],
  ['Bread of three rivers', 'Flour, water and the mills beside them.'],
].map(([title = '', abstract = ''], at): PaperFields => ({
  ...emptyPaper(title),
  abstract,
  arxivId: `2611.0000${at + 1}`,
  listedOn: [LAST_WEEK],
  upvotes: 20 - at,
}));

describe('charts of a running bot', () => {
  const bot = useStarterBot([
    ...PAPERS,
    { ...emptyPaper('A quiet paper'), listedOn: [LAST_WEEK], upvotes: 1 },
    // The themes of a week are those that the weeks before did not have.
    ...Array.from({ length: 40 }, (_, at) => ({
      ...emptyPaper(`Earlier notes, part ${at + 1}`),
      listedOn: [daysAgo(21)],
    })),
  ]);

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

  it('come with a weekly digest in groups, and `/schedule why` explains its choice', async () => {
    const { userActions, world } = bot.emulator;
    const admin = 'Ada';
    const say = async (command: string, options: Record<string, string | number | boolean>) =>
      textOf(await shownMessage(userActions.slash(admin, '#papers', command, options)));
    const what = { what: 'weekly', count: 8, min_votes: 2, picture: true };
    await say('schedule create', { channel: '#papers', ...what });
    await say('schedule run', { schedule: '1' });
    const find = () =>
      world.messages
        .history(world.seed.channels.papers.id, { limit: 5 })
        .find(message => textOf(message).includes('Weekly papers'));
    await expect.poll(find, { timeout: 20_000 }).toBeDefined();
    const posted = find();
    if (!posted) throw new Error('the digest is gone');
    expect(textOf(posted)).toMatch(
      /### Glacier radar\n.*1️⃣[\s\S]*3️⃣[\s\S]*### Tidal turbines\n.*4️⃣[\s\S]*### Others\n.*7️⃣/,
    );
    expect((await pictureOf(posted))[0]).toBe(1200);
    const described = JSON.stringify(posted.components);
    expect(described).toMatch(/"description":"Chart: Themes of [^"]*glacier radar 3[^"]*tidal turbines 3/i);

    const why = (paper: string) => say('schedule why', { schedule: '1', paper });
    expect(await why('2611.00001')).toMatch(/❌ Posted in the channel .*https:\/\/discord\.com\/channels\//);
    expect(await why('A quiet paper')).toContain('❌ Minimum of votes 2 · it has 1');
    expect(await why('2601.99999')).toMatch(/<\/paper:\d+> adds it/);
  });
});
