import type { Log } from './log.ts';
import type { Clock } from './time/clock.ts';
import { MINUTE_MS } from './time/duration.ts';

/** One line a minute: an outage is seen at once, and does not fill the disk. */
const WINDOW_MS = MINUTE_MS;

type Fields = Readonly<Record<string, unknown>>;

/** A warning that was written less than a minute ago, and what was logged since. */
interface Written {
  repeats: number;
  fields: Fields;
}

/**
 * Creates a log that writes the same warning or error at most once a minute. Repeats are logged at debug, and counted in
 * one line at the end of the minute: `repeats`, with the fields of the last one. Warnings are the same if their event and
 * their fields `why`, `route` and `type` are. No line is written after the signal was aborted. Where `events` are given,
 * others are written each time.
 */
export function createRepeatLog(
  log: Log,
  clock: Pick<Clock, 'wait'>,
  { signal, events }: { readonly signal?: AbortSignal; readonly events?: readonly string[] } = {},
): Log {
  const writtenByKey = new Map<string, Written>();

  async function writeRepeats(level: 'warn' | 'error', event: string, key: string): Promise<void> {
    const written: Written = { repeats: 0, fields: {} };
    writtenByKey.set(key, written);
    for (;;) {
      await clock.wait(WINDOW_MS, signal);
      if (written.repeats === 0 || signal?.aborted) break;
      log[level](event, { ...written.fields, repeats: written.repeats });
      written.repeats = 0;
    }
    writtenByKey.delete(key);
  }

  function write(level: 'warn' | 'error', event: string, fields: Fields = {}): void {
    if (events && !events.includes(event)) {
      log[level](event, fields);
      return;
    }
    const key = JSON.stringify([event, fields['why'], fields['route'], fields['type']]);
    const written = writtenByKey.get(key);
    if (written) {
      written.repeats += 1;
      written.fields = fields;
      log.debug(event, fields);
      return;
    }
    log[level](event, fields);
    void writeRepeats(level, event, key);
  }

  return {
    ...log,
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}
