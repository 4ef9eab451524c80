import { sql, type Kysely } from 'kysely';
import type { WatchCriteria, WatchStore } from '../core/watch/watch.ts';
import { inTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { nextWatchRev, PAPER_REV } from './watch-rev.ts';
import { createWatchPauses } from './watch-pauses.ts';
import { createWatchRemoval } from './watch-removal.ts';
import { toWatch, watchColumns } from './watch-row.ts';

/** Creates the store of watches, over an open database or a transaction. */
export function createWatchStore(db: Kysely<Schema>): WatchStore {
  const existing = () => db.selectFrom('watches').where('removed_at', 'is', null);
  const active = () => existing().where('paused_reason', 'is', null);

  return {
    ...createWatchPauses(db),
    ...createWatchRemoval(db),

    add: (spec, { by, at }) =>
      inTransaction(db, async tx => {
        const row = await tx
          .insertInto('watches')
          .values({
            ...watchColumns(spec),
            user_id: by,
            created_at: at,
            since_rev: PAPER_REV,
            rev: await nextWatchRev(tx),
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return toWatch(row);
      }),

    async get(id) {
      const row = await existing().selectAll().where('id', '=', id).executeTakeFirst();
      return row && toWatch(row);
    },

    async getMany(ids) {
      const rows = await existing()
        .selectAll()
        .where('id', 'in', dialectOf(db).numbers(ids))
        .orderBy('id')
        .execute();
      return rows.map(toWatch);
    },

    async list(userId) {
      const rows = await existing().selectAll().where('user_id', '=', userId).orderBy('id').execute();
      return rows.map(toWatch);
    },

    async inGuild(guildId) {
      const rows = await existing().selectAll().where('guild_id', '=', guildId).orderBy('id').execute();
      return rows.map(toWatch);
    },

    change: (id, changes) =>
      inTransaction(db, async tx => {
        const row = await tx.selectFrom('watches').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
        const before = toWatch(row);
        const after = { ...before, ...changes };
        const criteria = hasSameCriteria(before, after)
          ? {}
          : { since_rev: PAPER_REV, rev: await nextWatchRev(tx) };
        const changed = await tx
          .updateTable('watches')
          .set({ ...watchColumns(after), ...criteria })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return toWatch(changed);
      }),

    countOfUser: userId => countOf(existing().where('user_id', '=', userId)),
    countInGuild: guildId => countOf(existing().where('guild_id', '=', guildId)),
    count: () => countOf(existing()),
    countActive: () => countOf(active()),

    async activeIds() {
      const rows = await active().select('id').execute();
      return rows.map(row => row.id);
    },

    async changedSince(rev, limit) {
      const rows = await existing().selectAll().where('rev', '>', rev).orderBy('rev').limit(limit).execute();
      return rows.map(toWatch);
    },

    async lastRev() {
      const { value } = await db
        .selectFrom('counters')
        .select('value')
        .where('name', '=', 'watch_rev')
        .executeTakeFirstOrThrow();
      return value;
    },
  };

  async function countOf(watches: ReturnType<typeof existing>): Promise<number> {
    const { n } = await watches.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
    return n;
  }
}

function hasSameCriteria(a: WatchCriteria, b: WatchCriteria): boolean {
  return (
    a.words === b.words &&
    a.author === b.author &&
    a.organization === b.organization &&
    a.category === b.category &&
    a.minVotes === b.minVotes
  );
}
