import type { ClubStore } from './club/club.ts';
import type { ArxivFollowStore } from './source/arxiv-follow.ts';
import type { DeliveryStore } from './delivery/delivery-store.ts';
import type { DepartedGuildStore } from './departed-guilds.ts';
import type { MetadataStore } from './metadata.ts';
import type { PersonalDataStore } from './personal-data.ts';
import type { ProcessStore } from './processes.ts';
import type { DiscussionStore } from './discussion/discussions.ts';
import type { DismissedPaperStore } from './library/dismissed-papers.ts';
import type { LibraryStore } from './library/library.ts';
import type { LibraryImportStore } from './library/library-import.ts';
import type { ReactionSaveStore } from './library/reaction-saves.ts';
import type { CorpusMarkStore } from './paper/corpus-marks.ts';
import type { PaperStore } from './paper/paper.ts';
import type { PostedStore } from './message/posted.ts';
import type { UnmatchedReactionStore } from './message/unmatched-reactions.ts';
import type { PaperPickStore } from './search/paper-picks.ts';
import type { ResultListStore } from './search/result-lists.ts';
import type { DraftStore } from './schedule/draft.ts';
import type { ScheduleStore } from './schedule/schedule-store.ts';
import type { ChannelHistoryStore } from './schedule/channel-history.ts';
import type { ServerSettingsStore } from './server-settings.ts';
import type { SubmissionStore } from './submission/submission.ts';
import type { SubscriptionStore } from './watch/subscription.ts';
import type { UserSettingsStore } from './user-settings.ts';
import type { ServerTrends } from './vote/server-trends.ts';
import type { WallStore } from './vote/wall.ts';
import type { WatchFindStore } from './watch/watch-finds.ts';
import type { WatchStore } from './watch/watch.ts';
import type { CountChangeStore } from './message/count-changes.ts';
import type { Votes } from './vote/votes.ts';
import type { ListDayStore, SourceStore } from './source/source-runs.ts';

/** All stores of the database. */
export interface Stores {
  readonly papers: PaperStore;
  readonly corpusMarks: CorpusMarkStore;
  readonly library: LibraryStore;
  readonly dismissedPapers: DismissedPaperStore;
  readonly paperPicks: PaperPickStore;
  readonly libraryImports: LibraryImportStore;
  readonly reactionSaves: ReactionSaveStore;
  readonly votes: Votes;
  readonly countChanges: CountChangeStore;
  readonly schedules: ScheduleStore;
  readonly serverSettings: ServerSettingsStore;
  readonly userSettings: UserSettingsStore;
  readonly watches: WatchStore;
  readonly watchFinds: WatchFindStore;
  readonly subscriptions: SubscriptionStore;
  readonly channelHistory: ChannelHistoryStore;
  readonly submissions: SubmissionStore;
  readonly drafts: DraftStore;
  readonly deliveries: DeliveryStore;
  readonly posted: PostedStore;
  readonly wall: WallStore;
  readonly serverTrends: ServerTrends;
  readonly discussions: DiscussionStore;
  readonly clubs: ClubStore;
  readonly unmatchedReactions: UnmatchedReactionStore;
  readonly resultLists: ResultListStore;
  readonly personalData: PersonalDataStore;
  readonly departedGuilds: DepartedGuildStore;
  readonly metadata: MetadataStore;
  readonly processes: ProcessStore;
  readonly sources: SourceStore;
  readonly listDays: ListDayStore;
  readonly arxivFollow: ArxivFollowStore;
}

/**
 * Runs `work` in one transaction over several stores. It must use only the stores it is given (a query on an outer store
 * would wait for the transaction, and so for ever) and await nothing else. On a server it is run again if it conflicts with
 * another process or its connection breaks: it must change nothing but the stores.
 */
export type UnitOfWork = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;
