import { expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { createDeliverer } from '../../src/jobs/deliver.ts';
import { channelsOnly } from '../support/fake-channel.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

it('a process that was suspended for longer than its lease does not send what another one has sent', async () => {
  const { channel, clock, log, stores, unitOfWork, access, addPapers, schedule, scheduler } =
    await openScheduleFixture();
  await addPapers('Alpha paper');
  await scheduler.run(await schedule(), 'once', clock.now());
  const processOf = (owner: string, sender: typeof channel) =>
    createDeliverer({
      stores,
      unitOfWork,
      sender: channelsOnly(sender),
      owner,
      channelAccess: access,
      clock,
      wireClock: { wait: () => new Promise(() => undefined) },
      log,
      onUnauthorized: () => undefined,
    });
  const other = processOf('other', channel);
  // It is suspended right before it sends: when it goes on, an hour has passed and the nonce is forgotten.
  const suspended = processOf('suspended', {
    ...channel,
    async newestMessage(channelId) {
      const newest = await channel.newestMessage(channelId);
      clock.advance(HOUR_MS);
      await other.drain();
      channel.forgetNonces();
      return newest;
    },
  });
  await suspended.drain();
  expect(channel.messages).toHaveLength(1);
  expect(await stores.deliveries.get(1)).toMatchObject({
    state: 'sent',
    messageId: channel.messages[0]?.id,
    attempts: 2,
  });
  expect(log.events.map(({ event }) => event)).toContain('delivery_claim_lost');
});

it('a failure is not logged as one where another process has gone on with the delivery', async () => {
  const { channel, clock, log, stores, deliverer, addPapers, schedule, scheduler } =
    await openScheduleFixture();
  await addPapers('Alpha paper');
  await scheduler.run(await schedule(), 'once', clock.now());
  channel.failNext('gone', 'not stored');
  const claimed = new Promise<void>(resolve => {
    channel.beforeSend(() => {
      const now = clock.now() + HOUR_MS;
      const claim = { owner: 'other', now, leaseUntil: now + HOUR_MS, exceptTargets: [] };
      resolve(stores.deliveries.claim(claim).then(() => undefined));
    });
  });
  await deliverer.drain();
  await claimed;
  expect(await stores.deliveries.get(1)).toMatchObject({ state: 'sending', owner: 'other' });
  const events = log.events.map(({ event }) => event);
  expect(events).toContain('delivery_claim_lost');
  expect(events).not.toContain('delivery_failed');
});
