import type { App } from '../../src/command.ts';
import type { Watch } from '../../src/core/watch/watch.ts';
import { watchTimezone } from '../../src/usecases/watch-timezone.ts';
import type { WatchEntry } from '../../src/views/watch/watch-entry.ts';

/** Returns watches as a reader sees them. */
export function watchEntries(
  watches: readonly Watch[],
  readerId: string,
  app: Pick<App, 'userSettings' | 'serverSettings'>,
): Promise<WatchEntry[]> {
  return Promise.all(
    watches.map(async watch => ({
      watch,
      timezone: await watchTimezone(watch, app),
      isOwn: watch.userId === readerId,
    })),
  );
}
