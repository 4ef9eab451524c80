import { existsSync, realpathSync } from 'node:fs';
import type { Command } from 'commander';
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
      const { databaseFile } = await context.config();
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
