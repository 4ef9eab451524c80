import { performance } from 'node:perf_hooks';

/**
 * Calls a function and returns how long it took, ms: at most the processor's time, since on a busy machine the clock also
 * counts other processes; at most the clock's, since other threads collect garbage.
 */
export function timeOf<T>(work: () => T): { readonly result: T; readonly took: number } {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const result = work();
  const elapsed = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  return { result, took: Math.min(elapsed, (user + system) / 1_000) };
}
