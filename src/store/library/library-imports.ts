import type { Kysely } from 'kysely';
import {
  MAX_KEPT_IMPORTS,
  type LibraryImport,
  type LibraryImportStore,
} from '../../core/library/library-import.ts';
import type { Schema } from '../database/schema.ts';
import { createImportClaims, isFreeFor } from './import-claims.ts';
import { createImportReferences } from './import-references.ts';

const COLUMNS = [
  'id',
  'user_id',
  'guild_id',
  'file_name',
  'with_tags',
  'started_at',
  'finished_at',
  'told_at',
  'undone_at',
  'failing_since',
  'tags_left_out',
  'long_tags',
] as const;

/** Creates the store of imports, over an open database or a transaction. */
export function createLibraryImportStore(db: Kysely<Schema>): LibraryImportStore {
  const imports = () => db.selectFrom('library_imports').select(COLUMNS);
  const undelivered = () =>
    imports()
      .where('finished_at', 'is not', null)
      .where('told_at', 'is', null)
      .where('delivery_id', 'is', null);
  const userOf = (importId: number) =>
    db.selectFrom('library_imports').select('user_id').where('id', '=', importId);
  const change = (importId: number) => db.updateTable('library_imports').where('id', '=', importId);

  return {
    ...createImportClaims(db),
    ...createImportReferences(db),

    async start({ userId, guildId, fileName, withTags, startedAt, owner = null }) {
      const row = await db
        .insertInto('library_imports')
        .values({
          user_id: userId,
          guild_id: guildId,
          file_name: fileName,
          with_tags: Number(withTags),
          started_at: startedAt,
          due_at: startedAt,
          owner,
        })
        // Two calls at the same time.
        .onConflict(conflict => conflict.doNothing())
        .returning(COLUMNS)
        .executeTakeFirst();
      return row && toImport(row);
    },

    async get(importId) {
      const row = await imports().where('id', '=', importId).executeTakeFirst();
      return row && toImport(row);
    },

    async running(userId) {
      const row = await imports()
        .where('user_id', '=', userId)
        .where('finished_at', 'is', null)
        .executeTakeFirst();
      return row && toImport(row);
    },

    async untold(userId) {
      const row = await imports()
        .where('user_id', '=', userId)
        .where('finished_at', 'is not', null)
        .where('told_at', 'is', null)
        .orderBy('id', 'desc')
        .executeTakeFirst();
      return row && toImport(row);
    },

    async undelivered(owner) {
      const rows = await undelivered().where(isFreeFor(owner)).orderBy('id').execute();
      return rows.map(toImport);
    },

    async isUndelivered(importId) {
      return (await undelivered().where('id', '=', importId).executeTakeFirst()) !== undefined;
    },

    async due(now, owner) {
      const rows = await imports()
        .where('finished_at', 'is', null)
        .where(isFreeFor(owner))
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('id')
        .execute();
      return rows.map(toImport);
    },

    async nextDueAt(owner) {
      const { at } = await db
        .selectFrom('library_imports')
        .where('finished_at', 'is', null)
        .where(isFreeFor(owner))
        .select(eb => eb.fn.min<number | null>('due_at').as('at'))
        .executeTakeFirstOrThrow();
      return at ?? undefined;
    },

    async postpone(importId, dueAt, failingSince) {
      await change(importId).set({ due_at: dueAt, failing_since: failingSince }).execute();
    },

    async countTagsLeftOut(importId, { refused, long }) {
      await change(importId)
        .set(eb => ({
          tags_left_out: eb('tags_left_out', '+', refused),
          long_tags: eb('long_tags', '+', long),
        }))
        .execute();
    },

    async finish(importId, at) {
      await change(importId).set({ finished_at: at, failing_since: null }).execute();
      await db
        .deleteFrom('library_imports')
        .where('finished_at', 'is not', null)
        .where('user_id', '=', userOf(importId))
        .where('id', 'not in', eb =>
          eb
            .selectFrom('library_imports')
            .select('id')
            .where('user_id', '=', userOf(importId))
            .orderBy('id', 'desc')
            .limit(MAX_KEPT_IMPORTS),
        )
        .execute();
    },

    async recordTold(importId, at) {
      await change(importId).set({ told_at: at }).execute();
    },

    async recordDelivery(importId, deliveryId) {
      await change(importId).set({ delivery_id: deliveryId }).execute();
    },

    async recordUndone(importId, at) {
      await change(importId).set({ undone_at: at }).execute();
    },

    async oldestCreatedAt() {
      const { at } = await db
        .selectFrom('library_imports')
        .select(eb => eb.fn.min<number | null>('started_at').as('at'))
        .executeTakeFirstOrThrow();
      return at ?? undefined;
    },

    async deleteCreatedBefore(instant) {
      const { numDeletedRows } = await db
        .deleteFrom('library_imports')
        .where('started_at', '<', instant)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

interface ImportRow {
  readonly id: number;
  readonly user_id: string;
  readonly guild_id: string | null;
  readonly file_name: string;
  readonly with_tags: number;
  readonly started_at: number;
  readonly finished_at: number | null;
  readonly told_at: number | null;
  readonly undone_at: number | null;
  readonly failing_since: number | null;
  readonly tags_left_out: number;
  readonly long_tags: number;
}

function toImport(row: ImportRow): LibraryImport {
  return {
    id: row.id,
    userId: row.user_id,
    guildId: row.guild_id,
    fileName: row.file_name,
    withTags: row.with_tags === 1,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    toldAt: row.told_at,
    undoneAt: row.undone_at,
    failingSince: row.failing_since,
    tagsLeftOut: row.tags_left_out,
    longTagsLeftOut: row.long_tags,
  };
}
