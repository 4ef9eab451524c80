import { PostgresAdapter, type Kysely } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { postgresDialect } from './postgres.ts';
import type { SqlDialect } from './sql-dialect.ts';
import { sqliteDialect } from './sqlite.ts';

/** Returns the SQL of a database, or of the database of a transaction. */
export function dialectOf(db: Kysely<Schema>): SqlDialect {
  return db.getExecutor().adapter instanceof PostgresAdapter ? postgresDialect : sqliteDialect;
}
