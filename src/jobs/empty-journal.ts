import type { Log } from '../core/log.ts';
import type { PersonalDataStore } from '../core/personal-data.ts';
import type { Clock } from '../core/time/clock.ts';
import { startTicker, type Ticker } from './ticker.ts';

export interface JournalOptions {
  readonly personalData: Pick<PersonalDataStore, 'emptyJournal'>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Starts emptying the journal of the database after users had their data deleted while another process, such as a backup,
 * read it.
 */
export function startEmptyingJournal({ personalData, clock, log }: JournalOptions): Ticker {
  let reportedAt: number | undefined;
  return startTicker({
    async work() {
      const deletedAt = await personalData.emptyJournal();
      if (deletedAt !== undefined && deletedAt !== reportedAt)
        log.warn('journal_not_emptied', { deletedAt: new Date(deletedAt).toISOString() });
      if (deletedAt === undefined && reportedAt !== undefined) log.info('journal_emptied', {});
      reportedAt = deletedAt;
    },
    nextDueAt: async () => undefined,
    clock,
    log,
  });
}
