import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { DatabaseProblem } from '../../core/database-maintenance.ts';
import { backupFiles, newestBackup } from './backup-files.ts';
import { checkIntegrity } from './check-integrity.ts';
import { MIGRATIONS } from './migrations.ts';

/** What a database file is like. */
export interface DatabaseState {
  /** Bytes; `undefined` if there is no file. */
  readonly size: number | undefined;
  /** Number of migrations applied to it; 0 for a file that is none of Paperboy's. */
  readonly schema: number;
  /** The schema that this program writes. */
  readonly newestSchema: number;
  readonly problems: readonly DatabaseProblem[];
  readonly newestBackup: string | undefined;
  /** The day of the newest daily backup, `YYYY-MM-DD`. */
  readonly newestBackupDay: string | undefined;
}

/** Inspects a database, which a bot may be serving, and changes nothing. Throws what the file system or SQLite throw. */
export function inspectDatabase(file: string): DatabaseState {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  const isReadable = size !== undefined && size > 0;
  const problems = isReadable ? checkIntegrity(file) : [];
  return {
    size,
    schema: isReadable && problems.length === 0 ? schemaOf(file) : 0,
    newestSchema: MIGRATIONS.length,
    problems,
    newestBackup: newestBackup(file),
    newestBackupDay: backupFiles(file).days().at(-1),
  };
}

function schemaOf(file: string): number {
  const handle = new BetterSqlite3(file, { readonly: true });
  try {
    return Number(handle.pragma('user_version', { simple: true }));
  } finally {
    handle.close();
  }
}
