import { Client } from 'pg';
import type { DatabaseLocation } from '../../../core/database-location.ts';
import { MIGRATIONS } from '../migrations.ts';
import { sessionSettings } from './connection-settings.ts';
import { assertServer, countTables, readVersion } from './migrate-postgres.ts';
import { toPostgresStoreError } from './postgres-errors.ts';

/** What a database on a server is like. */
export interface ServerDatabaseState {
  /** Number of migrations applied to it; `undefined` for one without the mark of Paperboy. */
  readonly schema: number | undefined;
  /** The schema that this program writes. */
  readonly newestSchema: number;
  /** Number of tables, of any program. */
  readonly tables: number;
}

/**
 * Inspects a database on a server, which bots may be serving, and changes nothing. Throws `StoreError` if it cannot be reached, or
 * its server or encoding cannot be used.
 */
export async function inspectPostgres(
  location: DatabaseLocation & { readonly kind: 'postgres' },
): Promise<ServerDatabaseState> {
  const client = new Client(sessionSettings(location.url));
  // The query that runs on the connection has the error, if there is one.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await assertServer(client, location);
    return {
      schema: await readVersion(client),
      newestSchema: MIGRATIONS.length,
      tables: await countTables(client),
    };
  } catch (error) {
    throw toPostgresStoreError(location, error);
  } finally {
    await client.end();
  }
}
