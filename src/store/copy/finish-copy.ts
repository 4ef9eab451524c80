import type { Kysely } from 'kysely';
import { inTransaction } from '../database/in-transaction.ts';
import { removeCopyMark } from '../database/incomplete-copy.ts';
import type { Schema } from '../database/schema.ts';
import type { DeletionList } from '../deletion-list.ts';
import { createMetadataStore } from '../metadata.ts';

/**
 * Makes a copy a database to be served. `deletions`: the list beside it, which can be that of an earlier database in its place; the
 * copy has those deletions, and what the users stored afterwards.
 */
export async function finishCopy(db: Kysely<Schema>, deletions: DeletionList): Promise<void> {
  const known = deletions.read();
  const total = known.deletions.length + known.damaged;
  await inTransaction(db, async tx => {
    if (total > 0) await createMetadataStore(tx).set(deletions.appliedKey, String(total));
    await removeCopyMark(tx);
  });
}
