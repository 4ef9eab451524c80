import { resolve } from 'node:path';
import type { Command } from 'commander';
import { databaseName, type DatabaseLocation } from '../../core/database-location.ts';
import { databaseUrlSchema } from '../../process/database-url.ts';
import { untilStopped } from '../../process/stop-signal.ts';
import { compareRows } from '../../store/copy/compare-rows.ts';
import { COPIED_TABLES, type CopiedTable } from '../../store/copy/copied-tables.ts';
import { copyRows } from '../../store/copy/copy-rows.ts';
import { finishCopy } from '../../store/copy/finish-copy.ts';
import { countRows } from '../../store/copy/read-rows.ts';
import { createDeletionList } from '../../store/deletion-list.ts';
import { replayDeletions } from '../../store/replay-deletions.ts';
import type { CliContext } from '../context.ts';
import { UsageError, VerbError } from '../errors.ts';
import { openProgress } from '../ingest/progress.ts';
import { throwIfMissing } from '../open-stores.ts';
import { withUnserved, type UnservedDatabase } from './open-ends.ts';

interface MigrateFlags {
  readonly from?: string;
  readonly to?: string;
  readonly json?: true;
}

/** `paperboy migrate`: copies a database to another place, such as from a file to a server. */
export function defineMigrate(command: Command, context: CliContext): void {
  command
    .option('--from <url>', 'the database to copy, such as file:data/paperboy.sqlite (default: DATABASE_URL)')
    .option('--to <url>', 'a new, empty one, such as postgres://USER@HOST/NAME (default: DATABASE_URL)')
    .option('--json', 'print one JSON object instead of text')
    .action(async (flags: MigrateFlags) => {
      const { from, to } = await locate(flags, context);
      await assertSource(from);
      const counts = await untilStopped(signal => migrate(from, to, signal, context));
      const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const names = { from: databaseName(from), to: databaseName(to) };
      if (flags.json)
        return context.print(JSON.stringify({ ...names, rows, tables: Object.fromEntries(counts) }));
      context.print(
        `copied ${rows} rows (${counts.get('papers') ?? 0} papers) from ${names.from} to ${names.to} and compared them all`,
      );
      context.printToStderr('Start the bot with DATABASE_URL of the copy. The other database is unchanged.');
    });
}

async function locate(
  { from, to }: MigrateFlags,
  context: CliContext,
): Promise<{ readonly from: DatabaseLocation; readonly to: DatabaseLocation }> {
  if (from === undefined && to === undefined)
    throw new UsageError('Name the database to copy with --from, or the new one with --to.');
  const { database } = await context.config();
  const locations = {
    from: withWholePath(from === undefined ? database : parseLocation(from, '--from', database)),
    to: withWholePath(to === undefined ? database : parseLocation(to, '--to', database)),
  };
  if (databaseName(locations.from) === databaseName(locations.to))
    throw new UsageError('--from and --to are the same database.');
  return locations;
}

/** Parses the value of an option. The message of its `UsageError` has no password. `configured`: DATABASE_URL, with DATA_FOLDER. */
function parseLocation(url: string, option: string, configured: DatabaseLocation): DatabaseLocation {
  const parsed = databaseUrlSchema.safeParse(url);
  if (parsed.success)
    return parsed.data.kind === 'postgres' && configured.kind === 'postgres'
      ? { ...parsed.data, folder: configured.folder }
      : parsed.data;
  throw new UsageError(`${option} ${parsed.error.issues[0]?.message ?? 'is not a database'}`);
}

/** Returns the location with a path by which its file is the same in every folder. */
function withWholePath(location: DatabaseLocation): DatabaseLocation {
  return location.kind === 'sqlite' ? { kind: 'sqlite', file: resolve(location.file) } : location;
}

/** Throws `VerbError` if there is nothing to copy; opening a database would create it. */
async function assertSource(location: DatabaseLocation): Promise<void> {
  if (location.kind === 'sqlite') return throwIfMissing(location.file);
  const { inspectPostgres } = await import('../../store/database/postgres/inspect-postgres.ts');
  if ((await inspectPostgres(location)).schema === undefined)
    throw new VerbError(`${databaseName(location)} is not a database of Paperboy: there is nothing to copy.`);
}

/** Copies and compares all rows, and returns how many each table has. */
async function migrate(
  from: DatabaseLocation,
  to: DatabaseLocation,
  signal: AbortSignal,
  context: CliContext,
): Promise<Map<CopiedTable, number>> {
  const { clock } = context;
  return withUnserved(from, { isCopyTarget: false, clock }, source =>
    withUnserved(to, { isCopyTarget: true, clock }, async target => {
      // As a start of the bot does: a restored backup may have what users deleted since.
      await replayDeletions(source.db, createDeletionList(from));
      const counts = await copyWithProgress(source, target, signal, context);
      await source.assertUnserved();
      await target.assertUnserved();
      await finishCopy(target.db, createDeletionList(to));
      return counts;
    }),
  );
}

/** Shows a bar over two passes: rows are copied, and then compared. */
async function copyWithProgress(
  source: UnservedDatabase,
  target: UnservedDatabase,
  signal: AbortSignal,
  context: CliContext,
): Promise<Map<CopiedTable, number>> {
  let total = 0;
  let done = 0;
  for (const table of COPIED_TABLES) {
    total += await countRows(source.db, table);
    done += await countRows(target.db, table);
  }
  const progress = openProgress(2 * total, context);
  const onProgress = (rows: number, table: CopiedTable) => {
    done += rows;
    progress.update(Math.min(done, 2 * total), table);
  };
  try {
    await copyRows({ source, target, signal, onProgress });
    done = total;
    return await compareRows({ source, target, signal, onProgress });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new VerbError(
      'Stopped. The same command continues the copy; no bot starts on it until it is complete.',
      {
        cause: error,
      },
    );
  } finally {
    progress.stop();
  }
}
