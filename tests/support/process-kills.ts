import { repetitions } from './fault-counts.ts';

/** Where a process ends: before or after the transaction or request of this number, counted from 0. */
export interface Kill {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** A run in which no process ends. */
export const NO_KILL: Kill = { at: -1, when: 'before' };

class ProcessKilled extends Error {
  override readonly name = 'ProcessKilled';
}

/** Counts transactions and requests, and ends the process once in one of them. */
export function createKiller(kill: Kill) {
  let count = 0;
  return {
    count: () => count,
    async killable<T>(work: () => Promise<T>): Promise<T> {
      const isKilled = count === kill.at;
      count += 1;
      if (isKilled && kill.when === 'before') throw new ProcessKilled();
      const result = await work();
      if (isKilled) throw new ProcessKilled();
      return result;
    },
  };
}

/** Resolves with whether a process lives through its work. */
export async function survives(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof ProcessKilled) return false;
    throw error;
  }
}

/** Returns ends before and after each of `count` transactions and requests: some in `npm test`, all in `npm run test:faults`. */
export function killsWithin(count: number): Kill[] {
  const kills = Array.from({ length: count }, (_, at) => at).flatMap((at): Kill[] => [
    { at, when: 'before' },
    { at, when: 'after' },
  ]);
  const every = Math.ceil(kills.length / repetitions(5, kills.length));
  return kills.filter((_, index) => index % every === 0);
}
