import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SECOND_MS } from '../../src/core/time/duration.ts';
import { startTicker } from '../../src/jobs/ticker.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

function startTestTicker(work: () => Promise<void>, dueIn: () => number | undefined) {
  const clock = createManualClock(0);
  const log = createSilentLog();
  const nextDueAt = async () => {
    const due = dueIn();
    return due === undefined ? undefined : clock.now() + due;
  };
  return { clock, log, ticker: startTicker({ work, nextDueAt, clock, log }) };
}

describe('the ticker', () => {
  it('runs every 15 seconds at the latest, and when work is due', async () => {
    let runs = 0;
    let due: number | undefined;
    const { clock, ticker } = startTestTicker(
      async () => void (runs += 1),
      () => due,
    );
    await expect.poll(() => runs).toBe(1);
    clock.advance(14 * SECOND_MS);
    due = 3 * SECOND_MS;
    clock.advance(SECOND_MS);
    await expect.poll(() => runs).toBe(2);
    clock.advance(3 * SECOND_MS);
    await expect.poll(() => runs).toBe(3);
    await ticker.stop();
  });

  it('runs at once when woken, also after work that failed', async () => {
    let runs = 0;
    const { log, ticker } = startTestTicker(
      async () => {
        runs += 1;
        if (runs === 1) throw new Error('the disk is full');
      },
      () => undefined,
    );
    await expect.poll(() => log.events.length).toBe(1);
    ticker.wake();
    await expect.poll(() => runs).toBe(2);
    ticker.wake();
    await expect.poll(() => runs).toBe(3);
    await ticker.stop();
  });

  it('does not read when work is due if it is woken while it runs', async () => {
    let runs = 0;
    let reads = 0;
    const { ticker } = startTestTicker(
      async () => {
        // The first run begins before there is a ticker to wake.
        await setImmediate();
        runs += 1;
        if (runs < 4) ticker.wake();
      },
      () => void (reads += 1),
    );
    await expect.poll(() => runs).toBe(4);
    expect(reads).toBeLessThan(3);
    await ticker.stop();
  });

  it('runs 2, 5 and then every 15 seconds after work that fails', async () => {
    let runs = 0;
    const { clock, ticker } = startTestTicker(
      async () => {
        runs += 1;
        throw new Error('the database restarts');
      },
      () => undefined,
    );
    for (const [at, waitMs] of [2, 5, 15, 15].map(seconds => seconds * SECOND_MS).entries()) {
      await expect.poll(() => runs).toBe(at + 1);
      clock.advance(waitMs - 1);
      await Promise.resolve();
      expect(runs).toBe(at + 1);
      clock.advance(1);
    }
    await expect.poll(() => runs).toBe(5);
    await ticker.stop();
  });

  it('resolves runNow when a run that started later has ended, also one that failed', async () => {
    const runs: string[] = [];
    const { ticker } = startTestTicker(
      async () => {
        runs.push('started');
        await Promise.resolve();
        if (runs.length > 3) throw new Error('the disk is full');
        runs.push('done');
      },
      () => undefined,
    );
    await ticker.runNow();
    expect(runs).toEqual(['started', 'done', 'started', 'done']);
    await ticker.runNow();
    expect(runs.at(-1)).toBe('started');
    const last = ticker.runNow();
    await ticker.stop();
    await last;
    await ticker.runNow();
  });

  it('does not spin on work that stays due', async () => {
    let runs = 0;
    const { clock, ticker } = startTestTicker(
      async () => void (runs += 1),
      () => -SECOND_MS,
    );
    await expect.poll(() => runs).toBe(1);
    clock.advance(5 * SECOND_MS);
    await ticker.stop();
    expect(runs).toBe(1);
  });
});
