import { describe, expect, it } from 'vitest';
import { discuss } from '../../commands/discuss.ts';
import type { ComponentUse } from '../../src/command.ts';
import { customId } from '../../src/core/message/custom-id.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { scheduledCard } from '../../src/views/paper/posted-card.ts';
import { digest } from '../../src/views/schedule/digest.ts';
import { textOf } from '../support/rendered-message.ts';
import { componentUse } from './invocation.ts';
import { openTestApp } from './test-app.ts';

const GUILD = '1000000000000000001';
const HERE = '2000000000000000001';
const CARD = '5000000000000000001';

async function openWithPaper() {
  const app = await openTestApp();
  const [paper] = await app.addPapers({ title: 'Moss as a Clock' });
  if (!paper) throw new Error('the paper was not added');
  const press = async (
    used: Partial<Omit<ComponentUse, 'args'>> = {},
    argument: string | number = paper.id,
  ) => {
    const reply = await discuss.run(componentUse(customId('discuss', argument), used), app);
    return 'body' in reply ? textOf(reply.body) : '';
  };
  const discussion = async () => (await app.discussions.of(GUILD, [paper.id])).get(paper.id);
  return { app, paper, press, discussion };
}

describe('the button that opens a discussion', () => {
  it('opens one in the channel, and answers further presses with its link', async () => {
    const { app, paper, press, discussion } = await openWithPaper();
    expect(await press()).toContain('is being opened');
    expect(await discussion()).toMatchObject({ channelId: HERE, isForumPost: false, state: 'opening' });
    await app.discussions.setThread({ guildId: GUILD, paperId: paper.id }, '77');
    await app.discussions.addMessages([{ threadId: '77', count: 2, lastAt: 5 }]);
    expect(await press({ canPostIn: () => false })).toMatch(
      new RegExp(`https://discord.com/channels/${GUILD}/77 · 2 messages$`),
    );
    await app.discussions.setState('77', 'locked');
    expect(await press()).toContain('The thread is locked');
  });

  it('does not link a discussion in a channel that the caller cannot see', async () => {
    const { app, paper, press } = await openWithPaper();
    await press();
    await app.discussions.setThread({ guildId: GUILD, paperId: paper.id }, '77');
    await expect(press({ canSee: () => false })).rejects.toThrow('a channel that you cannot see');
  });

  it('opens another one if the channel of the first was deleted', async () => {
    const { app, paper, press, discussion } = await openWithPaper();
    const first = { channelId: '88', isForumPost: false, openedBy: null, openedAt: 1 };
    await app.discussions.add({ guildId: GUILD, paperId: paper.id, ...first });
    await app.discussions.setThread({ guildId: GUILD, paperId: paper.id }, '77');
    app.channelAccess.discussionChannel = () => undefined;
    expect(await press()).toContain('/77');
    app.channelAccess.discussionChannel = (_guild, id) => (id === '88' ? undefined : { kind: 'text', id });
    expect(await press()).toContain('is being opened');
    expect(await discussion()).toMatchObject({ channelId: HERE, threadId: null });
  });

  it('opens five for a member in ten minutes', async () => {
    const { app, press } = await openWithPaper();
    const papers = await app.addPapers(...Array.from({ length: 6 }, (_, n) => ({ title: `Moss ${n}` })));
    const [last = 0, ...others] = papers.map(each => each.id);
    for (const id of others) await press({}, id);
    await expect(press({}, last)).rejects.toThrow('Wait some minutes');
    expect(await press({ userId: '3000000000000000009' }, last)).toContain('is being opened');
    app.clock.advance(10 * MINUTE_MS);
    expect(await press()).toContain('is being opened');
  });

  it('opens it under the card that has the button, also one that is not stored as a post yet', async () => {
    const { app, paper, press } = await openWithPaper();
    const body = scheduledCard(paper, { nonce: 'nonce' });
    await press({ isPrivate: false, messageId: CARD, body });
    expect((await app.deliveries.get(1))?.target).toEqual({ kind: 'thread', id: HERE, messageId: CARD });
  });

  it.each([
    ['a digest', (paper: Paper) => digest({ heading: 'Papers', papers: [paper], nonce: 'nonce' })],
    ['the card of another paper', (paper: Paper) => scheduledCard({ ...paper, id: 999 }, { nonce: 'nonce' })],
  ])('does not open it under %s', async (_what, bodyOf) => {
    const { app, paper, press } = await openWithPaper();
    await press({ isPrivate: false, messageId: CARD, body: bodyOf(paper) });
    expect((await app.deliveries.get(1))?.target).toEqual({ kind: 'channel', id: HERE });
  });

  it('opens it where the server discusses', async () => {
    const { app, press, discussion } = await openWithPaper();
    await app.serverSettings.change(GUILD, { discussion: 'forum', discussionChannelId: '88' });
    const kinds = { '88': 'forum' } as const;
    app.channelAccess.discussionChannel = (_guild, id) => ({ kind: id === '88' ? kinds[id] : 'text', id });
    await press();
    expect(await discussion()).toMatchObject({ channelId: '88', isForumPost: true });
  });

  it.each([
    ['a caller who may not write in threads', { canWriteInThreads: () => false }, 'You need'],
    ['a caller who may not write in the channel', { canPostIn: () => false }, 'You need'],
    ['a direct message', { guildId: null }, 'in servers'],
    ['a server that the bot is not a member of', { isMemberHere: false }, 'in servers'],
  ])('opens none for %s', async (_who, used, text) => {
    const { press, discussion } = await openWithPaper();
    await expect(press(used)).rejects.toThrow(text);
    expect(await discussion()).toBeUndefined();
  });

  it('opens none for a forged paper, and in a server that discusses nothing', async () => {
    const { app, press, discussion } = await openWithPaper();
    for (const forged of ['999', '1x', '-1'])
      await expect(press({}, forged)).rejects.toThrow('no longer here');
    await app.serverSettings.change(GUILD, { discussion: 'off' });
    await expect(press()).rejects.toThrow('switched off');
    expect(await discussion()).toBeUndefined();
  });

  it('names what the bot lacks', async () => {
    const { app, press } = await openWithPaper();
    app.channelAccess.missingToDiscuss = () => ['Create Public Threads'];
    await expect(press()).rejects.toThrow('it lacks Create Public Threads');
  });
});
