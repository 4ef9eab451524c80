import type { Kysely } from 'kysely';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { openArxivFollowStore } from './arxiv-follow.ts';
import { openChannelHistoryStore } from './channel-history.ts';
import { openDeliveryStore } from './deliveries.ts';
import { openMetadataStore } from './metadata.ts';
import { openLibraryStore } from './library.ts';
import { openListDayStore } from './list-days.ts';
import { openPaperStore } from './papers/papers.ts';
import { openPostedStore } from './posted.ts';
import { openResultListStore } from './result-lists.ts';
import { openScheduleStore } from './schedules.ts';
import type { Schema } from './database/schema.ts';
import { openSourceStore } from './source-runs.ts';

/** All stores over an open database, or over a transaction of it. */
export function openStores(db: Kysely<Schema>): Stores {
  return {
    papers: openPaperStore(db),
    library: openLibraryStore(db),
    schedules: openScheduleStore(db),
    channelHistory: openChannelHistoryStore(db),
    deliveries: openDeliveryStore(db),
    posted: openPostedStore(db),
    resultLists: openResultListStore(db),
    metadata: openMetadataStore(db),
    sources: openSourceStore(db),
    listDays: openListDayStore(db),
    arxivFollow: openArxivFollowStore(db),
  };
}

/** Work over several stores in one transaction of this database. */
export function openUnitOfWork(db: Kysely<Schema>): UnitOfWork {
  return work => db.transaction().execute(tx => work(openStores(tx)));
}
