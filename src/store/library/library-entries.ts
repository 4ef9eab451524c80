import { sql, type Kysely, type RawBuilder } from 'kysely';
import {
  isReadingStatus,
  READING_STATUSES,
  type LibraryEntry,
  type ReadingStatus,
} from '../../core/library/library-item.ts';
import type { LibraryFilter, LibrarySort, LibraryStore } from '../../core/library/library.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';
import { canonicalIds } from '../papers/paper-redirects.ts';

/** A row of a library: a saved paper with its item. `tags`: a JSON list. */
interface EntryRow {
  readonly paper_id: number;
  readonly saved_at: number;
  readonly status: string;
  readonly note: string | null;
  readonly changed_at: number;
  readonly tags: string;
}

/** Creates the part of the store that reads saved papers with what was attached to them. */
export function createLibraryEntries(
  db: Kysely<Schema>,
): Pick<LibraryStore, 'entries' | 'countEntries' | 'item' | 'tags'> {
  async function entries(
    userId: string,
    { sort = 'newest', offset, limit, ...filter }: Parameters<LibraryStore['entries']>[1],
  ): Promise<LibraryEntry[]> {
    const titles = sort === 'title' ? JOINED_TITLES : sql``;
    // What is attached is read for this page alone: the database would do it for all rows before it sorts them.
    const page = sql`
      SELECT saves.paper_id, saves.saved_at FROM ${savesWithItems(userId)} ${titles}
      WHERE ${conditions(db, userId, filter)} ORDER BY ${ORDERS[sort]} LIMIT ${limit} OFFSET ${offset}`;
    const { rows } = await sql<EntryRow>`
      SELECT saves.paper_id, saves.saved_at, ${STATUS} AS status, note,
        coalesce(changed_at, saves.saved_at) AS changed_at,
        (SELECT ${sql.raw(dialectOf(db).jsonListSql('tag'))} FROM (
          SELECT tag FROM library_tags
          WHERE user_id = ${userId} AND paper_id = saves.paper_id ORDER BY tag) AS attached) AS tags
      FROM ${withItems(userId, page)} ${titles} ORDER BY ${ORDERS[sort]}`.execute(db);
    return rows.map(toEntry);
  }

  return {
    entries,

    async countEntries(userId, filter) {
      const { rows } = await sql<{ readonly n: number }>`
        SELECT count(*) AS n FROM ${savesWithItems(userId)} WHERE ${conditions(db, userId, filter)}`.execute(
        db,
      );
      return rows[0]?.n ?? 0;
    },

    async item(userId, paperId) {
      const [entry] = await entries(userId, { paperIds: [paperId], offset: 0, limit: 1 });
      return entry;
    },

    async tags(userId) {
      return db
        .selectFrom('library_tags')
        .where('user_id', '=', userId)
        .groupBy('tag')
        .select(eb => ['tag', eb.fn.countAll<number>().as('papers')])
        .orderBy('papers', 'desc')
        .orderBy('tag')
        .execute();
    },
  };
}

/** A saved paper without a row in `library_items` is as it was when it was saved. */
const STATUS = sql`coalesce(status, ${READING_STATUSES[0]})`;

const JOINED_TITLES = sql`JOIN papers ON papers.id = saves.paper_id`;

const ORDERS: Record<LibrarySort, RawBuilder<unknown>> = {
  newest: sql`saves.saved_at DESC, saves.paper_id DESC`,
  oldest: sql`saves.saved_at, saves.paper_id`,
  title: sql`title_key, saves.paper_id`,
  status: sql`CASE ${STATUS} ${sql.join(
    READING_STATUSES.map((status, index) => sql`WHEN ${status} THEN ${sql.lit(index)}`),
    sql` `,
  )} END, saves.saved_at DESC, saves.paper_id DESC`,
};

/** All saves of a user with their items. */
function savesWithItems(userId: string): RawBuilder<unknown> {
  return withItems(
    userId,
    sql`SELECT paper_id, min(saved_at) AS saved_at FROM save_origins WHERE user_id = ${userId} GROUP BY paper_id`,
  );
}

function withItems(userId: string, saves: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${saves}) AS saves
    LEFT JOIN library_items ON user_id = ${userId} AND library_items.paper_id = saves.paper_id`;
}

function conditions(
  db: Kysely<Schema>,
  userId: string,
  { tag, status, from, to, paperIds }: LibraryFilter,
): RawBuilder<unknown> {
  return sql.join(
    [
      sql`true`,
      ...(tag === undefined
        ? []
        : [
            sql`saves.paper_id IN (SELECT paper_id FROM library_tags WHERE user_id = ${userId} AND tag = ${tag})`,
          ]),
      ...(status === undefined ? [] : [sql`${STATUS} = ${status}`]),
      ...(from === undefined ? [] : [sql`saves.saved_at >= ${from}`]),
      ...(to === undefined ? [] : [sql`saves.saved_at < ${to}`]),
      ...(paperIds === undefined ? [] : [sql`saves.paper_id IN ${canonicalIds(db, paperIds)}`]),
    ],
    sql` AND `,
  );
}

function toEntry(row: EntryRow): LibraryEntry {
  return {
    paperId: row.paper_id,
    savedAt: row.saved_at,
    status: toStatus(row.status),
    note: row.note,
    tags: toTags(row.tags),
    statusChangedAt: row.changed_at,
  };
}

/** Returns a stored status. */
export function toStatus(text: string): ReadingStatus {
  return isReadingStatus(text) ? text : READING_STATUSES[0];
}

/** Returns a stored JSON list of tags. */
export function toTags(json: string): string[] {
  const tags: unknown = JSON.parse(json);
  return Array.isArray(tags) ? tags.map(String) : [];
}
