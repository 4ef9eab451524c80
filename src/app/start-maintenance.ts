import type { Log } from '../core/log.ts';
import type { DatabaseLocation } from '../core/database-location.ts';
import type { Clock } from '../core/time/clock.ts';
import { startDailyMaintenance } from '../jobs/daily-maintenance.ts';
import { createMaintenance, runInProcess } from '../store/database/sqlite/maintenance.ts';
import type { Cleanups } from './cleanups.ts';

export interface MaintenanceOptions {
  readonly database: DatabaseLocation;
  readonly maintenanceWorkerFile?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** The daily check and backup of the database, for health and metrics. */
export interface Maintenance {
  /** Returns the damage that the last check found; `undefined` without any. */
  damage(): string | undefined;
  /** Returns when the newest daily backup was written, ms since the epoch. */
  newestBackupAt(): number | undefined;
}

/** Starts checking and backing up the database once a day, if there is a program for it. */
export function startMaintenance(
  { database, maintenanceWorkerFile, clock, log }: MaintenanceOptions,
  cleanups: Cleanups,
): Maintenance | undefined {
  // A server checks itself, and its operator backs it up.
  if (maintenanceWorkerFile === undefined || database.kind !== 'sqlite') return undefined;
  const maintenance = createMaintenance(database.file, runInProcess(maintenanceWorkerFile));
  const daily = startDailyMaintenance({ maintenance, clock, log });
  cleanups.add(() => daily.stop());
  return { damage: () => daily.damage(), newestBackupAt: () => maintenance.newestBackupAt() };
}
