import { sql, type Kysely } from 'kysely';
import { joinItems, READING_STATUSES, type LibraryItem } from '../../core/library/library-item.ts';
import type { LibraryStore } from '../../core/library/library.ts';
import { addTags } from '../../core/library/tags.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';
import { canonicalIds, toCanonicalIds } from '../papers/paper-redirects.ts';
import { toStatus, toTags } from './library-entries.ts';

/** Creates the part of the store that changes what users attached to saved papers, each change in one transaction. */
export function createLibraryItems(db: Kysely<Schema>): Pick<LibraryStore, 'changeItem' | 'changeTags'> {
  return {
    changeItem: (userId, paperId, change, at) =>
      inTransaction(db, async tx => {
        const [id = paperId] = await toCanonicalIds(tx, [paperId]);
        return changeItem(tx, { userId, paperId: id, change, at });
      }),

    changeTags: (userId, paperId, { add = [], remove = [] }, at) =>
      inTransaction(db, async tx => {
        const [id = paperId] = await toCanonicalIds(tx, [paperId]);
        const current = (await readItem(tx, userId, id))?.tags ?? [];
        const kept = current.filter(tag => !remove.includes(tag));
        const changed = addTags(kept, add, await otherTags(tx, userId, id));
        if (changed.refused.length > 0) return changed;
        const isSaved = await changeItem(tx, { userId, paperId: id, change: { tags: changed.tags }, at });
        return isSaved ? changed : undefined;
      }),
  };
}

/** A change to what a user attached to a paper, by the paper's canonical id. */
interface ItemChange {
  readonly userId: string;
  readonly paperId: PaperId;
  readonly change: Parameters<LibraryStore['changeItem']>[2];
  readonly at: number;
}

/** When the status last changed, of a row that is inserted again. */
const STATUS_CHANGED_AT = sql<number>`CASE WHEN library_items.status = excluded.status
  THEN library_items.changed_at ELSE excluded.changed_at END`;

async function changeItem(
  tx: Kysely<Schema>,
  { userId, paperId, change: { status, note, tags }, at }: ItemChange,
): Promise<boolean> {
  const changed = await tx
    .insertInto('library_items')
    .columns(['user_id', 'paper_id', 'status', 'note', 'changed_at'])
    .expression(
      tx
        .selectFrom('save_origins')
        .select([
          'user_id',
          'paper_id',
          sql<string>`${status ?? READING_STATUSES[0]}`.as('status'),
          sql<string | null>`${note ?? null}`.as('note'),
          sql<number>`${at}`.as('changed_at'),
        ])
        .where('user_id', '=', userId)
        .where('paper_id', '=', paperId)
        .limit(1),
    )
    .onConflict(conflict =>
      conflict.columns(['user_id', 'paper_id']).doUpdateSet({
        // Also if nothing else changes, since only rows that are updated are returned.
        changed_at: status === undefined ? sql`library_items.changed_at` : STATUS_CHANGED_AT,
        ...(status === undefined ? {} : { status }),
        ...(note === undefined ? {} : { note }),
      }),
    )
    .returning('paper_id')
    .execute();
  if (changed.length === 0) return false;
  if (tags !== undefined) await replaceTags(tx, userId, paperId, tags);
  return true;
}

/** Returns the tags of a user's other papers. */
async function otherTags(db: Kysely<Schema>, userId: string, paperId: PaperId): Promise<string[]> {
  const rows = await db
    .selectFrom('library_tags')
    .select('tag')
    .distinct()
    .where('user_id', '=', userId)
    .where('paper_id', '<>', paperId)
    .execute();
  return rows.map(row => row.tag);
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
      sql<string>`(SELECT ${sql.raw(dialectOf(db).jsonListSql('tag'))} FROM (SELECT tag FROM library_tags
        WHERE user_id = ${userId} AND paper_id = ${paperId} ORDER BY tag) AS attached)`.as('tags'),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    status: toStatus(row.status),
    note: row.note,
    tags: toTags(row.tags),
    statusChangedAt: row.changed_at,
  };
}

/** Attaches an item to a saved paper; it is joined with the one that is there. */
export async function joinItem(
  db: Kysely<Schema>,
  userId: string,
  paperId: PaperId,
  added: LibraryItem,
): Promise<void> {
  const existing = await readItem(db, userId, paperId);
  const { status, note, tags, statusChangedAt } = existing ? joinItems(existing, added) : added;
  const row = { status, note, changed_at: statusChangedAt };
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
    await sql`DELETE FROM ${sql.table(table)} WHERE user_id = ${userId} AND paper_id IN ${canonicalIds(db, paperIds)}
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
  await sql`INSERT INTO library_tags (user_id, tag, paper_id)
    SELECT ${userId}, value, ${paperId} FROM ${dialectOf(db).texts(tags)} AS given WHERE true
    ON CONFLICT DO NOTHING`.execute(db);
}
