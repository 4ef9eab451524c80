import { sql, type Kysely } from 'kysely';
import { joinItems, READING_STATUSES, type LibraryItem } from '../../core/library/library-item.ts';
import type { LibraryStore } from '../../core/library/library.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';
import { canonicalIds, toCanonicalIds } from '../papers/paper-redirects.ts';
import { toStatus, toTags } from './library-entries.ts';

/** Creates the part of the store that changes what users attached to saved papers. */
export function createLibraryItems(db: Kysely<Schema>): Pick<LibraryStore, 'changeItem'> {
  return {
    async changeItem(userId, paperId, { status, note, tags }, at) {
      const [id = paperId] = await toCanonicalIds(db, [paperId]);
      const item = { status: status ?? READING_STATUSES[0], note: note ?? null };
      // One statement, so that nothing is attached to a paper that leaves the library meanwhile.
      const changed = await db
        .insertInto('library_items')
        .columns(['user_id', 'paper_id', 'status', 'note', 'changed_at'])
        .expression(
          db
            .selectFrom('save_origins')
            .select([
              'user_id',
              'paper_id',
              sql<string>`${item.status}`.as('status'),
              sql<string | null>`${item.note}`.as('note'),
              sql<number>`${at}`.as('changed_at'),
            ])
            .where('user_id', '=', userId)
            .where('paper_id', '=', id)
            .limit(1),
        )
        .onConflict(conflict =>
          conflict.columns(['user_id', 'paper_id']).doUpdateSet({
            changed_at: at,
            ...(status === undefined ? {} : { status }),
            ...(note === undefined ? {} : { note }),
          }),
        )
        .returning('paper_id')
        .execute();
      if (changed.length === 0) return false;
      if (tags !== undefined) await replaceTags(db, userId, id, tags);
      return true;
    },
  };
}

/** Returns what a user attached to a paper; `undefined` if that is nothing. */
export async function readItem(
  db: Kysely<Schema>,
  userId: string,
  paperId: PaperId,
): Promise<LibraryItem | undefined> {
  const row = await db
    .selectFrom('library_items')
    .where('user_id', '=', userId)
    .where('paper_id', '=', paperId)
    .select(['status', 'note', 'changed_at'])
    .select(
      sql<string>`(SELECT json_group_array(tag) FROM (SELECT tag FROM library_tags
        WHERE user_id = ${userId} AND paper_id = ${paperId} ORDER BY tag))`.as('tags'),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  return { status: toStatus(row.status), note: row.note, tags: toTags(row.tags), changedAt: row.changed_at };
}

/** Attaches an item to a saved paper; it is joined with the one that is there. */
export async function joinItem(
  db: Kysely<Schema>,
  userId: string,
  paperId: PaperId,
  added: LibraryItem,
): Promise<void> {
  const existing = await readItem(db, userId, paperId);
  const { status, note, tags, changedAt } = existing ? joinItems(existing, added) : added;
  const row = { status, note, changed_at: changedAt };
  await db
    .insertInto('library_items')
    .values({ user_id: userId, paper_id: paperId, ...row })
    .onConflict(conflict => conflict.columns(['user_id', 'paper_id']).doUpdateSet(row))
    .execute();
  await replaceTags(db, userId, paperId, tags);
}

/** Deletes what a user attached to those of some papers that are no longer saved. */
export async function deleteUnsavedItems(
  db: Kysely<Schema>,
  userId: string,
  paperIds: readonly PaperId[],
): Promise<void> {
  for (const table of ['library_items', 'library_tags'] as const)
    await sql`DELETE FROM ${sql.table(table)} WHERE user_id = ${userId} AND paper_id IN ${canonicalIds(paperIds)}
      AND NOT EXISTS (SELECT 1 FROM save_origins
        WHERE save_origins.user_id = ${userId} AND save_origins.paper_id = ${sql.table(table)}.paper_id)`.execute(
      db,
    );
}

async function replaceTags(
  db: Kysely<Schema>,
  userId: string,
  paperId: PaperId,
  tags: readonly string[],
): Promise<void> {
  await db.deleteFrom('library_tags').where('user_id', '=', userId).where('paper_id', '=', paperId).execute();
  // One variable for all tags.
  await sql`INSERT INTO library_tags (user_id, tag, paper_id)
    SELECT ${userId}, value, ${paperId} FROM json_each(${JSON.stringify(tags)}) WHERE true
    ON CONFLICT DO NOTHING`.execute(db);
}
