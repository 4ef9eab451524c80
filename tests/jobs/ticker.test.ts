import { describe, expect, it } from 'vitest';
import { SECOND_MS } from '../../src/core/time/duration.ts';
import { startTicker } from '../../src/jobs/ticker.ts';
import { manualClock } from '../support/manual-clock.ts';
import { silentLog } from '../support/silent-log.ts';

function ticking(work: () => Promise<void>, dueIn: () => number | undefined) {
  const clock = manualClock(0);
  const log = silentLog();
  const nextDueAt = async () => {
    const due = dueIn();
    return due === undefined ? undefined : clock.now() + due;
  };
  return { clock, log, ticker: startTicker({ work, nextDueAt, clock, log }) };
}

describe('the ticker', () => {
  it('looks at the latest every 15 seconds, and when something is due', async () => {
    let looks = 0;
    let due: number | undefined;
    const { clock, ticker } = ticking(
      async () => void (looks += 1),
      () => due,
    );
    await expect.poll(() => looks).toBe(1);
    clock.advance(14 * SECOND_MS);
    due = 3 * SECOND_MS;
    clock.advance(SECOND_MS);
    await expect.poll(() => looks).toBe(2);
    clock.advance(3 * SECOND_MS);
    await expect.poll(() => looks).toBe(3);
    await ticker.stop();
  });

  it('looks at once when woken, also after work that failed', async () => {
    let looks = 0;
    const { log, ticker } = ticking(
      async () => {
        looks += 1;
        if (looks === 1) throw new Error('the disk is full');
      },
      () => undefined,
    );
    await expect.poll(() => log.events.length).toBe(1);
    ticker.wake();
    await expect.poll(() => looks).toBe(2);
    ticker.wake();
    await expect.poll(() => looks).toBe(3);
    await ticker.stop();
  });

  it('tells when a look that was asked for is over, also one that failed', async () => {
    const looks: string[] = [];
    const { ticker } = ticking(
      async () => {
        looks.push('begun');
        await Promise.resolve();
        if (looks.length > 3) throw new Error('the disk is full');
        looks.push('done');
      },
      () => undefined,
    );
    await ticker.look();
    expect(looks).toEqual(['begun', 'done', 'begun', 'done']);
    await ticker.look();
    expect(looks.at(-1)).toBe('begun');
    const last = ticker.look();
    await ticker.stop();
    await last;
    await ticker.look();
  });

  it('does not spin on what is due and cannot be done', async () => {
    let looks = 0;
    const { clock, ticker } = ticking(
      async () => void (looks += 1),
      () => -SECOND_MS,
    );
    await expect.poll(() => looks).toBe(1);
    clock.advance(5 * SECOND_MS);
    await ticker.stop();
    expect(looks).toBe(1);
  });
});
