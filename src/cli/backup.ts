import { existsSync, realpathSync } from 'node:fs';
import type { Command } from 'commander';
import { databaseName, type DatabaseLocation } from '../core/database-location.ts';
import { untilStopped } from '../process/stop-signal.ts';
import { backUpDatabase } from '../store/database/sqlite/open-sqlite.ts';
import type { CliContext } from './context.ts';
import { VerbError } from './errors.ts';
import { throwIfMissing } from './open-stores.ts';

/** `paperboy backup FILE`: a checked copy of the database, beside a running bot or without one. */
export function defineBackup(command: Command, context: CliContext): void {
  command
    .argument('<file>', 'where to; put it on another disk')
    .option('--force', 'replace the file if it exists')
    .action(async (file: string, flags: { force?: true }) => {
      const { database } = await context.config();
      if (database.kind === 'postgres') throw new VerbError(pgDumpAdvice(database, file));
      const { file: databaseFile } = database;
      throwIfMissing(databaseFile);
      if (existsSync(file)) {
        // If it were replaced, a running bot would go on writing to the old file, and those writes would be lost.
        if (realpathSync(file) === realpathSync(databaseFile))
          throw new VerbError(`${file} is the database itself: name another file.`);
        if (!flags.force)
          throw new VerbError(`${file} exists. Name another file, or replace it with --force.`);
      }
      await untilStopped(signal => backUpDatabase(databaseFile, file, signal));
      context.printToStderr(`wrote a checked copy of ${databaseFile} to ${file}`);
    });
}

/** Returns the commands that back up a database on a server; the password is asked for, or in `~/.pgpass`. */
function pgDumpAdvice(database: DatabaseLocation, file: string): string {
  return (
    'A database on a server is backed up by the programs of PostgreSQL, while bots serve it:\n' +
    `  pg_dump --format=custom --file=${quote(file)} ${quote(databaseName(database))}\n` +
    'Restore it into an empty database, and say that it is a backup before a bot is started on it, so that what was posted ' +
    'since is not posted again:\n' +
    `  pg_restore --no-owner --dbname=DATABASE ${quote(file)}\n` +
    `  psql DATABASE --command="INSERT INTO facts SELECT 'backup', coalesce(max(id), 0)::text FROM papers"`
  );
}

/** Quotes a word for a shell if it needs that. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
