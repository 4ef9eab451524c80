/**
 * Single facts about a database. `starter`: 'begun' while the starter corpus is read in. `lastIngest`: when papers were last ingested, ms since the epoch. `zoneVersion`: the
 * time-zone database that the next runs of schedules were computed with.
 */
export type FactName = 'starter' | 'lastIngest' | 'zoneVersion';

export interface FactStore {
  get(name: FactName): Promise<string | undefined>;
  set(name: FactName, value: string): Promise<void>;
}
