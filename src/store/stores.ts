import type { Kysely } from 'kysely';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { createWhenRead } from '../core/create-when-read.ts';
import { createArxivFollowStore } from './arxiv-follow.ts';
import { createChannelHistoryStore } from './channel-history.ts';
import { createCorpusMarkStore } from './corpus-marks.ts';
import { createDeliveryStore } from './deliveries.ts';
import { createDepartedGuildStore } from './departed-guilds.ts';
import { createMetadataStore } from './metadata.ts';
import { createPersonalDataStore } from './personal-data.ts';
import { createClubStore } from './clubs.ts';
import { createDiscussionStore } from './discussions.ts';
import { createDismissedPaperStore } from './library/dismissed-papers.ts';
import { createLibraryStore } from './library.ts';
import { createLibraryImportStore } from './library/library-imports.ts';
import { createListDayStore } from './list-days.ts';
import { createPaperPickStore } from './paper-picks.ts';
import { createPaperStore } from './papers/papers.ts';
import { createPostedStore } from './posted.ts';
import { createProcessStore } from './processes.ts';
import { createReactionSaveStore } from './reaction-saves.ts';
import { createResultListStore } from './result-lists.ts';
import { createDraftStore } from './drafts.ts';
import { createScheduleStore } from './schedules.ts';
import { runTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import type { DeletionList } from './deletion-list.ts';
import { createSubmissionStore } from './submissions.ts';
import { createServerSettingsStore } from './server-settings.ts';
import { createSourceStore } from './source-runs.ts';
import { createSubscriptionStore } from './subscriptions.ts';
import { createUnmatchedReactionStore } from './unmatched-reactions.ts';
import { createUserSettingsStore } from './user-settings.ts';
import { createServerTrends } from './server-trends.ts';
import { createWallStore } from './wall.ts';
import { createCountChangeStore } from './count-changes.ts';
import { createVotes } from './votes.ts';
import { createWatchFindStore } from './watch-finds.ts';
import { createWatchStore } from './watches.ts';

/**
 * Creates all stores, over an open database or a transaction. `deletions`: the list beside the database. Each is created
 * when it is first read: a transaction needs few of them.
 */
export function createStores(db: Kysely<Schema>, deletions?: DeletionList): Stores {
  return createWhenRead<Stores>({
    papers: () => createPaperStore(db),
    corpusMarks: () => createCorpusMarkStore(db),
    library: () => createLibraryStore(db),
    dismissedPapers: () => createDismissedPaperStore(db),
    paperPicks: () => createPaperPickStore(db),
    libraryImports: () => createLibraryImportStore(db),
    reactionSaves: () => createReactionSaveStore(db),
    votes: () => createVotes(db),
    countChanges: () => createCountChangeStore(db),
    schedules: () => createScheduleStore(db),
    serverSettings: () => createServerSettingsStore(db),
    userSettings: () => createUserSettingsStore(db),
    watches: () => createWatchStore(db),
    watchFinds: () => createWatchFindStore(db),
    subscriptions: () => createSubscriptionStore(db),
    channelHistory: () => createChannelHistoryStore(db),
    submissions: () => createSubmissionStore(db),
    drafts: () => createDraftStore(db),
    deliveries: () => createDeliveryStore(db),
    posted: () => createPostedStore(db),
    wall: () => createWallStore(db),
    serverTrends: () => createServerTrends(db),
    discussions: () => createDiscussionStore(db),
    clubs: () => createClubStore(db),
    unmatchedReactions: () => createUnmatchedReactionStore(db),
    resultLists: () => createResultListStore(db),
    personalData: () => createPersonalDataStore(db, deletions),
    departedGuilds: () => createDepartedGuildStore(db),
    metadata: () => createMetadataStore(db),
    processes: () => createProcessStore(db),
    sources: () => createSourceStore(db),
    listDays: () => createListDayStore(db),
    arxivFollow: () => createArxivFollowStore(db),
  });
}

/** Creates a unit of work that runs in one transaction of this database. */
export function createUnitOfWork(db: Kysely<Schema>): UnitOfWork {
  return work => runTransaction(db, tx => work(createStores(tx)));
}
