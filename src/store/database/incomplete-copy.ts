import type { Kysely } from 'kysely';
import * as z from 'zod';
import { createMetadataStore } from '../metadata.ts';
import type { Schema } from './schema.ts';
import { StoreError } from './store-error.ts';

/** A value in a row. */
export type StoredValue = string | number | null;

const markSchema = z.object({
  /** The name of the database that is copied. */
  from: z.string(),
  /** What identifies the state of that database; see `sourceState`. */
  state: z.string(),
  /** The table that is being copied; those before it are complete. */
  table: z.string(),
  /** The key of its last copied row; `null` before its first row. */
  after: z.array(z.union([z.string(), z.number(), z.null()])).nullable(),
});

/** How far a copy into a database is. It is in the database until the copy is complete. */
export type CopyMark = z.infer<typeof markSchema>;

/** Returns the mark of a database that is an incomplete copy; `undefined` for any other. */
export async function readCopyMark(db: Kysely<Schema>): Promise<CopyMark | undefined> {
  const text = await createMetadataStore(db).get('copying');
  return text === undefined ? undefined : markSchema.parse(JSON.parse(text));
}

export async function writeCopyMark(db: Kysely<Schema>, mark: CopyMark): Promise<void> {
  await createMetadataStore(db).set('copying', JSON.stringify(mark));
}

export async function removeCopyMark(db: Kysely<Schema>): Promise<void> {
  await createMetadataStore(db).delete('copying');
}

/** Throws `StoreError` if a database is an incomplete copy. `name`: of the database, for the message. */
export async function assertComplete(db: Kysely<Schema>, name: string): Promise<void> {
  const mark = await readCopyMark(db);
  if (!mark) return;
  throw new StoreError(
    `${name} is an incomplete copy of ${mark.from}: run the same paperboy migrate again, which continues it.`,
  );
}
