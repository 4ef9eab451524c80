/**
 * Keys of the values stored about the database itself.
 *
 * - `starter`: 'begun' while the starter corpus is being imported.
 * - `lastIngest`: when papers were last ingested, ms since the epoch.
 * - `zoneVersion`: version of the time-zone database that the schedules' next slots were computed with.
 * - `titleKeys`: version of the rule that all stored title keys were computed with.
 * - `indexed`: number of papers in the index of the bot that serves or last served this database.
 * - `indexSnapshot`: id of the last snapshot of the index over this database; `indexSnapshot:HOST` on a server, where each
 *   host has its own.
 * - `backup`: only in a backup, the greatest id of a paper that it ever had; see `noticeRestore`.
 * - `clock`: the newest time that the bot has seen, to some minutes, ms since the epoch.
 * - `restored`: when the bot was first started on a restored backup, ms since the epoch.
 * - `restoredPapers`: the greatest id of a paper that this backup ever had.
 * - `restoredSince`: the newest time that the bot had seen before this backup was made, ms since the epoch.
 * - `userHashKey`: the key of the hashes of users who had everything about them deleted.
 * - `deletionsApplied`: how many deletions of the list beside the database it has; see `replayDeletions`. `deletionsApplied:HOST` on a server.
 * - `deletedInJournal`: when data of a user was deleted that the journal (WAL) may still have, ms since the epoch.
 * - `copying`: only in an incomplete copy, how far it is; see `copyRows`.
 * - `writeCheck`: when the health check last wrote to the database, ms since the epoch.
 */
export type MetadataKey =
  | 'starter'
  | 'lastIngest'
  | 'zoneVersion'
  | 'titleKeys'
  | 'indexed'
  | 'indexSnapshot'
  | `indexSnapshot:${string}`
  | 'userHashKey'
  | 'deletionsApplied'
  | `deletionsApplied:${string}`
  | 'deletedInJournal'
  | 'copying'
  | 'writeCheck'
  | 'backup'
  | 'restored'
  | 'restoredPapers'
  | 'restoredSince'
  | 'clock';

export interface MetadataStore {
  get(name: MetadataKey): Promise<string | undefined>;
  set(name: MetadataKey, value: string): Promise<void>;
  delete(name: MetadataKey): Promise<void>;
}
