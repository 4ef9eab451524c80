import { describe, expect, it } from 'vitest';
import { endConnections, hasPostgres, openTestPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';

/** Opens the same database as two processes do. */
async function openTwice() {
  const first = await openTestPostgres();
  const second = await openTestPostgres(first.url);
  return { url: first.url, one: first.database, two: second.database };
}

const ignore = () => undefined;

describe.skipIf(!hasPostgres)(`locks over the processes of a server${POSTGRES_SKIP}`, () => {
  it('lets one process at a time fetch lists from arXiv', async () => {
    const { one, two } = await openTwice();
    const held = await one.locks.acquireArxiv();
    expect(held).toBeDefined();
    expect(await two.locks.acquireArxiv()).toBeUndefined();
    await held?.release();
    const next = await two.locks.acquireArxiv();
    expect(next).toBeDefined();
    await next?.release();
    await next?.release();
  });

  it('gives requests of several processes to arXiv times that are ten seconds apart', async () => {
    const { one, two } = await openTwice();
    const waits = await Promise.all(
      [one, two, one, two, two].map(({ locks }) => locks.reserveArxivRequest(10_000, 0)),
    );
    const sorted = waits.toSorted((a, b) => a - b);
    // A wait counts from its answer: each is shorter by what passed since the first one, less than ten seconds.
    expect(sorted.map(wait => Math.ceil(wait / 10_000))).toEqual([0, 1, 2, 3, 4]);
  });

  it('has one leader, which learns that its connection broke, and then another one', async () => {
    const { url, one, two } = await openTwice();
    let lost = 0;
    const lock = await one.locks.tryLeader(() => (lost += 1));
    expect(lock).toBeDefined();
    expect(await two.locks.tryLeader(ignore)).toBeUndefined();

    await endConnections(url, "query LIKE '%pg_try_advisory_lock%'");
    await expect.poll(() => lost).toBe(1);
    const next = await two.locks.tryLeader(ignore);
    expect(next).toBeDefined();
    await next?.release();
    await lock?.release();
    expect(lost).toBe(1);
  });

  it('says at once to every process that papers changed', async () => {
    const { one, two } = await openTwice();
    let hints = 0;
    const stop = two.onChange(() => (hints += 1));
    await expect.poll(() => hints).toBe(1);
    await one.db.updateTable('counters').set({ value: 1 }).where('name', '=', 'rev').execute();
    await expect.poll(() => hints).toBe(2);
    await one.db.updateTable('counters').set({ value: 1 }).where('name', '=', 'watch_rev').execute();
    stop();
    await one.db.updateTable('counters').set({ value: 2 }).where('name', '=', 'rev').execute();
    expect(hints).toBe(2);
  });
});
