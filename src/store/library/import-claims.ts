import type { ExpressionBuilder, ExpressionWrapper, Kysely, SqlBool } from 'kysely';
import type { LibraryImportStore } from '../../core/library/library-import.ts';
import type { Schema } from '../database/schema.ts';
import { startsWith } from '../starts-with.ts';

type ImportClaims = Pick<LibraryImportStore, 'claim' | 'holds' | 'releaseClaims'>;

/** Holds for imports that an owner has claimed, or none. */
export function isFreeFor(owner: string) {
  return ({
    or,
    eb,
  }: ExpressionBuilder<Schema, 'library_imports'>): ExpressionWrapper<Schema, 'library_imports', SqlBool> =>
    or([eb('owner', 'is', null), eb('owner', '=', owner)]);
}

/** Creates the part of the store of imports that says which process runs which. */
export function createImportClaims(db: Kysely<Schema>): ImportClaims {
  return {
    async claim(importId, owner) {
      const { numUpdatedRows } = await db
        .updateTable('library_imports')
        .set({ owner })
        .where('id', '=', importId)
        .where(isFreeFor(owner))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async holds(importId, owner) {
      const row = await db
        .selectFrom('library_imports')
        .select('id')
        .where('id', '=', importId)
        .where('owner', '=', owner)
        .executeTakeFirst();
      return row !== undefined;
    },

    async releaseClaims(ownerPrefix) {
      await db
        .updateTable('library_imports')
        .set({ owner: null })
        .where('owner', 'is not', null)
        .where(startsWith('owner', ownerPrefix))
        .execute();
    },
  };
}
