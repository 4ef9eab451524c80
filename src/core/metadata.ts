/**
 * Single facts about a database. `starter`: 'begun' while the starter corpus is read in. `lastIngest`: when papers were last ingested, ms since the epoch. `zoneVersion`: the
 * time-zone database that the next runs of schedules were computed with. `titleKeys`: the version of the rule that all
 * stored title keys were computed by.
 */
export type MetadataKey = 'starter' | 'lastIngest' | 'zoneVersion' | 'titleKeys';

export interface MetadataStore {
  get(name: MetadataKey): Promise<string | undefined>;
  set(name: MetadataKey, value: string): Promise<void>;
}
