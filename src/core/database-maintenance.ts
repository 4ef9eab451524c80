/** Long work on the database file, on connections of its own. Each method rejects when its signal is aborted. */
export interface DatabaseMaintenance {
  /** Returns what is wrong with the file; empty if nothing is. */
  check(signal: AbortSignal): Promise<readonly DatabaseProblem[]>;
  /** Rebuilds indexes from their tables. */
  rebuildIndexes(names: readonly string[], signal: AbortSignal): Promise<void>;
  /** Writes a checked copy of the database for this day (`YYYY-MM-DD`), for the owner alone; leaves no partial one. */
  backUp(day: string, signal: AbortSignal): Promise<void>;
  /** Returns the days of the daily backups, the oldest first. */
  backupDays(): readonly string[];
  removeBackup(day: string): void;
  /** Returns when the newest daily backup was written, ms since the epoch; `undefined` without any. */
  newestBackupAt(): number | undefined;
}

/** One problem that SQLite found in a file. */
export interface DatabaseProblem {
  /** SQLite's words. */
  readonly text: string;
  /** The index that alone has the problem, so that rebuilding it helps; `null` for another one. */
  readonly index: string | null;
  /** Whether it is only about a page that is used for nothing. */
  readonly isHarmless: boolean;
}

/** Returns true for a file without harmful problems. */
export function isSound(problems: readonly DatabaseProblem[]): boolean {
  return problems.every(({ isHarmless }) => isHarmless);
}
