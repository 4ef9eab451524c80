import { existsSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The folder of daily backups, beside the database. */
const FOLDER = 'backups';

/** How the name of a daily backup of any database ends. */
const DAILY_BACKUP = /\.\d{4}-\d\d-\d\d\.backup$/;

/** The daily backups of one database. Days are `YYYY-MM-DD`. */
export interface BackupFiles {
  readonly folder: string;
  /** Returns true for the name of a daily backup of another database, which may be in the same folder. */
  isOfAnother(name: string): boolean;
  /** Returns the file for the backup of a day. */
  file(day: string): string;
  /** Returns the days that have a backup, the oldest first. */
  days(): string[];
  remove(day: string): void;
  /** Removes partial copies, which a process that was killed left behind. */
  removePartial(): void;
}

export function backupFiles(databaseFile: string): BackupFiles {
  const database = existsSync(databaseFile) ? realpathSync(databaseFile) : databaseFile;
  const folder = join(dirname(database), FOLDER);
  const prefix = `${basename(database)}.`;
  const file = (day: string) => join(folder, `${prefix}${day}.backup`);
  const names = () => namesIn(folder).filter(name => name.startsWith(prefix));
  return {
    folder,
    isOfAnother: name => DAILY_BACKUP.test(name) && !name.startsWith(prefix),
    file,
    days: () =>
      names()
        .flatMap(name => /^(\d{4}-\d\d-\d\d)\.backup$/.exec(name.slice(prefix.length))?.[1] ?? [])
        .toSorted(),
    remove: day => rmSync(file(day)),
    removePartial() {
      for (const name of names()) if (name.endsWith('.part')) rmSync(join(folder, name));
    },
  };
}

/**
 * Returns the newest backup of a database: one written before a migration (`<database>.….backup` beside it), or any copy in
 * its folder `backups` but the daily ones of another database.
 */
export function newestBackup(databaseFile: string): string | undefined {
  const { folder, isOfAnother } = backupFiles(databaseFile);
  const beside = dirname(databaseFile);
  const isBeside = (name: string) =>
    name.startsWith(`${basename(databaseFile)}.`) && name.endsWith('.backup');
  return [
    ...namesIn(beside)
      .filter(isBeside)
      .map(name => join(beside, name)),
    ...namesIn(folder)
      .filter(name => /\.(?:backup|sqlite)$/.test(name) && !isOfAnother(name))
      .map(name => join(folder, name)),
  ].toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
