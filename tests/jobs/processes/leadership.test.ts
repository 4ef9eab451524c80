import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startLeadership, TRY_LEADER_MS } from '../../../src/jobs/processes/leadership.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createSilentLog } from '../../support/silent-log.ts';

/** A lock that one of several processes holds, and a clock. */
function openLock() {
  const clock = createManualClock(0);
  let holder: { onLost: () => void } | undefined;
  const tryLeader = async (onLost: () => void) => {
    if (holder) return undefined;
    const own = { onLost };
    holder = own;
    return {
      async release() {
        if (holder === own) holder = undefined;
      },
    };
  };
  return {
    async start() {
      const log = createSilentLog();
      let wakes = 0;
      const onLeader = () => void (wakes += 1);
      const leadership = await startLeadership({ tryLeader, onLeader, clock, log });
      onTestFinished(() => leadership.stop());
      return { ...leadership, wakes: () => wakes };
    },
    /** Breaks the connection of the leader. */
    breakConnection() {
      const lost = holder;
      holder = undefined;
      lost?.onLost();
    },
    async pass(ms: number) {
      clock.advance(ms);
      for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    },
  };
}

it('one of several processes is the leader, and another one within seconds after it has stopped', async () => {
  const { start, pass } = openLock();
  const [one, two] = [await start(), await start()];
  expect([one.isLeader(), two.isLeader()]).toEqual([true, false]);
  await pass(TRY_LEADER_MS);
  expect([one.isLeader(), two.isLeader()]).toEqual([true, false]);
  await one.stop();
  await pass(TRY_LEADER_MS);
  expect([one.isLeader(), two.isLeader()]).toEqual([false, true]);
  expect([one.wakes(), two.wakes()]).toEqual([1, 1]);
});

it('a leader whose connection broke is none any more, at once', async () => {
  const { start, pass, breakConnection } = openLock();
  const [one, two] = [await start(), await start()];
  breakConnection();
  expect(one.isLeader()).toBe(false);
  await pass(TRY_LEADER_MS);
  expect([one.isLeader(), two.isLeader()].filter(Boolean)).toHaveLength(1);
});
