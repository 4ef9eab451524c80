import { describe, expect, it } from 'vitest';
import type { ThreadStatus } from '../../../src/core/discussion/thread-events.ts';
import { MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { WHOLE_SHARE } from '../../../src/core/message/snowflake-share.ts';
import { reopenArchived } from '../../../src/jobs/discussions/reopen-archived.ts';
import { addReopening } from '../../../src/usecases/open-discussion.ts';
import { DISCUSSED_TITLE as TITLE, openDiscussing } from './discussing-fixture.ts';

const STARTS = { method: 'POST', path: /\/messages\/\d+\/threads$/ };
const MESSAGES = { method: 'POST', path: /\/messages$/ };
const POSTS = { method: 'POST', path: /^\/channels\/\d+\/threads$/ };

describe('a discussion in a channel', () => {
  it('is a thread under the card, with what it can start from', async () => {
    const { open, inPapers, deliverer, threads, texts, seed, stores, paper } = await openDiscussing();
    const opened = await open(inPapers);
    await deliverer.drain();
    const [thread, ...others] = threads();
    expect(others).toEqual([]);
    expect(thread).toMatchObject({ name: TITLE, parent_id: seed.channels.papers.id });
    expect(opened).toMatchObject({ threadId: thread?.id, state: 'open', openedBy: seed.users.ada.id });
    expect(texts(seed.channels.papers.id)).toEqual([expect.stringContaining(TITLE)]);
    expect(texts(thread?.id ?? '').at(-1)).toMatch(/Claim.*We propose moss.*Method.*\?.*Limits.*deserts/);
    expect(await stores.posted.get(thread?.id ?? '')).toMatchObject({ kind: 'card', paperIds: [paper.id] });
  });

  it('has a card with the votes that the server has given it', async () => {
    const { open, inPapers, texts, seed, stores, paper, guildId } = await openDiscussing();
    const vote = { guildId, paperIds: [paper.id], origin: { kind: 'explicit' } } as const;
    for (const user of ['ada', 'ben']) await stores.votes.vote({ ...vote, userId: user }, 1);
    await open(inPapers);
    expect(texts(seed.channels.papers.id)).toEqual([expect.stringMatching(/"label":"2"/)]);
  });

  it('is opened once, however often it is asked for at the same time', async () => {
    const { open, inPapers, deliverer, threads, texts, seed } = await openDiscussing();
    await Promise.all([open(inPapers), open(inPapers), open(inPapers)]);
    await open(inPapers);
    await deliverer.drain();
    expect(threads()).toHaveLength(1);
    expect(texts(seed.channels.papers.id)).toHaveLength(1);
  });

  it.each([
    ['the card', MESSAGES],
    ['the thread', STARTS],
  ])('is opened once if the response about %s is lost', async (_what, request) => {
    const { open, inPapers, emulator, settle, threads, texts, seed, discussion } = await openDiscussing();
    emulator.faults.failAfterStoring(request);
    await open(inPapers);
    await settle();
    const [thread, ...others] = threads();
    expect(others).toEqual([]);
    expect(texts(seed.channels.papers.id)).toHaveLength(1);
    expect(texts(thread?.id ?? '').filter(text => text.includes('To start from'))).toHaveLength(1);
    expect(await discussion()).toMatchObject({ threadId: thread?.id });
  });

  it('that Discord refuses is forgotten, and can be opened later under the card that is there', async () => {
    const { open, inPapers, emulator, deliverer, discussion, clock, threads, texts, seed } =
      await openDiscussing();
    emulator.faults.respondNext(STARTS, {
      status: 403,
      body: { code: 50_013, message: 'Missing Permissions' },
    });
    expect(await open(inPapers)).toBeUndefined();
    clock.advance(SECOND_MS);
    expect(await open(inPapers)).toMatchObject({ state: 'open' });
    await deliverer.drain();
    expect(threads()).toHaveLength(1);
    expect(texts(seed.channels.papers.id)).toHaveLength(1);
    expect(await discussion()).toMatchObject({ state: 'open' });
  });

  it('has another card if the one of an attempt that failed was deleted', async () => {
    const { open, inPapers, emulator, clock, threads, texts, seed } = await openDiscussing();
    const refused = { status: 403, body: { code: 50_013, message: 'Missing Permissions' } };
    emulator.faults.respondNext(STARTS, refused);
    await open(inPapers);
    const [card] = emulator.world.messages.history(seed.channels.papers.id, { limit: 1 });
    if (card) emulator.world.messages.remove(card);
    clock.advance(SECOND_MS);
    expect(await open(inPapers)).toBeUndefined();
    clock.advance(SECOND_MS);
    expect(await open(inPapers)).toMatchObject({ state: 'open' });
    expect(threads()).toHaveLength(1);
    expect(texts(seed.channels.papers.id)).toHaveLength(1);
  });

  it('has another card after its thread was deleted', async () => {
    const { open, inPapers, deliverer, stores, clock, threads, texts, seed } = await openDiscussing();
    const opened = await open(inPapers);
    await deliverer.drain();
    await stores.discussions.forgetThread(opened?.threadId ?? '');
    clock.advance(SECOND_MS);
    expect(await open(inPapers)).toMatchObject({ state: 'open' });
    expect(threads()).toHaveLength(2);
    expect(texts(seed.channels.papers.id)).toHaveLength(2);
  });

  it('that could not be opened for long is given up', async () => {
    const { open, inPapers, emulator, settle, clock, discussion } = await openDiscussing();
    emulator.faults.respondNext(MESSAGES, { status: 500 }, 50);
    expect(await open(inPapers)).toMatchObject({ threadId: null, state: 'opening' });
    clock.advance(11 * MINUTE_MS);
    await settle();
    expect(await discussion()).toBeUndefined();
  });
});

describe('a discussion under a card that is there', () => {
  it('posts no other card', async () => {
    const { open, deliverer, emulator, seed, threads, texts, guildId } = await openDiscussing();
    const card = emulator.userActions.say('Ada', 'papers', 'stands for a card');
    await open({ kind: 'message', channelId: seed.channels.papers.id, messageId: card.id });
    await deliverer.drain();
    expect(threads()).toMatchObject([{ id: card.id, guild_id: guildId, name: TITLE }]);
    expect(texts(seed.channels.papers.id)).toHaveLength(1);
    expect(texts(card.id).at(-1)).toContain('To start from');
  });
});

describe('a discussion in a forum', () => {
  it('is one post with the card, also if the response is lost', async () => {
    const { open, emulator, settle, seed, threads, texts, discussion, stores } = await openDiscussing();
    emulator.faults.failAfterStoring(POSTS);
    await open({ kind: 'forum', channelId: seed.channels.forum.id });
    await settle();
    const [post, ...others] = threads();
    expect(others).toEqual([]);
    expect(post).toMatchObject({ name: TITLE, parent_id: seed.channels.forum.id });
    expect(texts(post?.id ?? '')).toEqual([expect.stringContaining('To start from')]);
    expect(await discussion()).toMatchObject({ threadId: post?.id, isForumPost: true });
    expect(await stores.posted.get(post?.id ?? '')).toMatchObject({ channelId: post?.id });
  });
});

describe('an archived discussion', () => {
  it('is opened again by a message with the address of a post, once for each post', async () => {
    const { open, inPapers, deliverer, emulator, unitOfWork, clock, threads, texts, guildId } =
      await openDiscussing();
    const opened = await open(inPapers);
    await deliverer.drain();
    if (!opened?.threadId) throw new Error('no thread');
    emulator.world.threads.update(opened.threadId, { archived: true });
    const post = { messageId: '77', link: 'https://discord.com/channels/1/2/77', now: clock.now() };
    for (let times = 0; times < 2; times += 1) await unitOfWork(stores => addReopening(opened, post, stores));
    await deliverer.drain();
    expect(threads()).toMatchObject([{ id: opened.threadId, guild_id: guildId }]);
    expect(texts(opened.threadId).filter(text => text.includes(post.link))).toHaveLength(1);
  });

  it('is opened again by a post that its members can see, unless it was locked', async () => {
    const { open, inPapers, deliverer, access, stores, unitOfWork, clock, log, seed, guildId, ...rest } =
      await openDiscussing();
    const opened = await open(inPapers);
    await deliverer.drain();
    if (!opened?.threadId) throw new Error('no thread');
    await stores.discussions.setState(opened.threadId, 'archived');
    let status: ThreadStatus = { threadId: opened.threadId, state: 'archived', totalMessages: 0 };
    clock.advance(MINUTE_MS);
    const card = { guildId, kind: 'card', paperIds: [rest.paper.id], postedAt: clock.now() } as const;
    const look = async (isOpenToAll: boolean) => {
      const channelAccess = { ...access, isOpenToAll: () => isOpenToAll };
      const since = { since: clock.now(), now: clock.now() };
      const reader = { thread: async () => status };
      await reopenArchived({ stores, unitOfWork, channelAccess, reader, log, guilds: WHOLE_SHARE, ...since });
      await deliverer.drain();
      return rest.texts(opened.threadId ?? '').filter(text => text.includes('came up again')).length;
    };
    await stores.posted.remember({ ...card, messageId: '71', channelId: '70' });
    expect(await look(false)).toBe(0);
    expect(await look(true)).toBe(1);
    await stores.posted.remember({ ...card, messageId: '72', channelId: seed.channels.papers.id });
    expect(await look(false)).toBe(2);
    status = { ...status, state: 'locked' };
    await stores.posted.remember({ ...card, messageId: '73', channelId: seed.channels.papers.id });
    expect(await look(true)).toBe(2);
    expect(await stores.discussions.ofThread(opened.threadId)).toMatchObject({ state: 'locked' });
  });
});
