import { DAY_MS } from '../../core/time/duration.ts';
import type { Log } from '../../core/log.ts';

/** More than a day's different warnings; past it, the oldest may be told again. */
const REMEMBERED = 1_000;

/**
 * A log that tells the same warning once a day, and else at debug: sources are asked again and again, and what is wrong
 * with them stays wrong for a while. Numbers among the facts do not make a warning another one.
 */
export function createDedupedLog(log: Log, now: () => number): Log {
  const toldAt = new Map<string, number>();
  return {
    ...log,
    warn(event, facts = {}) {
      const key = JSON.stringify([event, Object.entries(facts).filter(([, value]) => isText(value))]);
      const last = toldAt.get(key);
      if (last !== undefined && now() - last < DAY_MS) {
        log.debug(event, facts);
        return;
      }
      toldAt.delete(key);
      toldAt.set(key, now());
      const [oldest] = toldAt.keys();
      if (toldAt.size > REMEMBERED && oldest !== undefined) toldAt.delete(oldest);
      log.warn(event, facts);
    },
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every(isText));
}
