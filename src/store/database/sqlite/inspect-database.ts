import BetterSqlite3 from 'better-sqlite3';
import { isSound, type DatabaseProblem } from '../../../core/database-maintenance.ts';
import { isOfAnotherProgram } from './application-id.ts';
import { backupFiles, newestBackup } from './backup-files.ts';
import { checkIntegrity } from './check-integrity.ts';
import { MIGRATIONS } from '../migrations.ts';
import { databaseSize } from './sqlite-errors.ts';

/** What a database file is like. */
export interface DatabaseState {
  /** Bytes; `undefined` if there is no file. */
  readonly size: number | undefined;
  /** Number of migrations applied to it; 0 if that cannot be read. */
  readonly schema: number;
  readonly isOfAnotherProgram: boolean;
  /** The schema that this program writes. */
  readonly newestSchema: number;
  readonly problems: readonly DatabaseProblem[];
  readonly newestBackup: string | undefined;
  /** The day of the newest daily backup, `YYYY-MM-DD`. */
  readonly newestBackupDay: string | undefined;
}

/** Inspects a database, which a bot may be serving, and changes nothing. Throws `StoreError` or SQLite's errors. */
export function inspectDatabase(file: string): DatabaseState {
  const size = databaseSize(file);
  const isReadable = size !== undefined && size > 0;
  const problems = isReadable ? checkIntegrity(file) : [];
  return {
    size,
    ...(isReadable && isSound(problems) ? readHeader(file) : { schema: 0, isOfAnotherProgram: false }),
    newestSchema: MIGRATIONS.length,
    problems,
    newestBackup: newestBackup(file),
    newestBackupDay: backupFiles(file).days().at(-1),
  };
}

function readHeader(file: string): Pick<DatabaseState, 'schema' | 'isOfAnotherProgram'> {
  const handle = new BetterSqlite3(file, { readonly: true });
  try {
    return {
      schema: Number(handle.pragma('user_version', { simple: true })),
      isOfAnotherProgram: isOfAnotherProgram(handle),
    };
  } finally {
    handle.close();
  }
}
