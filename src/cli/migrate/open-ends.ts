import type { DatabaseLocation } from '../../core/database-location.ts';
import { databaseName } from '../../core/database-location.ts';
import { DEAD_AFTER_MS, isAlive } from '../../core/processes.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import type { Clock } from '../../core/time/clock.ts';
import { EXIT } from '../../process/exit-code.ts';
import type { CopyEnd } from '../../store/copy/copy-rows.ts';
import type { Database } from '../../store/database/database.ts';
import { openServedDatabase } from '../../store/database/open.ts';
import { AlreadyServedError } from '../../store/database/sqlite/serving-lock.ts';
import { toDatabaseError } from '../../store/database/to-store-error.ts';
import { createProcessStore } from '../../store/processes.ts';
import { VerbError } from '../errors.ts';

/** A database that no bot serves. */
export interface UnservedDatabase extends CopyEnd {
  /** Throws `VerbError` if a bot was started on it since. Only a file keeps bots away. */
  assertUnserved(): Promise<void>;
}

/**
 * Runs work on a database that no bot serves, and closes it. Throws `VerbError` if one does, and `StoreError` if it cannot be
 * used. `isCopyTarget`: whether an incomplete copy is opened too.
 */
export async function withUnserved<T>(
  location: DatabaseLocation,
  { isCopyTarget, clock }: { readonly isCopyTarget: boolean; readonly clock: Clock },
  work: (database: UnservedDatabase) => Promise<T>,
): Promise<T> {
  const name = databaseName(location);
  const database = await openUnserved(location, { isCopyTarget, now: clock.now() });
  const assertUnserved = () => throwIfServed(database, name, clock.now());
  try {
    // On a server, all its bots together have one leader.
    const leadership = await database.locks.tryLeader(() => undefined);
    if (!leadership) throw servedError(name);
    try {
      await assertUnserved();
      return await work({ db: database.db, name, assertUnserved });
    } finally {
      await leadership.release();
    }
  } catch (error) {
    throw toDatabaseError(location, error);
  } finally {
    await database.close();
  }
}

async function openUnserved(
  location: DatabaseLocation,
  options: { readonly isCopyTarget: boolean; readonly now: number },
): Promise<Database> {
  try {
    return await openServedDatabase(location, options);
  } catch (error) {
    throw error instanceof AlreadyServedError ? servedError(databaseName(location)) : error;
  }
}

async function throwIfServed({ db }: Pick<Database, 'db'>, name: string, now: number): Promise<void> {
  const processes = await createProcessStore(db).all();
  if (processes.some(process => isAlive(process, now))) throw servedError(name);
}

function servedError(name: string): VerbError {
  return new VerbError(
    `${name} is served by a bot. Stop all bots on it and try again; one that was killed counts for ` +
      `${DEAD_AFTER_MS / SECOND_MS} s more.`,
    { exitCode: EXIT.alreadyServed },
  );
}
