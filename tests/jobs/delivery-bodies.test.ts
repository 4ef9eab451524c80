import { expect, it, onTestFinished } from 'vitest';
import type { DeliveryEnd } from '../../src/core/delivery/delivery-store.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/duration.ts';
import { DELIVERY_BODY_TTL_MS, expiringBodies } from '../../src/jobs/delivery-bodies.ts';
import { startExpiry } from '../../src/jobs/expiry.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const CLAIM = { owner: 'one', now: DAY_MS, leaseUntil: 2 * DAY_MS, exceptTargets: [] };
const SENT = { state: 'sent', messageId: '7', channelId: '2' } as const;
const BODY = { content: 'Ferns' };

/** An outbox, and a way to add a delivery to it, which ends if an end is given. */
async function openOutbox() {
  const { deliveries } = (await openTestDatabase()).stores;
  let count = 0;
  return {
    deliveries,
    async add(createdAt: number, end?: DeliveryEnd) {
      count += 1;
      const { id } = await deliveries.add({
        key: `1:2026-11-21:${count}`,
        origin: { kind: 'schedule', id: '1' },
        target: { kind: 'channel', id: '2' },
        body: BODY,
        nonce: `nonce ${count}`,
        paperIds: [],
        format: 'digest',
        listName: null,
        slotDueAt: createdAt,
        expiresAt: DAY_MS,
        createdAt,
      });
      if (end === undefined) return id;
      await deliveries.claim({ ...CLAIM, id });
      await deliveries.settle({ id, owner: 'one' }, end);
      return id;
    },
    bodyOf: async (id: number) => (await deliveries.get(id))?.body,
  };
}

it('drops the body of a delivery 30 days after it was created, and nothing else of it', async () => {
  const { deliveries, add, bodyOf } = await openOutbox();
  const id = await add(5, SENT);
  const newer = await add(5 + 2 * HOUR_MS, SENT);
  const before = await deliveries.get(id);
  const clock = createManualClock(DELIVERY_BODY_TTL_MS);
  const expiry = startExpiry({
    entries: expiringBodies(deliveries),
    ttlMs: DELIVERY_BODY_TTL_MS,
    event: 'delivery_bodies_dropped',
    clock,
    log: createSilentLog(),
  });
  onTestFinished(() => expiry.stop());
  await expiry.runNow();
  expect(await bodyOf(id)).toBe(JSON.stringify(BODY));
  clock.advance(HOUR_MS + 1);
  await expiry.runNow();
  expect(await deliveries.get(id)).toEqual({ ...before, body: '' });
  expect(await bodyOf(newer)).toBe(JSON.stringify(BODY));
});

it('keeps the bodies of deliveries that may yet be sent or searched for', async () => {
  const { deliveries, add, bodyOf } = await openOutbox();
  const unclear = { state: 'unknown', problem: 'no answer' } as const;
  const kept = [await add(0, { ...unclear, lookAgainAt: 9 })];
  const dropped = [
    await add(1, { ...unclear, lookAgainAt: null }),
    await add(2, { state: 'skipped_late', problem: 'late' }),
    await add(3, { state: 'failed', problem: 'refused' }),
    await add(4, SENT),
  ];
  kept.push(await add(5));
  expect(await deliveries.oldestBodyAt()).toBe(1);
  expect(await deliveries.dropBodiesBefore(DAY_MS, 3)).toBe(3);
  expect(await deliveries.oldestBodyAt()).toBe(4);
  expect(await deliveries.dropBodiesBefore(DAY_MS, 3)).toBe(1);
  expect(await deliveries.oldestBodyAt()).toBeUndefined();
  for (const id of kept) expect(await bodyOf(id)).toBe(JSON.stringify(BODY));
  for (const id of dropped) expect(await bodyOf(id)).toBe('');
});
