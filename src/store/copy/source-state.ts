import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { MIGRATIONS } from '../database/migrations.ts';
import type { Schema } from '../database/schema.ts';
import { readRows } from './read-rows.ts';

/**
 * Returns what identifies the state of a database that is copied: a bot that serves it, a changed paper and another schema
 * change it. A copy that was interrupted is continued only from the same state.
 */
export async function sourceState(db: Kysely<Schema>): Promise<string> {
  const hash = createHash('sha256').update(String(MIGRATIONS.length));
  for (const table of ['counters', 'facts'] as const)
    for await (const { rows } of readRows(db, table))
      for (const { name, value } of rows) hash.update(JSON.stringify([name, value]));
  return hash.digest('base64url');
}
