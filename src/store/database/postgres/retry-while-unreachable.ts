import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../../core/time/duration.ts';
import { isConnectionFailure } from './postgres-errors.ts';

/** A server that is restarted answers again within seconds; an interaction of Discord must be answered within 15 minutes. */
const MAX_WAIT_MS = 10 * SECOND_MS;

/** Waits between attempts, ms; the last one repeats. */
const WAITS_MS: readonly number[] = [20, 50, 100, 250];

/**
 * Runs work again while the server cannot be reached, for ten seconds at most, and throws its error then. `isRepeatable` says
 * which errors allow it.
 */
export async function retryWhileUnreachable<T>(
  work: () => Promise<T>,
  isRepeatable: (error: unknown) => boolean = isConnectionFailure,
): Promise<T> {
  const startedAt = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRepeatable(error) || performance.now() - startedAt >= MAX_WAIT_MS) throw error;
    }
    await sleep(WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? 0);
  }
}
