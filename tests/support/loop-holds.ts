import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long the event loop was held, ms. */
export interface LoopHolds {
  /** The longest time between two turns of the loop in which this process had the processor, collections of garbage left out. */
  readonly maxMs: number;
  /** The same with them. */
  readonly maxWithGarbageMs: number;
}

/**
 * Starts a stopwatch, which returns how long this process had the processor since then at most, ms: on a busy machine, less
 * than has passed.
 */
export function createStopwatch(): () => number {
  const at = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return Math.min(performance.now() - at, (user + system) / 1000);
  };
}

/**
 * Measures how long work holds the event loop. The processor's time is measured too: on a busy machine, a turn also takes as
 * long as other processes run.
 */
export async function measureHolds(work: () => Promise<unknown>): Promise<LoopHolds> {
  let maxMs = 0;
  let maxWithGarbageMs = 0;
  let garbageMs = 0;
  let isOver = false;
  const observer = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) garbageMs += entry.duration;
  });
  observer.observe({ entryTypes: ['gc'] });

  let sinceTurn = createStopwatch();
  function turn(): void {
    for (const entry of observer.takeRecords()) garbageMs += entry.duration;
    const heldMs = sinceTurn();
    maxWithGarbageMs = Math.max(maxWithGarbageMs, heldMs);
    maxMs = Math.max(maxMs, heldMs - garbageMs);
    garbageMs = 0;
    sinceTurn = createStopwatch();
    if (!isOver) setImmediate(turn);
  }
  setImmediate(turn);
  try {
    await work();
    // The turn in which the work ends is measured too.
    await nextTurn();
    await nextTurn();
  } finally {
    isOver = true;
    observer.disconnect();
  }
  return { maxMs, maxWithGarbageMs };
}
