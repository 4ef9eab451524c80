import type { Kysely } from 'kysely';
import type { LibraryStore } from '../../core/library/library.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Schema } from '../database/schema.ts';
import { canonicalId, canonicalIds, toExistingIds } from '../papers/paper-redirects.ts';
import { deleteUnsavedItems } from './library-items.ts';
import { EXPLICIT, originKey, type OriginKey } from './origin-key.ts';
import { keepRemovedSaves, restoreItems } from './removed-saves.ts';

type SaveChanges = Pick<LibraryStore, 'save' | 'removeOrigin' | 'unsave'>;

/**
 * Creates the part of the store that saves papers and takes them out again, each in one transaction: what is attached to a
 * paper moves between tables, and a crash between two of them would lose it.
 */
export function createSaveChanges(db: Kysely<Schema>): SaveChanges {
  return {
    save: (...args) => inTransaction(db, tx => save(tx, ...args)),
    removeOrigin: (...args) => inTransaction(db, tx => removeOrigin(tx, ...args)),
    unsave: (...args) => inTransaction(db, tx => unsave(tx, ...args)),
  };
}

type Change<Name extends keyof SaveChanges> = (
  tx: Kysely<Schema>,
  ...args: Parameters<SaveChanges[Name]>
) => ReturnType<SaveChanges[Name]>;

const save: Change<'save'> = async (tx, userId, paperIds, origin, at) => {
  const ids = await toExistingIds(tx, paperIds);
  const existing = [...new Set(ids)].filter(id => id !== undefined);
  if (existing.length === 0) return [];
  const added = await tx
    .insertInto('save_origins')
    .values(
      existing.map(id => ({
        user_id: userId,
        paper_id: id,
        ...originKey(origin),
        saved_at: at,
        guild_id: origin.kind === 'explicit' ? (origin.guildId ?? null) : null,
        is_imported: Number(origin.kind === 'explicit' && origin.isImported === true),
      })),
    )
    // A reaction that was cleared is on its message again.
    .onConflict(conflict =>
      conflict
        .columns(['user_id', 'paper_id', 'message_id', 'emoji'])
        .doUpdateSet({ is_cleared: 0 })
        .where('save_origins.is_cleared', '=', 1),
    )
    .returning('paper_id')
    .execute();
  await forgetUnsavedReaction(tx, userId, originKey(origin));
  await restoreItems(tx, userId, existing, at);
  return added.map(row => row.paper_id);
};

const removeOrigin: Change<'removeOrigin'> = async (tx, userId, paperIds, origin, at) => {
  const key = originKey(origin);
  await keepRemovedSaves(tx, userId, paperIds, at, key);
  await tx
    .deleteFrom('save_origins')
    .where('user_id', '=', userId)
    .where('paper_id', 'in', canonicalIds(tx, paperIds))
    .where('message_id', '=', key.message_id)
    .where('emoji', '=', key.emoji)
    .execute();
  await deleteUnsavedItems(tx, userId, paperIds);
  await forgetUnsavedReaction(tx, userId, key);
};

const unsave: Change<'unsave'> = async (tx, userId, paperId, at) => {
  await keepRemovedSaves(tx, userId, [paperId], at);
  await tx
    .insertInto('unsaved_reactions')
    .columns(['message_id', 'user_id', 'emoji'])
    .expression(
      tx
        .selectFrom('save_origins')
        .select(['message_id', 'user_id', 'emoji'])
        .where('user_id', '=', userId)
        .where('paper_id', '=', canonicalId(paperId))
        .where('message_id', '<>', EXPLICIT.message_id)
        .where('is_cleared', '=', 0),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute();
  const { numDeletedRows } = await tx
    .deleteFrom('save_origins')
    .where('user_id', '=', userId)
    .where('paper_id', '=', canonicalId(paperId))
    .executeTakeFirst();
  await deleteUnsavedItems(tx, userId, [paperId]);
  return numDeletedRows > 0n;
};

/** Deletes what is remembered of a reaction whose papers were taken out of the library, or whose vote was taken back. */
export async function forgetUnsavedReaction(
  tx: Kysely<Schema>,
  userId: string,
  { message_id, emoji }: OriginKey,
): Promise<void> {
  if (message_id === EXPLICIT.message_id) return;
  await tx
    .deleteFrom('unsaved_reactions')
    .where('message_id', '=', message_id)
    .where('user_id', '=', userId)
    .where('emoji', '=', emoji)
    .execute();
}
