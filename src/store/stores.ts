import type { Kysely } from 'kysely';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { createArxivFollowStore } from './arxiv-follow.ts';
import { createChannelHistoryStore } from './channel-history.ts';
import { createDeliveryStore } from './deliveries.ts';
import { createMetadataStore } from './metadata.ts';
import { createLibraryStore } from './library.ts';
import { createListDayStore } from './list-days.ts';
import { createPaperStore } from './papers/papers.ts';
import { createPostedStore } from './posted.ts';
import { createResultListStore } from './result-lists.ts';
import { createScheduleStore } from './schedules.ts';
import type { Schema } from './database/schema.ts';
import { createSourceStore } from './source-runs.ts';
import { createUnmatchedReactionStore } from './unmatched-reactions.ts';

/** Creates all stores, over an open database or a transaction. */
export function createStores(db: Kysely<Schema>): Stores {
  return {
    papers: createPaperStore(db),
    library: createLibraryStore(db),
    schedules: createScheduleStore(db),
    channelHistory: createChannelHistoryStore(db),
    deliveries: createDeliveryStore(db),
    posted: createPostedStore(db),
    unmatchedReactions: createUnmatchedReactionStore(db),
    resultLists: createResultListStore(db),
    metadata: createMetadataStore(db),
    sources: createSourceStore(db),
    listDays: createListDayStore(db),
    arxivFollow: createArxivFollowStore(db),
  };
}

/** Creates a unit of work that runs in one transaction of this database. */
export function createUnitOfWork(db: Kysely<Schema>): UnitOfWork {
  return work => db.transaction().execute(tx => work(createStores(tx)));
}
