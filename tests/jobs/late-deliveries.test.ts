import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** A fixture whose slot of 09:00 was decided in time, its digest left in the outbox by a killed process. */
async function withUnsentDigest() {
  const fixture = await openScheduleFixture();
  await fixture.addPapers('Gamma paper', 'Beta paper', 'Alpha paper');
  await fixture.schedule();
  fixture.clock.advance(9 * HOUR_MS + fixture.spread);
  await fixture.scheduler.tick(fixture.clock.now());
  return { ...fixture, delivery: () => fixture.stores.deliveries.get(1) };
}

describe('a digest that was left in the outbox', () => {
  it('for a quarter of an hour is posted as it is', async () => {
    const { clock, deliverer, channel } = await withUnsentDigest();
    clock.advance(15 * MINUTE_MS);
    await deliverer.drain();
    expect(channel.messages[0]?.body).not.toContain('Late');
  });

  it('for up to six hours is posted and says that it is late', async () => {
    const { clock, deliverer, channel, delivery, stores } = await withUnsentDigest();
    const dueAt = clock.now();
    clock.advance(6 * HOUR_MS);
    await deliverer.drain();
    expect(channel.messages[0]?.body).toContain(`Late: this was due <t:${Math.floor(dueAt / 1000)}:f>`);
    expect(channel.messages[0]?.body).toContain('Alpha paper');
    const posted = await stores.posted.get(channel.messages[0]?.id ?? '');
    expect(posted?.paperIds).toEqual((await delivery())?.paperIds);
  });

  it('for longer is skipped, and its papers are posted by the next slot', async () => {
    const { clock, deliverer, channel, delivery, tick } = await withUnsentDigest();
    clock.advance(6 * HOUR_MS + 1);
    await deliverer.drain();
    expect(await delivery()).toMatchObject({ state: 'skipped_late' });
    expect(channel.messages).toEqual([]);
    clock.advance(DAY_MS - 6 * HOUR_MS);
    await tick();
    expect(channel.messages[0]?.body).toContain('Alpha paper');
  });

  it('for days and had been posted is found, not skipped', async () => {
    const { clock, deliverer, channel, delivery } = await withUnsentDigest();
    channel.failNext('unavailable', 'stored');
    await deliverer.drain();
    channel.forgetNonces();
    clock.advance(3 * DAY_MS);
    await deliverer.drain();
    expect(await delivery()).toMatchObject({ state: 'sent', messageId: channel.messages[0]?.id });
    expect(channel.messages).toHaveLength(1);
  });

  it('shows the papers that are left if one was removed before it was posted late', async () => {
    const { clock, deliverer, channel, stores, delivery } = await withUnsentDigest();
    const [first = 0, second = 0] = (await delivery())?.paperIds ?? [];
    await stores.papers.remove(first);
    clock.advance(HOUR_MS);
    await deliverer.drain();
    const posted = await stores.posted.get(channel.messages[0]?.id ?? '');
    expect(posted?.paperIds).toEqual([second]);
  });
});

describe('a digest with groups that is posted late', () => {
  const ON = { listedOn: ['2026-11-20'] };
  const LIST = [
    {
      title: 'Songs of humpback whales',
      abstract: 'Recordings of whales and their songs at sea.',
      upvotes: 9,
    },
    { title: 'Pruning apple orchards', abstract: 'Apple orchards and the cuts of trees.', upvotes: 8 },
    { title: 'Whales and the noise of ships', abstract: 'Noise changes the songs of whales.', upvotes: 7 },
    { title: 'A grammar of knots', abstract: 'Ropes by their crossings.', upvotes: 6 },
    { title: 'Apple orchards under frost', abstract: 'Frost in apple orchards, and trees.', upvotes: 5 },
    { title: 'Songs of humpback whales, revisited', abstract: 'Recordings of whales at sea.', upvotes: 4 },
  ];

  it('looks as it would have in time, but for the line that says so', async () => {
    const { clock, deliverer, channel, stores, ...fixture } =
      await openScheduleFixture('2026-11-21T00:00:00Z');
    await fixture.addPapers(...LIST.map(paper => ({ ...paper, ...ON })));
    await fixture.schedule({ what: 'daily', count: 10 });
    clock.advance(9 * HOUR_MS + fixture.spread);
    await fixture.scheduler.tick(clock.now());
    const inTime = (await stores.deliveries.get(1))?.body ?? '';
    clock.advance(HOUR_MS);
    await deliverer.drain();
    const posted = channel.messages[0]?.body ?? '';
    expect(posted).toContain('### Whales');
    expect(posted).toContain('-# 2️⃣ also: ');
    expect(posted.replace(/\\n[^\\]*Late: this was due <t:\d+:f>[^"\\]*/, '')).toBe(inTime);
  });
});

describe('a digest that a moderator deletes before it is recorded', () => {
  it('is not posted again, neither are its papers', async () => {
    const { clock, deliverer, channel, delivery, tick } = await withUnsentDigest();
    channel.failNext('unavailable', 'stored');
    await deliverer.drain();
    channel.deleteMessage(channel.messages[0]?.id ?? '');
    clock.advance(SECOND_MS);
    await deliverer.drain();
    expect(await delivery()).toMatchObject({ state: 'sent_deleted' });
    clock.advance(DAY_MS);
    await tick();
    expect(channel.messages).toHaveLength(1);
    expect(channel.messages[0]?.body).toContain('Gamma paper');
    expect(channel.messages[0]?.body).not.toContain('Alpha paper');
  });
});
