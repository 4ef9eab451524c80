import type { Log } from '../core/log.ts';

/** What has to be stopped or closed again, in reverse order. */
export interface Cleanups {
  add(cleanup: () => unknown): void;
  /** Runs the cleanups, the last one first. One that fails is logged, and the others still run. */
  run(): Promise<void>;
}

export function createCleanups(log: Log): Cleanups {
  const cleanups: (() => unknown)[] = [];
  return {
    add: cleanup => void cleanups.push(cleanup),
    async run() {
      for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) {
        try {
          await cleanup();
        } catch (error) {
          log.error('cleanup_failed', { error });
        }
      }
    },
  };
}
