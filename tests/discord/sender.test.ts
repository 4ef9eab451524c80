import { describe, expect, it } from 'vitest';
import type { SendError } from '../../src/core/delivery/sender.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { readMessageDraft } from '../../src/discord-emulator/validation/message-form.ts';
import { openEmulator } from '../support/emulator.ts';
import { createFakeAccess } from '../support/fake-access.ts';
import { openRestSender } from '../support/rest-sender.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** Returns a thread that members can read and only moderators can write in. */
function lockedThread({ userActions, world }: Emulator): string {
  const { id: messageId } = userActions.say('Ada', '#papers', 'What shall we read?');
  const { id } = userActions.startThread('Ada', messageId, 'Reading');
  world.threads.update(id, { locked: true });
  return id;
}

const BODY = '{"content":"The papers of today"}';

const REFUSALS: readonly (readonly [number, number, SendError['problem']])[] = [
  [404, 10_003, 'gone'],
  [404, 10_004, 'gone'],
  [403, 50_001, 'forbidden'],
  [403, 50_013, 'forbidden'],
  [400, 50_083, 'closed'],
  [400, 160_005, 'closed'],
  [400, 40_058, 'closed'],
  [400, 40_067, 'closed'],
  [400, 50_008, 'closed'],
  [400, 50_024, 'closed'],
  [403, 50_009, 'closed'],
  [400, 50_035, 'refused'],
  [400, 200_000, 'refused'],
  [403, 200_000, 'refused'],
  [400, 240_000, 'refused'],
  [400, 123_456, 'refused'],
  [400, 20_028, 'rateLimited'],
  [403, 40_004, 'rateLimited'],
  [403, 40_333, 'rateLimited'],
  [400, 130_000, 'rateLimited'],
  [503, 130_000, 'unavailable'],
];

describe('a message that Discord does not accept', () => {
  it('in a locked thread: nothing can be posted there', async () => {
    const emulator = await openEmulator();
    const sending = openRestSender(emulator).send(lockedThread(emulator), BODY, 'nonce');
    await expect(sending).rejects.toMatchObject({ problem: 'closed' });
  });

  it('says by its code what is wrong, else by its status', async () => {
    const emulator = await openEmulator();
    const { papers } = emulator.world.seed.channels;
    const { send } = openRestSender(emulator);
    for (const [status, code, problem] of REFUSALS) {
      emulator.faults.respondNext({ method: 'POST' }, { status, body: { code, message: 'for the log' } });
      await expect(send(papers.id, BODY, 'nonce')).rejects.toMatchObject({
        message: expect.stringContaining(`Discord answered ${status}`),
        problem,
        retryAfterMs: problem === 'rateLimited' ? MINUTE_MS : 0,
      });
    }
  });
});

describe('a post without buttons', () => {
  it('is found by its text among the messages of this bot', async () => {
    const emulator = await openEmulator();
    const { world } = emulator;
    const channel = world.directory.channel(world.seed.channels.papers.id);
    const sender = openRestSender(emulator);
    const post = { mark: 'nonce', body: BODY };
    const floor = await sender.newestMessage(channel.id);
    const otherBot = world.directory.addUser({ ...world.bot, id: world.nextId(), username: 'other' });
    const draft = readMessageDraft(JSON.parse(BODY), 0);
    const { id: newestId } = world.messages.create({ channel, author: otherBot, draft, files: [] });
    expect(await sender.findPosted(channel.id, floor, post)).toEqual({ kind: 'absent', newestId });

    const { messageId } = await sender.send(channel.id, BODY, 'nonce');
    expect(await sender.findPosted(channel.id, floor, post)).toMatchObject({ kind: 'found', messageId });
    const other = { mark: 'another', body: '{"content":"Another text"}', readsTexts: true };
    expect(await sender.findPosted(channel.id, floor, other)).toMatchObject({
      kind: 'absent',
      ownTexts: ['The papers of today'],
    });
  });
});

describe('a schedule whose channel is a locked thread', () => {
  it('is paused after three slots, with one request for each, and its papers are kept for it', async () => {
    const emulator = await openEmulator();
    const channelId = lockedThread(emulator);
    const { stores, clock, addPapers, schedule, tick } = await openScheduleFixture(
      undefined,
      openRestSender(emulator),
    );
    await addPapers('Delta', 'Gamma', 'Beta', 'Alpha');
    const { id } = await schedule({ channelId, count: 1 });
    clock.advance(10 * HOUR_MS);
    for (let days = 0; days < 5; days += 1) {
      await tick();
      clock.advance(DAY_MS);
    }
    expect((await stores.schedules.get(id))?.pausedReason).toContain('a locked or archived thread');
    const sends = emulator.faults.find({ method: 'POST', path: `/channels/${channelId}/messages` });
    expect(sends).toHaveLength(3);
    expect((await stores.deliveries.get(1))?.paperIds).toEqual((await stores.deliveries.get(3))?.paperIds);
  });
});

describe('a post that was not confirmed', () => {
  const START = '2026-11-21T00:00:00Z';

  /** A post to #papers that Discord answered with an error, after a restart minutes later; `isStored`: it is in the channel. */
  async function afterRestart(isStored: boolean) {
    let now = () => Date.parse(START);
    const emulator = await openEmulator({ now: () => now() });
    const { id: channelId } = emulator.world.seed.channels.papers;
    let lastMessageId: string | undefined;
    const access = { ...createFakeAccess(), knownMessage: () => lastMessageId };
    const { clock, addPapers, schedule, scheduler, deliverer, stores } = await openScheduleFixture(
      START,
      openRestSender(emulator, access),
    );
    now = clock.now;
    await addPapers('Alpha');
    await scheduler.run(await schedule({ channelId }), 'once', clock.now());
    const post = { method: 'POST', path: `/channels/${channelId}/messages` };
    if (isStored) emulator.faults.failAfterStoring(post);
    else emulator.faults.respondNext(post, { status: 500 });
    await deliverer.drain();
    clock.advance(10 * MINUTE_MS);
    return {
      emulator,
      /** Deletes the newest message, after which the bot connects and retries the post. Returns what became of it. */
      async deleteAndRetry() {
        const [newest] = emulator.world.messages.history(channelId, { limit: 1 });
        emulator.userActions.deleteMessage('Reading Group Owner', newest?.id ?? '');
        // As Discord sends it for each channel: of the last message, whether or not it is still there.
        const channel = emulator.world.directory.channel(channelId);
        lastMessageId = 'last_message_id' in channel ? (channel.last_message_id ?? undefined) : undefined;
        expect(lastMessageId).toBe(newest?.id);
        await deliverer.drain();
        return {
          state: (await stores.deliveries.get(1))?.state,
          posts: emulator.world.messages.history(channelId, { limit: 9 }).length,
        };
      },
    };
  }

  it('and that a moderator deleted is not posted again once its nonce is forgotten', async () => {
    const { deleteAndRetry } = await afterRestart(true);
    expect(await deleteAndRetry()).toEqual({ state: 'sent_deleted', posts: 0 });
  });

  it('and was not stored is posted, although a member deleted a later message', async () => {
    const { emulator, deleteAndRetry } = await afterRestart(false);
    emulator.userActions.say('Ben', '#papers', 'Where are the papers?');
    expect(await deleteAndRetry()).toEqual({ state: 'sent', posts: 1 });
  });
});

describe('a channel of a server that another process serves', () => {
  const foreign = {
    ...createFakeAccess(),
    canReadHistory: () => undefined,
    mayBeServedElsewhere: () => true,
  };

  it('is searched for a post where a message shows that it can be read, and else later', async () => {
    const emulator = await openEmulator();
    const { papers, general } = emulator.world.seed.channels;
    const sender = openRestSender(emulator, foreign);
    emulator.userActions.say('Ada', '#papers', 'What shall we read?');
    const post = { mark: 'nonce', body: BODY };
    expect(await sender.findPosted(papers.id, '0', post)).toMatchObject({ kind: 'absent' });
    await expect(sender.findPosted(general.id, '0', post)).rejects.toMatchObject({ problem: 'unavailable' });
  });

  it('gets its posts with their tags and is searched for them, if it is a forum', async () => {
    const emulator = await openEmulator();
    const { forums } = openRestSender(emulator, foreign);
    const { forum } = emulator.world.seed.channels;
    const [tag] = forum.available_tags;
    const body = JSON.stringify({ name: 'Ferns', tag_names: [tag?.name], message: { content: 'A paper' } });
    const floor = await forums.newestPost(forum.id);
    const { messageId } = await forums.post(forum.id, body);
    expect(emulator.world.threads.listActive(emulator.world.seed.guild.id)).toMatchObject([
      { id: messageId, name: 'Ferns', applied_tags: [tag?.id] },
    ]);
    const post = { mark: 'nonce', body, readsTexts: true };
    expect(await forums.findPosted(forum.id, floor, post)).toMatchObject({ kind: 'found', messageId });
    await expect(forums.post('1000000000000000009', body)).rejects.toMatchObject({ problem: 'gone' });
  });
});
