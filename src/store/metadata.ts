import type { Kysely } from 'kysely';
import type { MetadataStore } from '../core/metadata.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of metadata, over an open database or a transaction. */
export function createMetadataStore(db: Kysely<Schema>): MetadataStore {
  return {
    async get(name) {
      return (await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst())
        ?.value;
    },

    async set(name, value) {
      await db
        .insertInto('facts')
        .values({ name, value })
        .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },

    async delete(name) {
      await db.deleteFrom('facts').where('name', '=', name).execute();
    },
  };
}
