import { describe, expect, it } from 'vitest';
import { SERVING_OWNER_PREFIX } from '../../src/core/delivery/delivery-store.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { createDeliverer } from '../../src/jobs/deliver.ts';
import { channelsOnly } from '../support/fake-channel.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** A schedule fixture with one digest in the outbox, nothing sent. */
async function withDelivery() {
  const fixture = await openScheduleFixture();
  await fixture.addPapers('Alpha paper', 'Beta paper');
  const schedule = await fixture.schedule();
  const decided = await fixture.scheduler.run(schedule, 'manual', fixture.clock.now());
  const [delivery] = decided?.deliveries ?? [];
  if (!delivery) throw new Error('the test needs a delivery');
  const { id } = delivery;
  return {
    ...fixture,
    makeSchedule: fixture.schedule,
    schedule,
    id,
    state: async () => (await fixture.stores.deliveries.get(id))?.state,
  };
}

const ignore = () => undefined;

describe('a delivery', () => {
  it('is posted once and its message remembered with its papers in order', async () => {
    const { deliverer, channel, stores, id, schedule } = await withDelivery();
    await deliverer.drain();
    await deliverer.drain();
    const delivery = await stores.deliveries.get(id);
    expect(delivery).toMatchObject({ state: 'sent', messageId: channel.messages[0]?.id });
    expect(channel.messages).toHaveLength(1);
    const posted = await stores.posted.get(delivery?.messageId ?? '');
    expect(posted?.paperIds).toEqual(delivery?.paperIds);
    expect(posted?.guildId).toBe(schedule.guildId);
  });

  it('reads its channel only before the first post ever, however often it is attempted afterwards', async () => {
    const { deliverer, channel, scheduler, schedule, stores, clock, addPapers } = await withDelivery();
    await deliverer.drain();
    expect(channel.reads()).toBe(1);
    await addPapers('Gamma paper');
    await scheduler.run(schedule, 'second', clock.now());
    await deliverer.drain();
    expect(channel.reads()).toBe(1);
    expect(await stores.deliveries.get(2)).toMatchObject({ state: 'sent', floor: '0' });
  });

  it('carries a nonce of 22 characters that its buttons carry too', async () => {
    const { deliverer, channel } = await withDelivery();
    await deliverer.drain();
    const { nonce, body } = channel.messages[0] ?? { nonce: '', body: '' };
    expect(nonce).toMatch(/^[\w-]{22}$/);
    expect(body).toContain(nonce);
  });

  it('is found again if Discord stored it without responding', async () => {
    const { deliverer, channel, clock, state } = await withDelivery();
    channel.failNext('unavailable', 'stored');
    await deliverer.drain();
    expect(await state()).toBe('sending');
    channel.forgetNonces();
    clock.advance(10 * MINUTE_MS);
    await deliverer.drain();
    expect(await state()).toBe('sent');
    expect(channel.messages).toHaveLength(1);
  });

  it('backs off while Discord is unreachable', async () => {
    const { deliverer, channel, clock, stores, id } = await withDelivery();
    channel.failNext('unavailable', 'not stored', 4);
    const attempts: number[] = [];
    for (const wait of [0, 1, 4, 1, 19, 1, 60]) {
      clock.advance(wait * SECOND_MS);
      await deliverer.drain();
      attempts.push((await stores.deliveries.get(id))?.attempts ?? 0);
    }
    expect(attempts).toEqual([1, 2, 2, 3, 3, 4, 5]);
    expect(channel.messages).toHaveLength(1);
  });

  it('is given up after six hours, and releases its papers once they are not found in the channel', async () => {
    const { deliverer, channel, clock, state, scheduler, schedule } = await withDelivery();
    channel.failNext('unavailable', 'not stored', 10);
    await deliverer.drain();
    clock.advance(6 * HOUR_MS + MINUTE_MS);
    await deliverer.drain();
    expect(await state()).toBe('skipped_late');
    expect(channel.messages).toHaveLength(0);
    expect((await scheduler.run(schedule, 'again', clock.now()))?.outcome).toBe('posted');
  });

  it('is not repeated once the nonce is forgotten in a channel that cannot be read', async () => {
    const { deliverer, channel, clock, state } = await withDelivery();
    channel.forbidReading();
    channel.failNext('unavailable', 'stored');
    await deliverer.drain();
    clock.advance(3 * MINUTE_MS);
    channel.forgetNonces();
    await deliverer.drain();
    expect(await state()).toBe('unknown');
    expect(channel.messages).toHaveLength(1);
  });

  it('is repeated under its nonce soon after in a channel that cannot be read', async () => {
    const { deliverer, channel, clock, state } = await withDelivery();
    channel.forbidReading();
    channel.failNext('unavailable', 'stored');
    await deliverer.drain();
    clock.advance(2 * SECOND_MS);
    await deliverer.drain();
    expect(await state()).toBe('sent');
    expect(channel.messages).toHaveLength(1);
  });

  it('that a killed process left half-way is found again by the next one', async () => {
    const { channel, access, clock, log, stores, unitOfWork, state } = await withDelivery();
    // The first process dies after Discord stored the message and before it was recorded.
    const killed = createDeliverer({
      stores,
      unitOfWork: () => Promise.reject(new Error('killed')),
      sender: channelsOnly(channel),
      owner: 'serving:killed process',
      channelAccess: access,
      clock,
      wireClock: clock,
      log,
      onUnauthorized: ignore,
    });
    await expect(killed.drain()).rejects.toThrow('killed');
    expect(await state()).toBe('sending');
    channel.forgetNonces();
    await stores.deliveries.releaseClaims(SERVING_OWNER_PREFIX);
    await createDeliverer({
      stores,
      unitOfWork,
      sender: channelsOnly(channel),
      owner: 'serving:next process',
      channelAccess: access,
      clock,
      wireClock: clock,
      log,
      onUnauthorized: ignore,
    }).drain();
    expect(await state()).toBe('sent');
    expect(channel.messages).toHaveLength(1);
  });

  it('that is forbidden fails and releases its papers', async () => {
    const { deliverer, channel, stores, schedule, id, clock, scheduler } = await withDelivery();
    channel.failNext('forbidden', 'not stored');
    await deliverer.drain();
    expect(await stores.deliveries.get(id)).toMatchObject({ state: 'failed' });
    await scheduler.run(schedule, 'again', clock.now());
    await deliverer.drain();
    expect(channel.messages[0]?.body).toContain('Alpha paper');
  });

  it('to a channel that is gone pauses its schedule', async () => {
    const { deliverer, channel, stores, schedule } = await withDelivery();
    channel.failNext('gone', 'not stored');
    await deliverer.drain();
    expect((await stores.schedules.get(schedule.id))?.pausedReason).toContain('no longer exists');
    expect(await stores.schedules.due(Number.MAX_SAFE_INTEGER, { limit: 9 })).toEqual([]);
  });

  it.each(['drain', 'deliver'] as const)('with a refused token calls onUnauthorized, by %s', async how => {
    const { deliverer, channel, refusals, id, state } = await withDelivery();
    channel.failNext('unauthorized', 'not stored');
    await (how === 'drain' ? deliverer.drain() : deliverer.deliver(id));
    expect(refusals).toHaveLength(1);
    expect(await state()).toBe('sending');
  });

  it('is not repeated if the channel has too many newer messages to search', async () => {
    const { deliverer, channel, clock, state } = await withDelivery();
    channel.failNext('unavailable', 'stored');
    await deliverer.drain();
    channel.addOtherMessages(50);
    channel.forgetNonces();
    clock.advance(10 * MINUTE_MS);
    await deliverer.drain();
    expect(await state()).toBe('unknown');
    expect(channel.messages.filter(({ body }) => body !== 'chat')).toHaveLength(1);
  });

  it('of a deleted schedule is not sent, and its papers are released', async () => {
    const { deliverer, channel, clock, stores, schedule, makeSchedule, scheduler, state } =
      await withDelivery();
    channel.failNext('unavailable', 'not stored');
    await deliverer.drain();
    await stores.schedules.delete(schedule.id, clock.now());
    clock.advance(MINUTE_MS);
    await deliverer.drain();
    expect(await state()).toBe('failed');
    expect(channel.messages).toHaveLength(0);
    await scheduler.run(await makeSchedule(), 'other', clock.now());
    await deliverer.drain();
    expect(channel.messages[0]?.body).toContain('Alpha paper');
  });

  it('of a deleted schedule that was posted nevertheless is found and remembered', async () => {
    const { deliverer, channel, clock, stores, schedule, state } = await withDelivery();
    channel.failNext('unavailable', 'stored');
    await deliverer.drain();
    await stores.schedules.delete(schedule.id, clock.now());
    clock.advance(10 * MINUTE_MS);
    await deliverer.drain();
    expect(await state()).toBe('sent');
  });

  it('that fails releases only its own papers', async () => {
    const { deliverer, channel, stores, clock, scheduler, schedule } = await withDelivery();
    await deliverer.drain();
    const weekly = await stores.schedules.create(
      { ...schedule, repeat: '7d' },
      { by: '1', at: clock.now(), next: schedule.next },
    );
    clock.advance(8 * 24 * HOUR_MS);
    await scheduler.run(weekly, 'again', clock.now());
    channel.failNext('forbidden', 'not stored');
    await deliverer.drain();
    expect((await scheduler.run(schedule, 'never again', clock.now()))?.outcome).toBe('empty');
  });

  it('is attempted once per drain, so that a drain ends', async () => {
    const { deliverer, channel, clock, stores, id } = await withDelivery();
    channel.failNext('unavailable', 'not stored', 100);
    // Each send takes as long as a timeout, so that the delivery is due again before the drain claims more.
    channel.beforeSend(() => clock.advance(15 * SECOND_MS));
    await deliverer.drain();
    expect((await stores.deliveries.get(id))?.attempts).toBe(1);
  });

  it('does not block another schedule while it waits', async () => {
    const { deliverer, channel, schedule, scheduler, clock, addPapers } = await withDelivery();
    channel.failNext('unavailable', 'not stored');
    await deliverer.drain();
    await addPapers('Gamma paper');
    await scheduler.run(schedule, 'second', clock.now());
    await deliverer.drain();
    expect(channel.messages[0]?.body).toContain('Gamma paper');
  });
});
