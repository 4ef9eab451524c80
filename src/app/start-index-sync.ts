import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { Log } from '../core/log.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { MAX_CHANGES_BEHIND } from '../usecases/index-progress.ts';
import type { Corpus } from './open-corpus.ts';

/** How often papers that another process wrote are looked for, ms: they are found within 15 s, also without a hint. */
const POLL_MS = 5 * SECOND_MS;

export interface IndexSyncOptions {
  readonly corpus: Pick<Corpus, 'index' | 'syncIndex'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts syncing the index; `onLongSync` is called after a sync during which slots with a query had to wait. */
export function startIndexSync(options: IndexSyncOptions, onLongSync: () => void): Ticker {
  const { corpus, clock, log } = options;
  return startTicker({
    async work(signal) {
      const changed = await syncIndexGuarded(corpus.syncIndex, options, signal);
      if (changed > MAX_CHANGES_BEHIND) onLongSync();
    },
    nextDueAt: async () => clock.now() + POLL_MS,
    clock,
    log,
  });
}

/** Syncs the index. Posting goes on with the index as it is if that fails. Returns how many papers changed. */
export async function syncIndexGuarded(
  sync: Corpus['syncIndex'],
  { corpus, log }: Pick<IndexSyncOptions, 'corpus' | 'log'>,
  signal: AbortSignal,
): Promise<number> {
  try {
    const changed = await sync(signal);
    if (changed > 0) log.info('papers_changed', { changed, papers: corpus.index.size });
    return changed;
  } catch (error) {
    log.error('index_sync_failed', { error });
    return 0;
  }
}
