import { existsSync, realpathSync } from 'node:fs';
import { Command } from 'commander';
import { backUpDatabase } from '../store/database/open.ts';
import { databaseExists } from '../store/database/sqlite-errors.ts';
import { VerbError, type CliContext } from './context.ts';
import { untilStopped } from '../process/stop-signal.ts';

/** `paperboy backup FILE`: a checked copy of the database as it is, beside a running bot or without one. */
export function backupVerb(context: CliContext): Command {
  return new Command('backup')
    .description('Write a checked copy of the whole database to a file; the bot may go on running.')
    .argument('<file>', 'where to; put it on another disk')
    .option('--force', 'replace the file if it exists')
    .action(async (file: string, flags: { force?: true }) => {
      const { databaseFile } = context.config();
      if (!databaseExists(databaseFile)) throw new VerbError(`There is no database at ${databaseFile}.`);
      if (existsSync(file)) {
        // Replaced under a running bot, the database would lose what the bot goes on writing to the old file.
        if (realpathSync(file) === realpathSync(databaseFile))
          throw new VerbError(`${file} is the database itself: name another file.`);
        if (!flags.force) throw new VerbError(`${file} exists. Name another file, or replace it by --force.`);
      }
      await untilStopped(signal => backUpDatabase(databaseFile, file, signal));
      context.tell(`wrote a checked copy of ${databaseFile} to ${file}`);
    });
}
