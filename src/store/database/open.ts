import type { DatabaseLocation } from '../../core/database-location.ts';
import type { Database } from './database.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

/** Opens a database and migrates it to the newest schema; see `openSqlite` and `openPostgres`. */
export async function openDatabase(
  location: DatabaseLocation,
  { isNew = false }: { readonly isNew?: boolean } = {},
): Promise<Database> {
  if (location.kind === 'sqlite') return await openSqlite(location.file, undefined, { isNew });
  // Loaded only now: the driver takes time and memory, and most installations have a file.
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  return await openPostgres(location.url);
}
