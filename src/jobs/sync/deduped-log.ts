import { DAY_MS } from '../../core/time/duration.ts';
import type { Log } from '../../core/log.ts';

/** More than the different warnings of a day; beyond this the oldest may be logged again. */
const MAX_REMEMBERED_WARNINGS = 1_000;

/**
 * Creates a log that repeats a warning only once a day, and otherwise logs it at debug: sources are polled, and their
 * problems last for a while. Warnings whose fields differ in numbers alone are the same.
 */
export function createDedupedLog(log: Log, now: () => number): Log {
  const loggedAt = new Map<string, number>();
  return {
    ...log,
    warn(event, fields = {}) {
      const key = JSON.stringify([event, Object.entries(fields).filter(([, value]) => isText(value))]);
      const last = loggedAt.get(key);
      if (last !== undefined && now() - last < DAY_MS) {
        log.debug(event, fields);
        return;
      }
      loggedAt.delete(key);
      loggedAt.set(key, now());
      const [oldest] = loggedAt.keys();
      if (loggedAt.size > MAX_REMEMBERED_WARNINGS && oldest !== undefined) loggedAt.delete(oldest);
      log.warn(event, fields);
    },
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every(isText));
}
