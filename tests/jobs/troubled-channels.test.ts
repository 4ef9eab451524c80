import { describe, expect, it } from 'vitest';
import { type ChannelSender, SendError } from '../../src/core/delivery/sender.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

type Send = ChannelSender['send'];

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

const forever = () => new Promise<never>(() => undefined);

/** Channels that post, except those that are given another behaviour. */
function fakeChannels() {
  const sends: string[] = [];
  const behaviours = new Map<string, Send>();
  let found: string | undefined;
  const sender: ChannelSender = {
    async send(channelId, body, nonce) {
      sends.push(channelId);
      const send = behaviours.get(channelId);
      return send ? await send(channelId, body, nonce) : { messageId: String(1000 + sends.length) };
    },
    knownMessage: () => '5',
    newestMessage: () => Promise.reject(new Error('a known message makes this needless')),
    findPosted: async () => (found === undefined ? { kind: 'absent' } : { kind: 'found', messageId: found }),
  };
  return {
    sends,
    sender,
    sendsTo: (channelId: string) => sends.filter(each => each === channelId).length,
    behave: (channelId: string, send: Send | undefined) =>
      send ? behaviours.set(channelId, send) : behaviours.delete(channelId),
    finds: (messageId: string) => (found = messageId),
  };
}

/** A fixture over such channels; `deliver` puts a digest for each channel into the outbox. */
async function openChannels() {
  const channels = fakeChannels();
  const fixture = await openScheduleFixture(undefined, channels.sender);
  let runs = 0;
  await fixture.addPapers(...Array.from({ length: 12 }, (_, at) => `Paper ${at}`));
  return {
    ...fixture,
    ...channels,
    async deliver(...channelIds: readonly string[]): Promise<number[]> {
      const ids: number[] = [];
      for (const channelId of channelIds) {
        const schedule = await fixture.schedule({ channelId, count: 1 });
        const result = await fixture.scheduler.run(schedule, String((runs += 1)), fixture.clock.now());
        ids.push(result?.deliveries[0]?.id ?? 0);
      }
      return ids;
    },
    state: async (id: number) => (await fixture.stores.deliveries.get(id))?.state,
  };
}

const hanging = (count: number) => Array.from({ length: count }, (_, at) => `hanging-${at}`);

describe('a channel with a rate limit', () => {
  it('is left alone until the limit has passed, and its neighbours are not delayed', async () => {
    const { deliverer, clock, behave, deliver, sendsTo, stores, state } = await openChannels();
    behave('limited', () => {
      throw new SendError('rateLimited', 'for the log', { retryAfterMs: 300_000 });
    });
    const limited = await deliver('limited', 'limited', 'limited');
    const [neighbour = 0] = await deliver('neighbour');
    await deliverer.drain();
    expect(await state(neighbour)).toBe('sent');
    clock.advance(299 * SECOND_MS);
    await deliverer.drain();
    expect(sendsTo('limited')).toBe(1);
    const [first = 0] = limited;
    expect(await stores.deliveries.get(first)).toMatchObject({
      state: 'pending',
      attempts: 0,
      claimedAt: null,
      floor: null,
    });
    behave('limited', undefined);
    clock.advance(SECOND_MS);
    await deliverer.drain();
    expect(await Promise.all(limited.map(state))).toEqual(['sent', 'sent', 'sent']);
    expect(sendsTo('limited')).toBe(4);
  });

  it('that may have stored an earlier attempt is still read back before the next one', async () => {
    const { deliverer, clock, behave, finds, deliver, sendsTo, stores } = await openChannels();
    behave('a', () => {
      throw new SendError('unavailable', 'for the log');
    });
    const [id = 0] = await deliver('a');
    await deliverer.drain();
    behave('a', () => {
      throw new SendError('rateLimited', 'for the log', { retryAfterMs: 1_000 });
    });
    clock.advance(SECOND_MS);
    await deliverer.drain();
    expect(await stores.deliveries.get(id)).toMatchObject({ state: 'sending', floor: '5' });
    finds('77');
    clock.advance(SECOND_MS);
    await deliverer.drain();
    expect(await stores.deliveries.get(id)).toMatchObject({ state: 'sent', messageId: '77' });
    expect(sendsTo('a')).toBe(2);
  });
});

describe('a rate limit of all requests', () => {
  it('lets nothing be sent to any channel before it has passed', async () => {
    const { deliverer, clock, behave, deliver, sends, state } = await openChannels();
    behave('a', () => {
      throw new SendError('rateLimited', 'for the log', { retryAfterMs: 60_000, isGlobal: true });
    });
    await deliver('a');
    await deliverer.drain();
    const [neighbour = 0] = await deliver('b');
    clock.advance(59 * SECOND_MS);
    await deliverer.drain();
    expect(sends).toEqual(['a']);
    expect(await deliverer.nextDueAt()).toBe(clock.now() + SECOND_MS);
    clock.advance(SECOND_MS);
    await deliverer.drain();
    expect(await state(neighbour)).toBe('sent');
  });
});

describe('channels that never respond', () => {
  it('do not delay the others, not by a second', async () => {
    const { deliverer, behave, deliver, state, sendsTo } = await openChannels();
    for (const channel of hanging(8)) behave(channel, forever);
    await deliver(...hanging(8));
    const [neighbour = 0] = await deliver('neighbour');
    await deliverer.startDue({ signal: new AbortController().signal, onFree: () => undefined });
    await expect.poll(() => state(neighbour), PATIENT).toBe('sent');
    expect(sendsTo('hanging-0')).toBe(1);
  });

  it('delay the others by three seconds if there are more of them than lanes', async () => {
    const { deliverer, clock, behave, deliver, state, sends } = await openChannels();
    for (const channel of hanging(60)) behave(channel, forever);
    await deliver(...hanging(60));
    const [neighbour = 0] = await deliver('neighbour');
    const drained = deliverer.drain();
    await expect.poll(() => sends.length, PATIENT).toBe(50);
    clock.advance(3 * SECOND_MS);
    await expect.poll(() => state(neighbour), PATIENT).toBe('sent');
    await expect.poll(() => sends.length, PATIENT).toBe(61);
    clock.advance(3 * SECOND_MS);
    await drained;
  });

  it('get no second request before the first one is answered', async () => {
    const { deliverer, clock, behave, deliver, sends } = await openChannels();
    behave('a', forever);
    const [first = 0] = await deliver('a', 'a');
    const drained = deliverer.drain();
    await expect.poll(() => sends.length, PATIENT).toBe(1);
    clock.advance(3 * SECOND_MS);
    await drained;
    await deliverer.drain();
    await deliverer.deliver(first);
    expect(sends).toEqual(['a']);
  });

  it('are given up after half a minute, and read back before the next attempt', async () => {
    const { deliverer, clock, behave, finds, deliver, sendsTo, stores } = await openChannels();
    behave('a', forever);
    const [id = 0] = await deliver('a');
    const drained = deliverer.drain();
    await expect.poll(() => sendsTo('a'), PATIENT).toBe(1);
    clock.advance(3 * SECOND_MS);
    await drained;
    clock.advance(27 * SECOND_MS);
    finds('77');
    await expect.poll(async () => (await stores.deliveries.get(id))?.attempts).toBe(1);
    clock.advance(MINUTE_MS);
    await expect
      .poll(async () => {
        await deliverer.drain();
        return await stores.deliveries.get(id);
      })
      .toMatchObject({ state: 'sent', messageId: '77' });
    expect(sendsTo('a')).toBe(1);
  });

  it('hold up a stop for three seconds, and what they answer later is not recorded', async () => {
    const { deliverer, clock, behave, deliver, sends, state } = await openChannels();
    const answers: ((sent: { messageId: string }) => void)[] = [];
    behave('a', () => new Promise(resolve => void answers.push(resolve)));
    const [id = 0] = await deliver('a');
    await deliverer.startDue({ signal: new AbortController().signal, onFree: () => undefined });
    await expect.poll(() => sends.length, PATIENT).toBe(1);
    const stopped = deliverer.stop();
    clock.advance(3 * SECOND_MS);
    await stopped;
    for (const answer of answers) answer({ messageId: '1' });
    await new Promise(resolve => setImmediate(resolve));
    expect(await state(id)).toBe('sending');
  });
});
