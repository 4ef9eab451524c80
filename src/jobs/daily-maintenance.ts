import { isSound, type DatabaseMaintenance, type DatabaseProblem } from '../core/database-maintenance.ts';
import type { Log } from '../core/log.ts';
import { addDays, localDate } from '../core/time/calendar.ts';
import type { Clock } from '../core/time/clock.ts';
import { HOUR_MS, MINUTE_MS } from '../core/time/duration.ts';
import { startTicker } from './ticker.ts';

/** 02:40 UTC: night in Europe and Africa, evening in America, and before the hour at which schedules of Asia begin. */
const QUIET_TIME_MS = 2 * HOUR_MS + 40 * MINUTE_MS;

/** Daily backups that are kept. */
const MAX_BACKUPS = 7;

/** A full disk is tried again this often: each attempt writes as much as there is room. */
const RETRY_AFTER_MS = HOUR_MS;

/** A database without a backup gets its first one this soon after a start. */
const FIRST_BACKUP_AFTER_MS = HOUR_MS;

export interface DailyMaintenanceOptions {
  readonly maintenance: DatabaseMaintenance;
  readonly clock: Clock;
  readonly log: Log;
}

/** Checks the database and backs it up, once a day. */
export interface DailyMaintenance {
  /** Returns the damage that the last check found and could not repair; `undefined` without any. */
  damage(): string | undefined;
  stop(): Promise<void>;
}

/**
 * Starts checking and backing up the database once a day, at a quiet hour. Damaged indexes are rebuilt; other damage is
 * logged as an error, and no copy of it replaces an older backup.
 */
export function startDailyMaintenance({
  maintenance,
  clock,
  log,
}: DailyMaintenanceOptions): DailyMaintenance {
  const startedAt = clock.now();
  let damage: string | undefined;
  let retryAt = 0;

  const dueAt = () => {
    const newestDay = backupDaysUntil(localDate(clock.now(), 'UTC'), maintenance).at(-1);
    // A clock that was ahead must not put the next attempt off.
    const isRetrying = retryAt - clock.now() <= RETRY_AFTER_MS;
    return Math.max(maintenanceDueAt(newestDay, startedAt), isRetrying ? retryAt : 0);
  };

  const ticker = startTicker({
    async work(signal) {
      if (dueAt() > clock.now()) return;
      retryAt = clock.now() + RETRY_AFTER_MS;
      try {
        damage = await checkAndRepair(maintenance, log, signal);
        if (damage === undefined) await backUp(maintenance, localDate(clock.now(), 'UTC'), log, signal);
      } catch (error) {
        if (!signal.aborted) log.error('database_maintenance_failed', { error });
      }
    },
    nextDueAt: async () => dueAt(),
    clock,
    log,
  });
  return { damage: () => damage, stop: () => ticker.stop() };
}

/** Returns the days of the backups, oldest first, without those of a clock that was ahead. */
function backupDaysUntil(today: string, maintenance: Pick<DatabaseMaintenance, 'backupDays'>): string[] {
  return maintenance.backupDays().filter(day => day <= today);
}

/** Returns when the next backup is due, ms since the epoch; `newestDay` (UTC) is that of the newest one. */
function maintenanceDueAt(newestDay: string | undefined, startedAt: number): number {
  if (newestDay !== undefined) return quietTimeOf(addDays(newestDay, 1));
  return startedAt + FIRST_BACKUP_AFTER_MS;
}

function quietTimeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + QUIET_TIME_MS;
}

/** Checks the file and rebuilds damaged indexes. Returns the damage that is left, in words for the operator. */
async function checkAndRepair(
  maintenance: DatabaseMaintenance,
  log: Log,
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = await maintenance.check(signal);
  if (isSound(found)) return undefined;
  const indexes = [...new Set(found.flatMap(({ index }) => index ?? []))];
  if (indexes.length === 0 || !found.every(({ index, isHarmless }) => index !== null || isHarmless))
    return reportDamage(found, log);
  log.warn('database_indexes_damaged', { indexes, problems: textsOf(found) });
  try {
    await maintenance.rebuildIndexes(indexes, signal);
  } catch (error) {
    // An index whose own pages are damaged cannot be cleared.
    log.warn('database_indexes_not_rebuilt', { indexes, error });
  }
  const left = await maintenance.check(signal);
  if (!isSound(left)) return reportDamage(left, log);
  log.info('database_indexes_rebuilt', { indexes });
  return undefined;
}

function reportDamage(problems: readonly DatabaseProblem[], log: Log): string {
  log.error('database_damaged', { problems: textsOf(problems) });
  return `The database file is damaged (${problems[0]?.text ?? 'unknown'}). Stop the bot and restore the newest backup.`;
}

/** Returns the first few problems: one damaged page causes many. */
function textsOf(problems: readonly DatabaseProblem[]): string[] {
  return problems.slice(0, 10).map(({ text }) => text);
}

/** Writes the backup of a day. Older ones are removed only after that, so that a full disk costs none. */
async function backUp(
  maintenance: DatabaseMaintenance,
  day: string,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  await maintenance.backUp(day, signal);
  const expired = backupDaysUntil(day, maintenance).slice(0, -MAX_BACKUPS);
  for (const each of expired) maintenance.removeBackup(each);
  log.info('database_backed_up', { day, removed: expired.length });
}
