import type { DatabaseLocation } from '../../core/database-location.ts';
import { toPostgresStoreError } from './postgres/postgres-errors.ts';
import { toStoreError } from './sqlite/sqlite-errors.ts';

/** Converts an error about the database itself to a `StoreError` that names it; returns any other error unchanged. */
export function toDatabaseError(location: DatabaseLocation, error: unknown): unknown {
  return location.kind === 'sqlite'
    ? toStoreError(location.file, error)
    : toPostgresStoreError(location, error);
}
