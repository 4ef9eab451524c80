import { sql, type Kysely } from 'kysely';
import * as z from 'zod';
import type { LibraryItem } from '../../core/library/library-item.ts';
import { REMOVED_SAVE_TTL_MS, type LibraryStore } from '../../core/library/library.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';
import { canonicalIds } from '../papers/paper-redirects.ts';
import { toStatus, toTags } from './library-entries.ts';
import { joinItem } from './library-items.ts';
import { EXPLICIT, type OriginKey } from './origin-key.ts';

const originsSchema = z.array(
  z.object({
    message_id: z.string(),
    emoji: z.string(),
    saved_at: z.number(),
    is_cleared: z.number(),
    guild_id: z.string().nullable(),
    // Saves that were removed by an earlier version lack it.
    is_imported: z.number().default(0),
  }),
);

const ORIGIN_COLUMNS = [
  'message_id',
  'emoji',
  'saved_at',
  'is_cleared',
  'guild_id',
  'is_imported',
] as const satisfies readonly (keyof RemovedOrigin)[];

/** An origin of a save that was removed, by its columns. */
type RemovedOrigin = z.infer<typeof originsSchema>[number];

/** A save that was removed, and can be put back. `item`: what was attached to it, if anything. */
interface RemovedSave {
  readonly paperId: PaperId;
  readonly origins: readonly RemovedOrigin[];
  readonly item: LibraryItem | undefined;
}

type Removed = Pick<LibraryStore, 'restore' | 'purgeRemovedBefore' | 'oldestRemovedAt'>;

/** Creates the part of the store that puts removed papers back. */
export function createRemovedSaves(db: Kysely<Schema>): Removed {
  return {
    // In one transaction, since the only copy is deleted first.
    restore: (userId, paperIds, at) =>
      inTransaction(db, async tx => {
        const removed = await takeRemovedSaves(tx, userId, paperIds, at);
        for (const each of removed) {
          await restoreOrigins(tx, userId, each, at);
          if (each.item) await joinItem(tx, userId, each.paperId, each.item);
        }
        return removed.map(({ paperId }) => paperId);
      }),

    async purgeRemovedBefore(instant) {
      const { numDeletedRows } = await db
        .deleteFrom('removed_saves')
        .where('removed_at', '<', instant)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },

    async oldestRemovedAt() {
      const row = await db
        .selectFrom('removed_saves')
        .select(eb => eb.fn.min<number | null>('removed_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}

/**
 * Forgets in which server saves were made, of some that can be put back: `limit` at most, and there are only those of a day.
 * Returns how many.
 */
export async function forgetGuildOfRemovedSaves(
  db: Kysely<Schema>,
  guildId: string,
  limit: number,
): Promise<number> {
  const rows = await db
    .selectFrom('removed_saves')
    .select(['user_id', 'paper_id', 'origins'])
    .where('origins', 'like', `%"${guildId}"%`)
    .limit(limit)
    .execute();
  for (const { user_id, paper_id, origins } of rows) {
    const forgotten = originsSchema
      .parse(JSON.parse(origins))
      .map(origin => (origin.guild_id === guildId ? { ...origin, guild_id: null } : origin));
    await db
      .updateTable('removed_saves')
      .set({ origins: JSON.stringify(forgotten) })
      .where('user_id', '=', user_id)
      .where('paper_id', '=', paper_id)
      // Unless it was removed again since.
      .where('origins', '=', origins)
      .execute();
  }
  return rows.length;
}

/**
 * Keeps the saves of papers that are about to be removed. Of a save that loses only one origin (`last`), what is attached
 * to it is kept if this is its last one; without anything attached, a new save is the same.
 */
export async function keepRemovedSaves(
  db: Kysely<Schema>,
  userId: string,
  paperIds: readonly PaperId[],
  at: number,
  last?: OriginKey,
): Promise<void> {
  const isLast = last
    ? sql`AND count(*) = 1 AND max(message_id) = ${last.message_id} AND max(emoji) = ${last.emoji}
        AND max(library_items.status) IS NOT NULL`
    : sql``;
  await sql`INSERT INTO removed_saves (user_id, paper_id, removed_at, origins, status, note, changed_at, tags)
    SELECT save_origins.user_id, save_origins.paper_id, ${at},
      ${sql.raw(dialectOf(db).jsonObjectListSql(ORIGIN_COLUMNS))},
      max(library_items.status), max(note), max(changed_at),
      (SELECT ${sql.raw(dialectOf(db).jsonListSql('tag'))} FROM (SELECT tag FROM library_tags
        WHERE user_id = ${userId} AND library_tags.paper_id = save_origins.paper_id ORDER BY tag) AS attached)
    FROM save_origins LEFT JOIN library_items USING (user_id, paper_id)
    WHERE save_origins.user_id = ${userId} AND save_origins.paper_id IN ${canonicalIds(db, paperIds)}
    GROUP BY save_origins.user_id, save_origins.paper_id
    HAVING true ${isLast}
    ON CONFLICT (user_id, paper_id) DO UPDATE SET removed_at = excluded.removed_at, origins = excluded.origins,
      status = excluded.status, note = excluded.note, changed_at = excluded.changed_at, tags = excluded.tags`.execute(
    db,
  );
}

/** Attaches to papers that were saved again what was attached to them when they were removed. Must run in a transaction. */
export async function restoreItems(
  db: Kysely<Schema>,
  userId: string,
  paperIds: readonly PaperId[],
  at: number,
): Promise<void> {
  for (const { paperId, item } of await takeRemovedSaves(db, userId, paperIds, at))
    if (item) await joinItem(db, userId, paperId, item);
}

/** Deletes and returns the removed saves of some papers that can still be put back. */
async function takeRemovedSaves(
  db: Kysely<Schema>,
  userId: string,
  paperIds: readonly PaperId[],
  at: number,
): Promise<RemovedSave[]> {
  const rows = await db
    .deleteFrom('removed_saves')
    .where('user_id', '=', userId)
    .where('paper_id', 'in', canonicalIds(db, paperIds))
    .returningAll()
    .execute();
  return rows
    .filter(row => row.removed_at > at - REMOVED_SAVE_TTL_MS)
    .map(row => ({
      paperId: row.paper_id,
      origins: originsSchema.parse(JSON.parse(row.origins)),
      item:
        row.status === null || row.changed_at === null
          ? undefined
          : {
              status: toStatus(row.status),
              note: row.note,
              tags: toTags(row.tags),
              statusChangedAt: row.changed_at,
            },
    }));
}

/** Puts the origins of a removed save back that are still there, or else an explicit one. */
async function restoreOrigins(
  db: Kysely<Schema>,
  userId: string,
  { paperId, origins }: RemovedSave,
  at: number,
): Promise<void> {
  const remaining: RemovedOrigin[] = [];
  for (const origin of origins) if (await isStillThere(db, userId, origin)) remaining.push(origin);
  const savedAt = origins.reduce((oldest, origin) => Math.min(oldest, origin.saved_at), at);
  const restored =
    remaining.length > 0
      ? remaining
      : [{ ...EXPLICIT, saved_at: savedAt, is_cleared: 0, guild_id: null, is_imported: 0 }];
  await db
    .insertInto('save_origins')
    .values(restored.map(origin => ({ user_id: userId, paper_id: paperId, ...origin })))
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

/** Returns whether an origin was not undone since: a reaction must still be on its message, as far as it is known. */
async function isStillThere(db: Kysely<Schema>, userId: string, origin: RemovedOrigin): Promise<boolean> {
  if (origin.message_id === EXPLICIT.message_id || origin.is_cleared === 1) return true;
  const known = await sql`
    SELECT 1 FROM unsaved_reactions
      WHERE message_id = ${origin.message_id} AND user_id = ${userId} AND emoji = ${origin.emoji}
    UNION ALL SELECT 1 FROM save_origins
      WHERE message_id = ${origin.message_id} AND user_id = ${userId} AND emoji = ${origin.emoji} AND is_cleared = 0`.execute(
    db,
  );
  return known.rows.length > 0;
}
