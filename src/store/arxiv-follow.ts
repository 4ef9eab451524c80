import type { Insertable, Kysely } from 'kysely';
import type { ArxivFollowStore } from '../core/source/arxiv-follow.ts';
import type { Schema } from './database/schema.ts';

/** SQLite binds up to 32,766 values; shorter statements let other processes write in between. */
const IDS_PER_STATEMENT = 500;

/** Creates the store of followed arXiv categories, over an open database or a transaction. */
export function createArxivFollowStore(db: Kysely<Schema>): ArxivFollowStore {
  const upsert = async (
    category: string,
    changes: Omit<Partial<Insertable<Schema['arxiv_categories']>>, 'category'>,
  ) => {
    await db
      .insertInto('arxiv_categories')
      .values({ category, remembered: 0, vain_polls: 0, ...changes })
      .onConflict(conflict => conflict.column('category').doUpdateSet(changes))
      .execute();
  };

  return {
    async get(category) {
      const row = await db
        .selectFrom('arxiv_categories')
        .selectAll()
        .where('category', '=', category)
        .executeTakeFirst();
      return (
        row && {
          category,
          isPinned: row.remembered === 1,
          coveredOn: row.covered_on,
          isAssumed: row.is_assumed === 1,
          emptyPolls: row.vain_polls,
          succeededAt: row.succeeded_at,
        }
      );
    },

    async pinned() {
      const rows = await db
        .selectFrom('arxiv_categories')
        .select('category')
        .where('remembered', '=', 1)
        .orderBy('category')
        .execute();
      return rows.map(({ category }) => category);
    },

    async follow(category) {
      await db
        .insertInto('arxiv_categories')
        .values({ category, remembered: 0, vain_polls: 0 })
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },

    pin: category => upsert(category, { remembered: 1 }),
    recordSuccess: (category, at) => upsert(category, { succeeded_at: at }),
    markCovered: (category, day, at) =>
      upsert(category, { covered_on: day, is_assumed: 0, vain_polls: 0, succeeded_at: at }),
    assumeCovered: (category, day, at) =>
      upsert(category, { covered_on: day, is_assumed: 1, vain_polls: 0, succeeded_at: at }),
    recordEmptyPolls: (category, count) => upsert(category, { vain_polls: count }),

    async addPending(arxivIds, now) {
      for (const ids of inBatches(arxivIds)) {
        await db
          .insertInto('arxiv_wanted')
          .values(ids.map(arxiv_id => ({ arxiv_id, since: now })))
          .onConflict(conflict => conflict.doNothing())
          .execute();
      }
    },

    async pending() {
      const rows = await db.selectFrom('arxiv_wanted').selectAll().orderBy('arxiv_id').execute();
      return rows.map(row => ({ arxivId: row.arxiv_id, since: row.since }));
    },

    async removePending(arxivIds) {
      for (const ids of inBatches(arxivIds)) {
        await db.deleteFrom('arxiv_wanted').where('arxiv_id', 'in', ids).execute();
      }
    },
  };
}

function inBatches(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS_PER_STATEMENT) }, (_, at) =>
    ids.slice(at * IDS_PER_STATEMENT, (at + 1) * IDS_PER_STATEMENT),
  );
}
