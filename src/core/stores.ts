import type { ArxivFollowStore } from './arxiv-follow.ts';
import type { DeliveryStore } from './delivery.ts';
import type { FactStore } from './facts.ts';
import type { LibraryStore } from './library.ts';
import type { PaperStore } from './paper.ts';
import type { PostedStore } from './posted.ts';
import type { ResultListStore } from './result-lists.ts';
import type { ChannelHistoryStore, ScheduleStore } from './schedule.ts';
import type { ListDayStore, SourceStore } from './source-runs.ts';

/** Everything the database holds, noun by noun. */
export interface Stores {
  readonly papers: PaperStore;
  readonly library: LibraryStore;
  readonly schedules: ScheduleStore;
  readonly channelHistory: ChannelHistoryStore;
  readonly deliveries: DeliveryStore;
  readonly posted: PostedStore;
  readonly resultLists: ResultListStore;
  readonly facts: FactStore;
  readonly sources: SourceStore;
  readonly listDays: ListDayStore;
  readonly arxivFollow: ArxivFollowStore;
}

/**
 * Runs work over several stores as one transaction: all of it happens, or nothing. The work must use only the stores
 * it is handed (a query on an outer store would wait for the transaction, and so for ever) and await nothing else.
 */
export type UnitOfWork = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;
