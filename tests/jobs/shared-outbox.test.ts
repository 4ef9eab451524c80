import { expect, it } from 'vitest';
import { WHOLE_SHARE } from '../../src/core/message/snowflake-share.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { TAKEOVER_AFTER_MS } from '../../src/core/work-shares.ts';
import { createDeliverer } from '../../src/jobs/deliver.ts';
import { recordSearch } from '../../src/jobs/look-again.ts';
import { channelsOnly } from '../support/fake-channel.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

/** Options of a claim that lasts a minute. */
const claimBy = (owner: string, now: number) => ({
  owner,
  now,
  leaseUntil: now + MINUTE_MS,
  exceptTargets: [],
});

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

it('a search that was given up keeps the papers given that another process has found posted since', async () => {
  const { clock, log, stores, unitOfWork, access, addPapers, schedule, scheduler } =
    await openScheduleFixture();
  const { deliveries, channelHistory } = stores;
  await addPapers('Alpha paper');
  const daily = await schedule();
  const { channelId } = daily;
  await scheduler.run(daily, 'once', clock.now());
  const start = clock.now();
  await deliveries.claim(claimBy('one', start));
  const unknown = { state: 'unknown', problem: 'unknown', lookAgainAt: start } as const;
  await deliveries.settle({ id: 1, owner: 'one' }, unknown);
  clock.advance(8 * DAY_MS);
  const stale = await deliveries.claimUnknown(claimBy('one', clock.now()));
  if (!stale) throw new Error('the test needs an unknown delivery');
  await deliveries.claimUnknown(claimBy('two', clock.now() + MINUTE_MS));
  await deliveries.settle({ id: 1, owner: 'two' }, { state: 'sent', messageId: '7', channelId });
  const context = { stores, unitOfWork, channelAccess: access, clock, log };
  await recordSearch(stale, { kind: 'unclear' }, context);
  expect(await deliveries.get(1)).toMatchObject({ state: 'sent' });
  expect((await channelHistory.given(channelId, null)).size).toBe(1);
});

/** The server of the fixture's schedules is in the first of two shards, this one in the other. */
const OTHER_GUILD = '1000000000004194305';

/** Returns the one of two shards that has a server. */
const shardOf = (guildId: string) => ({ count: 2, ids: [Number((BigInt(guildId) >> 22n) % 2n)] });

it('two processes each send to the servers of their shards, and to all servers what has waited for a minute', async () => {
  const { channel, clock, log, stores, unitOfWork, access, addPapers, schedule, scheduler } =
    await openScheduleFixture();
  await addPapers('Alpha paper', 'Beta paper');
  const first = await schedule({ count: 1 });
  const second = await schedule({ count: 1, guildId: OTHER_GUILD, channelId: '2000000000000000002' });
  const processOf = (guildId: string) =>
    createDeliverer({
      stores,
      unitOfWork,
      sender: channelsOnly(channel),
      owner: `serving:${guildId}`,
      shares: () => ({ guilds: shardOf(guildId), users: WHOLE_SHARE }),
      channelAccess: access,
      clock,
      wireClock: { wait: () => new Promise(() => undefined) },
      log,
      onUnauthorized: () => undefined,
    });
  const one = processOf(first.guildId);
  const two = processOf(OTHER_GUILD);
  const states = async () => [
    (await stores.deliveries.get(1))?.state,
    (await stores.deliveries.get(2))?.state,
  ];

  await scheduler.run(first, 'once', clock.now());
  await scheduler.run(second, 'once', clock.now());
  await one.drain();
  expect(await states()).toEqual(['sent', 'pending']);
  expect(await one.isIdle()).toBe(true);
  expect(await one.nextDueAt()).toBe(clock.now() + TAKEOVER_AFTER_MS);
  expect(await two.nextDueAt()).toBe(clock.now());
  await two.drain();
  expect(await states()).toEqual(['sent', 'sent']);

  await scheduler.run(second, 'again', clock.now());
  clock.advance(TAKEOVER_AFTER_MS);
  await one.drain();
  expect((await stores.deliveries.get(3))?.state).toBe('pending');
  clock.advance(1);
  await one.drain();
  expect(await stores.deliveries.get(3)).toMatchObject({ state: 'sent' });
});
