import { describe, expect, it } from 'vitest';
import type { NewDelivery } from '../../src/core/delivery/delivery-store.ts';
import { SERVING_OWNER_PREFIX } from '../../src/core/delivery/delivery-store.ts';
import { openTestDatabase } from '../support/database.ts';

const NOW = 1_000_000;
const LEASE_MS = 90_000;
const CHANNEL = '2000000000000000001';

const claimBy = (owner: string, now = NOW) => ({ owner, now, leaseUntil: now + LEASE_MS, exceptTargets: [] });

/** An outbox, and a way to add deliveries to it. */
async function openOutbox() {
  const { stores, database } = await openTestDatabase();
  const { deliveries, posted } = stores;
  let count = 0;
  return {
    database,
    deliveries,
    posted,
    add(changes: Partial<NewDelivery> = {}) {
      count += 1;
      return deliveries.add({
        key: `1:2026-11-21:${count}`,
        origin: { kind: 'schedule', id: '1' },
        target: { kind: 'channel', id: CHANNEL },
        body: {},
        nonce: `nonce ${count}`,
        paperIds: [],
        format: 'digest',
        listName: null,
        slotDueAt: NOW,
        expiresAt: NOW + LEASE_MS,
        createdAt: NOW,
        ...changes,
      });
    },
  };
}

it('the newest post for an origin is found by the beginning of its id, unless it was deleted', async () => {
  const { deliveries, posted, add } = await openOutbox();
  const origins = { kind: 'discussion', idPrefix: '10:2:' } as const;
  for (const [id, messageId] of [
    ['10:2:5', '71'],
    ['10:2:6', '72'],
    ['10:22:7', '73'],
  ] as const) {
    const { id: delivery } = await add({ origin: { kind: 'discussion', id } });
    const claim = await deliveries.claim({ ...claimBy('a process'), id: delivery });
    if (claim) await deliveries.settle(claim, { state: 'sent', messageId, channelId: CHANNEL });
  }
  expect(await deliveries.newestPost(origins, CHANNEL)).toMatchObject({ messageId: '72' });
  const post = { channelId: CHANNEL, guildId: '10', kind: 'card', paperIds: [], postedAt: NOW } as const;
  await posted.remember({ ...post, messageId: '72' });
  await posted.markDeleted('72');
  expect(await deliveries.newestPost(origins, CHANNEL)).toEqual({
    origin: { kind: 'discussion', id: '10:2:5' },
    messageId: '71',
  });
  expect(await deliveries.newestPost(origins, 'another')).toBeUndefined();
});

describe('a claimed delivery', () => {
  it('is claimed by no other process before its lease has ended', async () => {
    const { deliveries, add } = await openOutbox();
    const { id } = await add();
    expect(await deliveries.claim(claimBy('one'))).toMatchObject({ id, owner: 'one', attempts: 1 });
    expect(await deliveries.claim(claimBy('two', NOW + LEASE_MS - 1))).toBeUndefined();
    expect(await deliveries.claim(claimBy('two', NOW + LEASE_MS))).toMatchObject({
      owner: 'two',
      attempts: 2,
    });
  });

  it('is held by its owner until the lease has ended or another one has claimed it', async () => {
    const { deliveries, add } = await openOutbox();
    const { id } = await add();
    await deliveries.claim(claimBy('one'));
    const one = { id, owner: 'one' };
    expect(await deliveries.holds(one, NOW + LEASE_MS - 1)).toBe(true);
    expect(await deliveries.holds(one, NOW + LEASE_MS)).toBe(false);
    await deliveries.claim(claimBy('two', NOW + LEASE_MS));
    expect(await deliveries.holds(one, NOW)).toBe(false);
  });

  it('is changed by its owner alone', async () => {
    const { deliveries, add } = await openOutbox();
    const { id } = await add();
    await deliveries.claim(claimBy('one'));
    const late = NOW + LEASE_MS;
    await deliveries.claim(claimBy('two', late));
    const stale = { id, owner: 'one' };
    await deliveries.setFloor(stale, '5');
    await deliveries.retryLater(stale, NOW);
    expect(await deliveries.settle(stale, { state: 'failed', problem: 'forbidden' })).toBe(false);
    expect(await deliveries.get(id)).toMatchObject({
      state: 'sending',
      floor: null,
      owner: 'two',
      problem: null,
    });
    expect(await deliveries.claim(claimBy('three', late))).toBeUndefined();
  });

  it('is recorded as sent by the process that sent it, once', async () => {
    const { deliveries, add } = await openOutbox();
    const { id } = await add();
    await deliveries.claim(claimBy('one'));
    await deliveries.claim(claimBy('two', NOW + LEASE_MS));
    const sent = { state: 'sent', messageId: '77', channelId: CHANNEL } as const;
    expect(await deliveries.settle({ id, owner: 'one' }, sent)).toBe(true);
    expect(await deliveries.settle({ id, owner: 'two' }, { ...sent, messageId: '78' })).toBe(false);
    expect(await deliveries.get(id)).toMatchObject({ state: 'sent', messageId: '77', owner: null });
  });
});

describe('releaseClaims', () => {
  it('frees the claims of serving processes, and leaves those of others until their leases end', async () => {
    const { deliveries, add } = await openOutbox();
    await add();
    await add();
    await deliveries.claim(claimBy(`${SERVING_OWNER_PREFIX}dead`));
    await deliveries.claim(claimBy('sharing'));
    await deliveries.releaseClaims(SERVING_OWNER_PREFIX);
    expect(await deliveries.claim(claimBy('next'))).toMatchObject({ id: 1 });
    expect(await deliveries.claim(claimBy('next'))).toBeUndefined();
  });

  it('leaves deliveries that wait for a retry where they are', async () => {
    const { deliveries, add } = await openOutbox();
    const { id } = await add();
    const owner = `${SERVING_OWNER_PREFIX}dead`;
    await deliveries.claim(claimBy(owner));
    await deliveries.retryLater({ id, owner }, NOW + 60_000);
    await deliveries.releaseClaims(SERVING_OWNER_PREFIX);
    expect(await deliveries.nextDueAt(NOW)).toBe(NOW + 60_000);
  });
});

describe('a delivery that comes after another one', () => {
  it('is claimed once that is final', async () => {
    const { deliveries, add } = await openOutbox();
    const first = await add();
    const second = await add({ afterId: first.id });
    const claimed = await deliveries.claim(claimBy('one'));
    expect(claimed).toMatchObject({ id: first.id });
    expect(await deliveries.claim({ ...claimBy('one'), id: second.id })).toBeUndefined();
    await deliveries.settle({ id: first.id, owner: 'one' }, { state: 'failed', problem: 'refused' });
    expect(await deliveries.claim(claimBy('one'))).toMatchObject({ id: second.id });
  });

  it('does not make the outbox due while the first one waits', async () => {
    const { deliveries, add } = await openOutbox();
    const first = await add();
    await add({ afterId: first.id });
    await deliveries.claim(claimBy('one'));
    await deliveries.retryLater({ id: first.id, owner: 'one' }, NOW + 5_000);
    expect(await deliveries.nextDueAt(NOW)).toBe(NOW + 5_000);
  });
});

it('direct messages become due a second apart', async () => {
  const { deliveries, add } = await openOutbox();
  for (const id of ['1', '2', '3']) {
    await add({ origin: { kind: 'notice', id }, target: { kind: 'dm', id }, format: null });
  }
  expect(await deliveries.claim(claimBy('one'))).toMatchObject({ target: { id: '1' }, channelId: null });
  expect(await deliveries.claim(claimBy('one'))).toBeUndefined();
  expect(await deliveries.claim(claimBy('one', NOW + 1_000))).toMatchObject({ target: { id: '2' } });
  expect(await deliveries.nextDueAt(NOW + 1_000)).toBe(NOW + 2_000);
});

describe('direct messages', () => {
  it('are claimed at least a second apart, however long they were due, and keep no others waiting', async () => {
    const { deliveries, add } = await openOutbox();
    for (const id of ['11', '12'])
      await add({ origin: { kind: 'notice', id }, target: { kind: 'dm', id }, format: null });
    expect(await deliveries.claim(claimBy('one'))).toMatchObject({ target: { id: '11' } });
    expect(await deliveries.claim(claimBy('one', NOW + 999))).toBeUndefined();
    expect(await deliveries.nextDueAt(NOW)).toBe(NOW + 1_000);
    await add();
    expect(await deliveries.nextDueAt(NOW)).toBe(NOW);
    expect(await deliveries.claim(claimBy('one', NOW + 999))).toMatchObject({ target: { id: CHANNEL } });
    expect(await deliveries.claim(claimBy('one', NOW + 1_000))).toMatchObject({ target: { id: '12' } });
  });

  it('do not wait for one that was sent while the clock was ahead', async () => {
    const { deliveries, add } = await openOutbox();
    for (const id of ['11', '12', '13'])
      await add({ origin: { kind: 'notice', id }, target: { kind: 'dm', id }, format: null });
    const ahead = claimBy('one', NOW + 3_600_000);
    await deliveries.claim(ahead);
    await deliveries.settle({ id: 1, owner: 'one' }, { state: 'sent', messageId: '1', channelId: '1' });
    expect(await deliveries.nextDueAt(NOW)).toBe(NOW);
    expect(await deliveries.claim(claimBy('one'))).toMatchObject({ target: { id: '12' } });
    expect(await deliveries.nextDueAt(NOW)).toBe(NOW + 1_000);
    expect(await deliveries.claim(claimBy('one', NOW + 999))).toBeUndefined();
    expect(await deliveries.claim(claimBy('one', NOW + 1_000))).toMatchObject({ target: { id: '13' } });
  });
});
