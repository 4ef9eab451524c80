/**
 * Single facts about a database. `starter`: 'begun' while the starter corpus is read in. `lastIngest`: when papers were last ingested, ms since the epoch. `zoneVersion`: the
 * time-zone database that the next runs of schedules were computed with. `titleKeys`: the version of the rule that all
 * stored title keys were computed by.
 */
export type FactName = 'starter' | 'lastIngest' | 'zoneVersion' | 'titleKeys';

export interface FactStore {
  get(name: FactName): Promise<string | undefined>;
  set(name: FactName, value: string): Promise<void>;
}
