/**
 * Keys of the values stored about the database itself.
 *
 * - `starter`: 'begun' while the starter corpus is being imported.
 * - `lastIngest`: when papers were last ingested, ms since the epoch.
 * - `zoneVersion`: version of the time-zone database that the schedules' next slots were computed with.
 * - `titleKeys`: version of the rule that all stored title keys were computed with.
 * - `indexed`: number of papers in the index of the bot that serves or last served this database.
 * - `indexSnapshot`: id of the last snapshot of the index over this database.
 */
export type MetadataKey =
  'starter' | 'lastIngest' | 'zoneVersion' | 'titleKeys' | 'indexed' | 'indexSnapshot';

export interface MetadataStore {
  get(name: MetadataKey): Promise<string | undefined>;
  set(name: MetadataKey, value: string): Promise<void>;
}
