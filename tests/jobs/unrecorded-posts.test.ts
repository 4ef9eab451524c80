import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { applyKeptReactions, applyOrKeepReaction } from '../../src/usecases/unmatched-reactions.ts';
import { countTurns } from '../support/loop-turns.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const ascending = (a: number, b: number) => a - b;

const BEN = '3000000000000000002';

const MANY_REACTIONS = 30;
/** Reactions of one step, of ten papers each, take some milliseconds. */
const MOST_AT_ONCE = 5;

/** A fixture with a digest of two papers that is in the channel, although Discord responded with an error. */
async function withUnrecordedPost() {
  const fixture = await openScheduleFixture();
  const { stores, unitOfWork, clock, channel, scheduler, deliverer } = fixture;
  await fixture.addPapers('Delta paper', 'Gamma paper', 'Beta paper', 'Alpha paper');
  const schedule = await fixture.schedule();
  // A post that is recorded, so that a search in the channel has a floor.
  await scheduler.run(schedule, 'first', clock.now());
  await deliverer.drain();
  await scheduler.run(schedule, 'second', clock.now());
  channel.failNext('unavailable', 'stored');
  await deliverer.drain();
  const messageId = channel.messages[1]?.id ?? '';
  const kept = (id: string) => stores.unmatchedReactions.take(id, MANY_REACTIONS);
  const react = (
    change: 'added' | 'removed',
    emoji: string,
    changes: { messageId?: string; userId?: string } = {},
  ) =>
    applyOrKeepReaction(
      { change, messageId, channelId: schedule.channelId, userId: BEN, emoji, at: clock.now(), ...changes },
      stores,
      unitOfWork,
    );
  return {
    ...fixture,
    messageId,
    react,
    /** Takes the reactions that are kept for a message. */
    kept,
    state: async () => (await stores.deliveries.get(2))?.state,
    savedIds: async () =>
      (await stores.library.list(BEN, { offset: 0, limit: 9 }))
        .map(({ paperId }) => paperId)
        .toSorted(ascending),
    /** Retries the post a second later. */
    async retry(): Promise<void> {
      clock.advance(SECOND_MS);
      await deliverer.drain();
      await applyKeptReactions(unitOfWork);
    },
  };
}

describe('a reaction on a digest that is in the channel and not recorded yet', () => {
  it('saves its papers once the digest is recorded', async () => {
    const { react, retry, savedIds, stores } = await withUnrecordedPost();
    await react('added', '🔖');
    expect(await savedIds()).toEqual([]);
    await retry();
    expect(await savedIds()).toEqual((await stores.deliveries.get(2))?.paperIds.toSorted(ascending));
    await react('removed', '🔖');
    expect(await savedIds()).toEqual([]);
  });

  it('saves one paper by its number', async () => {
    const { react, retry, savedIds, stores } = await withUnrecordedPost();
    await react('added', '2️⃣');
    await retry();
    expect(await savedIds()).toEqual((await stores.deliveries.get(2))?.paperIds.slice(1));
  });

  it('that was taken away before saves nothing', async () => {
    const { react, retry, savedIds } = await withUnrecordedPost();
    await react('added', '1️⃣');
    await react('removed', '1️⃣');
    await retry();
    expect(await savedIds()).toEqual([]);
  });

  it('that is taken away after that, but before it was applied, saves nothing', async () => {
    const { react, clock, deliverer, unitOfWork, savedIds } = await withUnrecordedPost();
    await react('added', '🔖');
    await react('added', '1️⃣');
    clock.advance(SECOND_MS);
    await deliverer.drain();
    await react('removed', '🔖');
    await applyKeptReactions(unitOfWork);
    expect(await savedIds()).toHaveLength(1);
  });

  it('is applied even if the bot ended right after the digest was recorded', async () => {
    const { react, clock, deliverer, unitOfWork, savedIds } = await withUnrecordedPost();
    await react('added', '🔖');
    clock.advance(SECOND_MS);
    await deliverer.drain();
    expect(await savedIds()).toEqual([]);
    await applyKeptReactions(unitOfWork);
    expect(await savedIds()).toHaveLength(2);
  });

  it('is applied in small steps, however many there are', async () => {
    const { react, stores, clock, deliverer, unitOfWork } = await withUnrecordedPost();
    for (let at = 0; at < MANY_REACTIONS; at += 1) await react('added', '🔖', { userId: String(at) });
    clock.advance(SECOND_MS);
    await deliverer.drain();
    const turns = await countTurns(() => applyKeptReactions(unitOfWork));
    const [paperId = 0] = (await stores.deliveries.get(2))?.paperIds ?? [];
    expect(await stores.library.countSavers(paperId)).toBe(MANY_REACTIONS);
    expect(turns).toBeGreaterThanOrEqual(MANY_REACTIONS / MOST_AT_ONCE);
  });

  it('on another message is kept no longer than a week', async () => {
    const { react, clock, stores, retry, kept } = await withUnrecordedPost();
    await react('added', '🔖', { messageId: 'a member’s' });
    clock.advance(8 * DAY_MS);
    await stores.unmatchedReactions.keep(
      { messageId: 'another', userId: BEN, emoji: '🔖', at: clock.now() },
      { since: clock.now() - 7 * DAY_MS, maxCount: 9 },
    );
    await retry();
    expect(await kept('a member’s')).toEqual([]);
    expect(await kept('another')).toHaveLength(1);
  });
});

describe('reactions on unknown messages', () => {
  it('are not kept in a channel where nothing is on its way', async () => {
    const { react, retry, kept } = await withUnrecordedPost();
    await retry();
    await react('added', '🔖', { messageId: 'a member’s' });
    expect(await kept('a member’s')).toEqual([]);
  });

  it('with emoji that save nothing are not kept', async () => {
    const { react, messageId, kept } = await withUnrecordedPost();
    await react('added', '🎉');
    expect(await kept(messageId)).toEqual([]);
  });

  it('are kept up to a number', async () => {
    const { stores, clock } = await withUnrecordedPost();
    const at = clock.now();
    const areKept = [1, 2, 3].map(user =>
      stores.unmatchedReactions.keep(
        { messageId: 'x', userId: String(user), emoji: '🔖', at },
        { since: 0, maxCount: 2 },
      ),
    );
    expect(await Promise.all(areKept)).toEqual([true, true, false]);
  });
});

/** The same, after the channel could not be read until the nonce was forgotten. */
async function withUnknownPost() {
  const fixture = await withUnrecordedPost();
  fixture.channel.forbidReading();
  fixture.channel.forgetNonces();
  fixture.clock.advance(3 * MINUTE_MS);
  await fixture.deliverer.drain();
  return {
    ...fixture,
    async lookAgain(): Promise<void> {
      fixture.clock.advance(10 * MINUTE_MS);
      await fixture.deliverer.drain();
      await applyKeptReactions(fixture.unitOfWork);
    },
  };
}

describe('a digest of which it is unknown whether it was posted', () => {
  it('becomes sent when it is found later, with the reactions on it', async () => {
    const { react, state, channel, lookAgain, savedIds, stores, messageId } = await withUnknownPost();
    expect(await state()).toBe('unknown');
    await react('added', '🔖');
    await lookAgain();
    expect(await state()).toBe('unknown');
    channel.forbidReading(false);
    await lookAgain();
    expect(await stores.deliveries.get(2)).toMatchObject({ state: 'sent', messageId });
    expect(await savedIds()).toHaveLength(2);
    expect(channel.messages).toHaveLength(2);
  });

  it('withholds its papers no longer once it is certain that it was not', async () => {
    const { state, channel, lookAgain, messageId, scheduler, stores, clock } = await withUnknownPost();
    const schedule = await stores.schedules.get(1);
    if (!schedule) throw new Error('the test needs its schedule');
    expect((await scheduler.run(schedule, 'meanwhile', clock.now()))?.outcome).toBe('empty');
    channel.deleteMessage(messageId);
    channel.forbidReading(false);
    await lookAgain();
    expect(await state()).toBe('failed');
    expect((await scheduler.run(schedule, 'later', clock.now()))?.outcome).toBe('posted');
  });

  it('does not keep its channel from others when the search for it never ends', async () => {
    const { channel, clock, deliverer, scheduler, stores } = await withUnknownPost();
    const schedule = await stores.schedules.get(1);
    if (!schedule) throw new Error('the test needs its schedule');
    clock.advance(10 * MINUTE_MS);
    const isSearching = new Promise<void>(resolve => {
      channel.findPosted = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    const drained = deliverer.drain();
    await isSearching;
    clock.advance(3 * SECOND_MS);
    await drained;
    clock.advance(MINUTE_MS);
    await setImmediate();
    const run = await scheduler.run({ ...schedule, empty: 'note' }, 'next', clock.now());
    expect(await deliverer.deliver(run?.deliveries[0]?.id ?? 0)).toMatchObject({ state: 'sent' });
  });

  it('is not looked for any more after a week, and releases its papers', async () => {
    const { state, channel, clock, lookAgain, scheduler, stores } = await withUnknownPost();
    clock.advance(7 * DAY_MS);
    await lookAgain();
    const reads = channel.reads();
    await lookAgain();
    expect(channel.reads()).toBe(reads);
    expect(await state()).toBe('unknown');
    const schedule = await stores.schedules.get(1);
    expect(schedule && (await scheduler.run(schedule, 'later', clock.now()))?.outcome).toBe('posted');
  });
});
