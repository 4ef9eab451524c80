import { expect, it } from 'vitest';
import { DEAD_AFTER_MS, isAlive } from '../../src/core/processes.ts';
import { openTestDatabase } from '../support/database.ts';

const ONE = { id: 'serving:one', startedAt: 1_000, shards: { count: 4, ids: [0, 1] } };
const TWO = { id: 'serving:two', startedAt: 2_000, shards: { count: 4, ids: [2, 3] } };

it('a process is alive until its heartbeats have stopped for half a minute', async () => {
  const { processes } = (await openTestDatabase()).stores;
  await processes.beat({ ...ONE, seenAt: 1_000 });
  await processes.beat({ ...TWO, seenAt: 2_000 });
  await processes.beat({ ...ONE, seenAt: 9_000 });
  const all = await processes.all();
  expect(all).toEqual([
    { ...ONE, seenAt: 9_000 },
    { ...TWO, seenAt: 2_000 },
  ]);
  expect(all.map(each => isAlive(each, 1_999 + DEAD_AFTER_MS))).toEqual([true, true]);
  expect(all.map(each => isAlive(each, 2_000 + DEAD_AFTER_MS))).toEqual([true, false]);
  expect(await processes.removeDead(1_999 + DEAD_AFTER_MS)).toEqual([]);
  expect(await processes.removeDead(2_000 + DEAD_AFTER_MS)).toEqual([TWO.id]);
  expect(await processes.removeDead(2_000 + DEAD_AFTER_MS)).toEqual([]);
});

it('says what users called at a process in the last seconds, until its next heartbeat', async () => {
  const { processes } = (await openTestDatabase()).stores;
  const recentCalls = { commands: { ada: [1, 2] }, messages: { ben: [3] } };
  await processes.beat({ ...ONE, seenAt: 1_000, recentCalls });
  expect(await processes.all()).toEqual([{ ...ONE, seenAt: 1_000, recentCalls }]);
  await processes.beat({ ...ONE, seenAt: 2_000 });
  expect(await processes.all()).toEqual([{ ...ONE, seenAt: 2_000 }]);
});

it('a process that was removed is there again with its next heartbeat', async () => {
  const { processes } = (await openTestDatabase()).stores;
  await processes.beat({ ...ONE, seenAt: 1_000 });
  await processes.remove(ONE.id);
  expect(await processes.all()).toEqual([]);
  await processes.beat({ ...ONE, seenAt: 2_000 });
  expect(await processes.all()).toEqual([{ ...ONE, seenAt: 2_000 }]);
});
