import type { Command, MenuCommand } from '../command.ts';
import type { Config, LogLevel } from '../process/config.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { rebuildTitleKeys } from '../jobs/rebuild-title-keys.ts';
import { openDatabase } from '../store/database/open.ts';
import { openStores, openUnitOfWork } from '../store/stores.ts';
import { databaseExists, toStoreError } from '../store/database/sqlite-errors.ts';

/** What a verb is given by the process. */
export interface CliContext {
  /** Throws `ConfigError`. */
  readonly config: () => Config;
  readonly log: (level: LogLevel) => Log;
  readonly clock: Clock;
  /** Writes a line of data to standard output. */
  readonly print: (line: string) => void;
  /** Writes a whole document to standard output, as it is. */
  readonly write: (text: string) => void;
  /** Writes a line for people to standard error. */
  readonly tell: (line: string) => void;
  /** Standard error where that is a terminal, for progress bars. */
  readonly terminal: NodeJS.WritableStream | undefined;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Everything that Discord is told of. */
  readonly commands: readonly (Command | MenuCommand)[];
}

/** The command line was used wrongly; the message says how it is done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something that was asked for does not exist, or could not be done; the message is for the operator. */
export class VerbError extends Error {
  override readonly name = 'VerbError';
}

/** Runs work on the configured database, beside a serving bot or without one, and closes it. */
export async function withStores<T>(
  file: string,
  work: (database: { stores: Stores; unitOfWork: UnitOfWork }) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(file);
  try {
    const stores = openStores(database.db);
    const unitOfWork = openUnitOfWork(database.db);
    await rebuildTitleKeys(stores, unitOfWork);
    return await work({ stores, unitOfWork });
  } catch (error) {
    throw toStoreError(file, error);
  } finally {
    await database.close();
  }
}

/** The same for verbs that only read: throws `VerbError` where there is no database yet, and makes none. */
export async function withExistingStores<T>(
  file: string,
  work: (database: { stores: Stores; unitOfWork: UnitOfWork }) => Promise<T>,
): Promise<T> {
  if (!databaseExists(file)) {
    throw new VerbError(
      `There is no database at ${file}. Make one with: paperboy ingest PATH…, or point DATABASE_URL to yours.`,
    );
  }
  return withStores(file, work);
}

/** Reads an option as a whole number within bounds; throws `UsageError`. */
export function wholeNumber(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new UsageError(`${name} takes a whole number from ${least} to ${most}, not “${text}”.`);
  }
  return value;
}
