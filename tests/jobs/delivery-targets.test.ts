import { describe, expect, it } from 'vitest';
import type { ChannelAccess } from '../../src/core/message/channel-access.ts';
import { SERVING_OWNER_PREFIX } from '../../src/core/delivery/delivery-store.ts';
import type { ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { createFakeAccess } from '../support/fake-access.ts';
import { openEmulator } from '../support/emulator.ts';
import { openRestSender } from '../support/rest-sender.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const START = '2026-11-21T00:00:00Z';

/** Schedules and the outbox over the emulator, with the clock of the test. */
async function openPosting(accessChanges: Partial<ChannelAccess> = {}) {
  let now = () => Date.parse(START);
  const emulator = await openEmulator({ now: () => now() });
  const { seed } = emulator.world;
  const access: ChannelAccess = {
    ...createFakeAccess(),
    guildOf: () => seed.guild.id,
    forumTags: () => ({
      tags: seed.channels.forum.available_tags.map(({ id, name }) => ({ id, name, isModerated: false })),
      isRequired: false,
    }),
    ...accessChanges,
  };
  const sender = openRestSender(emulator, access);
  const fixture = await openScheduleFixture(START, sender);
  now = fixture.clock.now;
  await fixture.addPapers({ title: 'Alpha paper', keywords: ['Paper'] }, 'Beta paper');
  return {
    ...fixture,
    emulator,
    sender,
    seed,
    /** Posts a schedule now, and returns its deliveries in their order. */
    async run(changes: Partial<ScheduleSpec>) {
      const schedule = await fixture.schedule({ guildId: seed.guild.id, ...changes });
      const result = await fixture.scheduler.run(schedule, 'once', fixture.clock.now());
      return result?.deliveries.map(({ id }) => id) ?? [];
    },
    states: async (ids: readonly number[]) =>
      Promise.all(ids.map(async id => (await fixture.stores.deliveries.get(id))?.state)),
    forumPosts: () => emulator.world.threads.listActive(seed.guild.id),
  };
}

describe('a schedule that posts cards', () => {
  it('posts a message for each paper, in their order, and remembers each as a card', async () => {
    const { run, deliverer, emulator, seed, stores, states } = await openPosting();
    const ids = await run({ channelId: seed.channels.papers.id, format: 'cards' });
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent', 'sent']);
    const texts = emulator.world.messages
      .history(seed.channels.papers.id, { limit: 9 })
      .toReversed()
      .map(message => JSON.stringify(message.components));
    expect(texts).toEqual([expect.stringContaining('Beta paper'), expect.stringContaining('Alpha paper')]);
    const first = await stores.deliveries.get(ids[0] ?? 0);
    expect(await stores.posted.get(first?.messageId ?? '')).toMatchObject({ kind: 'card', paperIds: [2] });
  });

  it('holds the second back while the first may still be repeated', async () => {
    const { run, deliverer, emulator, seed, states, clock } = await openPosting();
    const { id: channelId } = seed.channels.papers;
    emulator.faults.respondNext({ method: 'POST', path: `/channels/${channelId}/messages` }, { status: 500 });
    const ids = await run({ channelId, format: 'cards' });
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sending', 'pending']);
    clock.advance(SECOND_MS);
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent', 'sent']);
  });
});

describe('a schedule that posts to a forum', () => {
  const inForum = { method: 'POST', path: /^\/channels\/\d+\/threads$/ };

  it('makes a post for each paper, with its title, its card and the tags that the forum has', async () => {
    const { run, deliverer, seed, states, forumPosts, stores } = await openPosting();
    const ids = await run({ channelId: seed.channels.forum.id, format: 'forum' });
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent', 'sent']);
    const posts = forumPosts().toSorted((a, b) => a.name.localeCompare(b.name));
    expect(posts).toMatchObject([
      { name: 'Alpha paper', applied_tags: [seed.channels.forum.available_tags[0]?.id] },
      { name: 'Beta paper', applied_tags: [] },
    ]);
    const [post] = posts;
    expect(await stores.posted.get(post?.id ?? '')).toMatchObject({ channelId: post?.id, kind: 'card' });
  });

  it.each(['open', 'archived'])('finds a post that was not confirmed again, if it is %s', async how => {
    const { run, deliverer, seed, emulator, states, forumPosts, clock } = await openPosting();
    emulator.faults.failAfterStoring(inForum);
    const ids = await run({ channelId: seed.channels.forum.id, format: 'forum', count: 1 });
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sending']);
    clock.advance(10 * MINUTE_MS);
    const [post] = forumPosts();
    if (how === 'archived') emulator.world.threads.update(post?.id ?? '', { archived: true });
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent']);
    expect(emulator.faults.find(inForum)).toHaveLength(1);
  });

  it('finds one whose first message was deleted', async () => {
    const { run, deliverer, seed, emulator, states, forumPosts, clock } = await openPosting();
    emulator.faults.failAfterStoring(inForum);
    const ids = await run({ channelId: seed.channels.forum.id, format: 'forum', count: 1 });
    await deliverer.drain();
    emulator.userActions.deleteMessage('Reading Group Owner', forumPosts()[0]?.id ?? '');
    clock.advance(MINUTE_MS);
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent']);
    expect(emulator.faults.find(inForum)).toHaveLength(1);
  });

  it('repeats one that was not stored', async () => {
    const { run, deliverer, seed, emulator, states, forumPosts, clock } = await openPosting();
    emulator.faults.respondNext(inForum, { status: 500 });
    const ids = await run({ channelId: seed.channels.forum.id, format: 'forum', count: 1 });
    await deliverer.drain();
    clock.advance(MINUTE_MS);
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent']);
    expect(forumPosts()).toHaveLength(1);
  });

  it('does not repeat one that Discord stores some time after its answer', async () => {
    const { run, deliverer, seed, emulator, states, forumPosts, stores, sender, clock } = await openPosting();
    emulator.faults.respondNext(inForum, { status: 500 });
    const ids = await run({ channelId: seed.channels.forum.id, format: 'forum', count: 1 });
    await deliverer.drain();
    clock.advance(30 * SECOND_MS);
    await deliverer.drain();
    const body = (await stores.deliveries.get(ids[0] ?? 0))?.body ?? '';
    await sender.forums.post(seed.channels.forum.id, body);
    clock.advance(30 * SECOND_MS);
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent']);
    expect(forumPosts()).toHaveLength(1);
  });

  it('nor one that was on its way when the process was killed', async () => {
    const { run, deliverer, seed, states, forumPosts, stores, sender, clock } = await openPosting();
    const forumId = seed.channels.forum.id;
    const ids = await run({ channelId: forumId, format: 'forum', count: 1 });
    const killed = await stores.deliveries.claim({
      owner: `${SERVING_OWNER_PREFIX}killed`,
      now: clock.now(),
      leaseUntil: clock.now() + 90 * SECOND_MS,
      exceptTargets: [],
    });
    if (!killed) throw new Error('nothing was due');
    await stores.deliveries.setFloor(killed, '0');
    await stores.deliveries.releaseClaims(SERVING_OWNER_PREFIX);
    await deliverer.drain();
    await sender.forums.post(forumId, killed.body);
    clock.advance(90 * SECOND_MS);
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent']);
    expect(forumPosts()).toHaveLength(1);
  });

  it('never repeats one where it cannot read', async () => {
    const { run, deliverer, seed, emulator, states, clock } = await openPosting({
      canReadHistory: () => false,
    });
    emulator.faults.failAfterStoring(inForum);
    const ids = await run({ channelId: seed.channels.forum.id, format: 'forum', count: 1 });
    await deliverer.drain();
    clock.advance(MINUTE_MS);
    await deliverer.drain();
    expect(await states(ids)).toEqual(['unknown']);
    expect(emulator.faults.find(inForum)).toHaveLength(1);
  });
});

describe('a schedule with threads', () => {
  it('opens one under each message, named like its paper, once', async () => {
    const { run, deliverer, seed, emulator, clock } = await openPosting();
    const { id: channelId } = seed.channels.papers;
    const starts = { method: 'POST', path: /\/messages\/\d+\/threads$/ };
    emulator.faults.failAfterStoring(starts);
    await run({ channelId, format: 'cards', thread: true });
    await deliverer.drain();
    clock.advance(SECOND_MS);
    await deliverer.drain();
    const threads = emulator.world.threads.listActive(seed.guild.id);
    expect(threads.map(({ name }) => name).toSorted()).toEqual(['Alpha paper', 'Beta paper']);
    const messages = emulator.world.messages.history(channelId, { limit: 9 }).map(({ id }) => id);
    expect(threads.map(({ id }) => id).toSorted()).toEqual(messages.toSorted());
    expect(emulator.faults.find(starts)).toHaveLength(3);
  });

  it('posts all the same where none can be opened, and stays active', async () => {
    const { run, deliverer, seed, emulator, stores, states } = await openPosting();
    const { id: channelId } = seed.channels.papers;
    emulator.faults.respondNext(
      { method: 'POST', path: /\/messages\/\d+\/threads$/ },
      { status: 403, body: { code: 50_013, message: 'Missing Permissions' } },
    );
    const ids = await run({ channelId, thread: true });
    await deliverer.drain();
    expect(await states(ids)).toEqual(['sent']);
    expect(await stores.deliveries.get(2)).toMatchObject({ origin: { kind: 'thread' }, state: 'failed' });
    expect((await stores.schedules.get(1))?.pausedReason).toBeNull();
  });

  it('opens none under a message that was not posted', async () => {
    const { run, deliverer, seed, emulator, stores } = await openPosting();
    const { id: channelId } = seed.channels.papers;
    emulator.faults.respondNext(
      { method: 'POST', path: `/channels/${channelId}/messages` },
      { status: 403, body: { code: 50_013, message: 'Missing Permissions' } },
    );
    await run({ channelId, thread: true });
    await deliverer.drain();
    expect(await stores.deliveries.get(2)).toMatchObject({ state: 'failed' });
    expect(emulator.faults.find({ method: 'POST', path: /threads$/ })).toEqual([]);
  });
});

describe('a notice by direct message', () => {
  const BODY = { content: 'The schedule in #papers is paused.' };

  async function withNotice() {
    const posting = await openPosting();
    const { stores, clock, emulator, seed } = posting;
    const { id } = await stores.deliveries.add({
      key: 'notice:1',
      origin: { kind: 'notice', id: seed.guild.id },
      target: { kind: 'dm', id: seed.users.ada.id },
      body: BODY,
      nonce: 'notice nonce',
      paperIds: [],
      format: null,
      listName: null,
      slotDueAt: clock.now(),
      expiresAt: clock.now() + 60 * MINUTE_MS,
      createdAt: clock.now(),
    });
    return {
      ...posting,
      id,
      opens: () => emulator.faults.find({ method: 'POST', path: '/users/@me/channels' }).length,
      posts: () => emulator.faults.find({ method: 'POST', path: /\/messages$/ }).length,
    };
  }

  it('is sent once to the channel that was opened for it', async () => {
    const { deliverer, stores, id, opens, posts } = await withNotice();
    await deliverer.drain();
    await deliverer.drain();
    expect(await stores.deliveries.get(id)).toMatchObject({ state: 'sent', channelId: expect.any(String) });
    expect([opens(), posts()]).toEqual([1, 1]);
  });

  it('that was not confirmed is found by its text once the nonce is forgotten', async () => {
    const { deliverer, stores, id, opens, posts, emulator, clock } = await withNotice();
    emulator.faults.failAfterStoring({ method: 'POST', path: /\/messages$/ });
    await deliverer.drain();
    clock.advance(10 * MINUTE_MS);
    await deliverer.drain();
    expect(await stores.deliveries.get(id)).toMatchObject({ state: 'sent' });
    expect([opens(), posts()]).toEqual([1, 1]);
  });

  it('to a user who accepts none is final after one attempt', async () => {
    const { deliverer, stores, id, posts, emulator, clock } = await withNotice();
    emulator.faults.respondNext(
      { method: 'POST', path: /\/messages$/ },
      { status: 403, body: { code: 50_007, message: 'Cannot send messages to this user' } },
    );
    await deliverer.drain();
    clock.advance(10 * MINUTE_MS);
    await deliverer.drain();
    expect(await stores.deliveries.get(id)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('accepts no direct messages'),
    });
    expect(posts()).toBe(1);
  });
});
