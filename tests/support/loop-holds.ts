import { PerformanceObserver, performance } from 'node:perf_hooks';

/** How long the event loop was held, ms. */
export interface LoopHolds {
  /** The longest time between two turns of the loop in which this process had the processor, collections of garbage left out. */
  readonly maxMs: number;
  /** The same with them. */
  readonly maxWithGarbageMs: number;
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

  let at = performance.now();
  let used = process.cpuUsage();
  function turn(): void {
    for (const entry of observer.takeRecords()) garbageMs += entry.duration;
    const { user, system } = process.cpuUsage(used);
    const heldMs = Math.min(performance.now() - at, (user + system) / 1000);
    maxWithGarbageMs = Math.max(maxWithGarbageMs, heldMs);
    maxMs = Math.max(maxMs, heldMs - garbageMs);
    garbageMs = 0;
    at = performance.now();
    used = process.cpuUsage();
    if (!isOver) setImmediate(turn);
  }
  setImmediate(turn);
  try {
    await work();
  } finally {
    isOver = true;
    observer.disconnect();
  }
  return { maxMs, maxWithGarbageMs };
}
