import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createUserCooldowns,
  recentCallsOf,
  setOtherCalls,
} from '../../../src/core/message/user-cooldowns.ts';
import { DEAD_AFTER_MS } from '../../../src/core/processes.ts';
import type { ProcessStore } from '../../../src/core/processes.ts';
import { SILENT_AFTER_MS } from '../../../src/core/request-allowance.ts';
import { MINUTE_MS } from '../../../src/core/time/duration.ts';
import { HEARTBEAT_MS, startHeartbeat } from '../../../src/jobs/processes/heartbeat.ts';
import { openTestDatabase } from '../../support/database.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';

const USER = '3000000000000000001';

/** Processes over one database, each with two of four shards, whose time the test moves. */
async function openProcesses() {
  const clock = createManualClock('2026-11-21T00:00:00Z');
  const log = createSilentLog();
  const { stores, unitOfWork } = await openTestDatabase();

  /** Starts a process; `reach` says whether it reaches the database. */
  async function start(
    id: string,
    shards: readonly number[],
    reach: { database: boolean } = { database: true },
    cooldowns = createUserCooldowns(),
  ) {
    const beat: ProcessStore['beat'] = async process => {
      if (!reach.database) throw new Error('the database does not answer');
      await stores.processes.beat(process);
    };
    const heartbeat = await startHeartbeat({
      id,
      shards: () => ({ count: 4, ids: shards }),
      calls: {
        own: () => recentCallsOf(cooldowns, clock.now()),
        setOthers: others => setOtherCalls(cooldowns, others),
      },
      stores: { processes: { ...stores.processes, beat } },
      unitOfWork,
      clock,
      syncClock: async () => undefined,
      log,
    });
    onTestFinished(() => heartbeat.stop());
    return heartbeat;
  }

  return {
    clock,
    log,
    stores,
    start,
    /** Lets all heartbeats of a time happen. */
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= HEARTBEAT_MS) {
        clock.advance(Math.min(left, HEARTBEAT_MS));
        for (let turn = 0; turn < 20; turn += 1) await setImmediate();
      }
    },
    async add(key: string) {
      return stores.deliveries.add({
        key,
        origin: { kind: 'notice', id: key },
        target: { kind: 'dm', id: USER },
        body: {},
        nonce: key,
        paperIds: [],
        format: null,
        listName: null,
        slotDueAt: clock.now(),
        expiresAt: clock.now() + MINUTE_MS,
        createdAt: clock.now(),
      });
    },
    claim(owner: string) {
      const now = clock.now();
      return stores.deliveries.claim({ owner, now, leaseUntil: now + 2 * MINUTE_MS, exceptTargets: [] });
    },
  };
}

describe('processes that serve one database', () => {
  it('divide servers, users and requests between them', async () => {
    const { start, pass } = await openProcesses();
    const one = await start('serving:one', [0, 1]);
    expect(one.requestsPerSecond()).toBe(45);
    expect(one.shares().guilds.ids).toEqual([0, 1, 2, 3]);
    const two = await start('serving:two', [2, 3]);
    expect(two.requestsPerSecond()).toBe(1);
    await pass(HEARTBEAT_MS);
    expect(one.requestsPerSecond()).toBe(22.5);
    expect([one.shares(), two.shares()]).toEqual([
      { guilds: { count: 4, ids: [0, 1] }, users: { count: 2, ids: [0] } },
      { guilds: { count: 4, ids: [2, 3] }, users: { count: 2, ids: [1] } },
    ]);
    await pass(3 * HEARTBEAT_MS);
    expect(two.requestsPerSecond()).toBe(22.5);
  });

  it('never send more than 45 requests a second together, also while processes come, go or hang', async () => {
    const { start, pass } = await openProcesses();
    const reach = { database: true };
    const processes = [await start('serving:one', [0, 1], reach)];
    const rates: number[] = [];
    const passing = async (ms: number) => {
      for (let left = ms; left > 0; left -= 1_000) {
        await pass(1_000);
        rates.push(processes.reduce((sum, each) => sum + each.requestsPerSecond(), 0));
      }
    };
    await passing(4_000);
    reach.database = false;
    processes.push(await start('serving:two', [2]));
    await passing(12_000);
    processes.push(await start('serving:three', [3]));
    await passing(40_000);
    reach.database = true;
    await passing(20_000);
    // What processes may send that do not know how many there are is within the 50 that Discord allows.
    expect(Math.max(...rates)).toBeLessThanOrEqual(47);
    expect(rates.at(-1)).toBe(45);
  });

  it('count the calls of a user together, and go on without the database', async () => {
    const { clock, start, pass } = await openProcesses();
    const [one, two] = [createUserCooldowns(), createUserCooldowns()];
    const reach = { database: true };
    await start('serving:one', [0, 1], reach, one);
    await start('serving:two', [2, 3], reach, two);
    await pass(HEARTBEAT_MS);
    for (let call = 0; call < 3; call += 1) expect(one.commands.take('ada', clock.now()).ok).toBe(true);
    await pass(2 * HEARTBEAT_MS);
    const calls = [1, 2, 3].map(() => two.commands.take('ada', clock.now()));
    expect(calls).toEqual([{ ok: true }, { ok: true }, { ok: false, waitMs: 6_000 }]);
    expect(two.componentUses.take('ada', clock.now()).ok).toBe(true);
    expect(two.commands.take('ben', clock.now()).ok).toBe(true);
    await pass(2 * HEARTBEAT_MS);
    expect(one.commands.take('ada', clock.now())).toEqual({ ok: false, waitMs: 2_000 });
    reach.database = false;
    await pass(HEARTBEAT_MS);
    expect(one.commands.take('ada', clock.now()).ok).toBe(true);
  });

  it('release what one has claimed that is stopped, at once', async () => {
    const { start, pass, add, claim } = await openProcesses();
    const one = await start('serving:one', [0, 1]);
    const two = await start('serving:two', [2, 3]);
    await add('first');
    expect(await claim('serving:one')).toMatchObject({ attempts: 1 });
    expect(await claim('serving:two')).toBeUndefined();
    await one.stop();
    // Direct messages are a second apart.
    await pass(HEARTBEAT_MS);
    expect(await claim('serving:two')).toMatchObject({ attempts: 2 });
    expect(two.shares().guilds.ids).toEqual([2, 3, 0, 1]);
    await pass(2 * HEARTBEAT_MS);
    expect(two.requestsPerSecond()).toBe(45);
  });

  it('do the share of one that is silent, and use its requests, within ten seconds', async () => {
    const { start, pass } = await openProcesses();
    const reach = { database: true };
    const one = await start('serving:one', [0, 1], reach);
    const two = await start('serving:two', [2, 3]);
    await pass(4 * HEARTBEAT_MS);
    reach.database = false;
    await pass(SILENT_AFTER_MS - HEARTBEAT_MS);
    expect([two.shares().users.count, two.requestsPerSecond()]).toEqual([2, 22.5]);
    await pass(2 * HEARTBEAT_MS);
    expect(one.requestsPerSecond()).toBe(1);
    expect([two.shares().users.count, two.requestsPerSecond()]).toEqual([1, 45]);
    expect(two.shares().guilds.ids).toEqual([2, 3, 0, 1]);
    reach.database = true;
    await pass(HEARTBEAT_MS);
    // Until the other one has noticed it again.
    expect(one.requestsPerSecond()).toBe(1);
    await pass(4 * HEARTBEAT_MS);
    expect([one.requestsPerSecond(), two.requestsPerSecond()]).toEqual([22.5, 22.5]);
  });

  it('release what one has claimed whose heartbeats stop, before its lease ends', async () => {
    const { log, start, pass, stores, add, claim } = await openProcesses();
    const reach = { database: true };
    await start('serving:one', [0, 1], reach);
    const two = await start('serving:two', [2, 3]);
    const { id } = await add('first');
    await claim('serving:one');
    reach.database = false;
    await pass(DEAD_AFTER_MS - HEARTBEAT_MS);
    expect(await claim('serving:two')).toBeUndefined();
    await pass(2 * HEARTBEAT_MS);
    expect(await claim('serving:two')).toMatchObject({ id, attempts: 2 });
    expect(log.events).toContainEqual(
      expect.objectContaining({ event: 'process_died', fields: { process: 'serving:one' } }),
    );
    // It was only cut off: it may send nothing that it had claimed, and is there again.
    reach.database = true;
    await pass(HEARTBEAT_MS);
    expect(await stores.deliveries.holds({ id, owner: 'serving:one' }, 0)).toBe(false);
    expect(two.shares().users.count).toBe(2);
  });
});
