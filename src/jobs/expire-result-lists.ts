import { RESULT_LIST_TTL_MS, type ResultListStore } from '../core/search/result-lists.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import { startTicker, type Ticker } from './ticker.ts';

/** Deletes what members searched for as soon as its pages can no longer be turned, whether or not anyone searches again. */
export function startResultListExpiry({
  resultLists,
  clock,
  log,
}: {
  readonly resultLists: Pick<ResultListStore, 'deleteCreatedBefore' | 'oldestCreatedAt'>;
  readonly clock: Clock;
  readonly log: Log;
}): Ticker {
  const expiresAt = async () => {
    const oldest = await resultLists.oldestCreatedAt();
    // A list can be paged until the end of its last millisecond.
    return oldest === undefined ? undefined : oldest + RESULT_LIST_TTL_MS + 1;
  };
  return startTicker({
    async work() {
      const due = await expiresAt();
      if (due === undefined || due > clock.now()) return;
      const deleted = await resultLists.deleteCreatedBefore(clock.now() - RESULT_LIST_TTL_MS);
      log.debug('result_lists_expired', { deleted });
    },
    nextDueAt: expiresAt,
    clock,
    log,
  });
}
