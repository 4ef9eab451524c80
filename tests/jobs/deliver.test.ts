import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/duration.ts';
import { SendError } from '../../src/core/delivery.ts';
import { openDeliverer } from '../../src/jobs/deliver.ts';
import { openPosting } from '../support/posting.ts';

/** A posting with one digest in the outbox, nothing sent. */
async function withDelivery() {
  const posting = await openPosting();
  await posting.addPapers('Alpha paper', 'Beta paper');
  const schedule = await posting.schedule();
  const decided = await posting.scheduler.run(schedule, 'by hand', posting.clock.now());
  if (!decided?.delivery) throw new Error('the test needs a delivery');
  const { id } = decided.delivery;
  return { ...posting, schedule, id, state: async () => (await posting.stores.deliveries.get(id))?.state };
}

describe('a delivery', () => {
  it('is posted once and its message remembered with its papers in order', async () => {
    const { deliverer, channel, stores, id } = await withDelivery();
    await deliverer.drain();
    await deliverer.drain();
    const delivery = await stores.deliveries.get(id);
    expect(delivery).toMatchObject({ state: 'sent', messageId: channel.messages[0]?.id });
    expect(channel.messages).toHaveLength(1);
    const posted = await stores.posted.get(delivery?.messageId ?? '');
    expect(posted?.paperIds).toEqual(delivery?.paperIds);
  });

  it('carries a nonce of 22 characters that its buttons carry too', async () => {
    const { deliverer, channel } = await withDelivery();
    await deliverer.drain();
    const { nonce, body } = channel.messages[0] ?? { nonce: '', body: '' };
    expect(nonce).toMatch(/^[\w-]{22}$/);
    expect(body).toContain(nonce);
  });

  it('is found again when it was stored but never answered', async () => {
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

  it('waits longer and longer while Discord is out of reach', async () => {
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

  it('is given up after six hours', async () => {
    const { deliverer, channel, clock, state } = await withDelivery();
    channel.failNext('unavailable', 'not stored', 10);
    await deliverer.drain();
    clock.advance(6 * HOUR_MS + MINUTE_MS);
    await deliverer.drain();
    expect(await state()).toBe('unknown');
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

  it('that a dead process left half-way is found again by the next one', async () => {
    const { channel, clock, log, stores, unitOfWork, state } = await withDelivery();
    // The first process dies after Discord stored the message and before it was recorded.
    const dying = openDeliverer({
      stores,
      unitOfWork: () => Promise.reject(new Error('killed')),
      sender: channel,
      clock,
      log,
    });
    await expect(dying.drain()).rejects.toThrow('killed');
    expect(await state()).toBe('sending');
    channel.forgetNonces();
    await stores.deliveries.releaseClaims();
    await openDeliverer({ stores, unitOfWork, sender: channel, clock, log }).drain();
    expect(await state()).toBe('sent');
    expect(channel.messages).toHaveLength(1);
  });

  it.each(['refused', 'forbidden'] as const)('that is %s fails and gives its papers back', async problem => {
    const { deliverer, channel, stores, schedule, id, clock, scheduler } = await withDelivery();
    channel.failNext(problem, 'not stored');
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
    expect(await stores.schedules.due(Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  it('with a refused token is thrown, for the process to end', async () => {
    const { deliverer, channel } = await withDelivery();
    channel.failNext('unauthorized', 'not stored');
    await expect(deliverer.drain()).rejects.toThrow(SendError);
  });

  it('does not hold up another schedule while it waits', async () => {
    const { deliverer, channel, schedule, scheduler, clock, addPapers } = await withDelivery();
    channel.failNext('unavailable', 'not stored');
    await deliverer.drain();
    await addPapers('Gamma paper');
    await scheduler.run(schedule, 'second', clock.now());
    await deliverer.drain();
    expect(channel.messages[0]?.body).toContain('Gamma paper');
  });
});
