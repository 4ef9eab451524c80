import type { Insertable, Kysely } from 'kysely';
import type { ArxivFollowStore } from '../core/source/arxiv-follow.ts';
import type { Schema } from './database/schema.ts';

/** Ids in one statement: SQLite binds 32,766 values, and short statements let others in between. */
const SLICE = 500;

/** What is taken from arXiv, over an open database or a transaction of it. */
export function openArxivFollowStore(db: Kysely<Schema>): ArxivFollowStore {
  const note = async (
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
          isRemembered: row.remembered === 1,
          coveredOn: row.covered_on,
          vainPolls: row.vain_polls,
          succeededAt: row.succeeded_at,
        }
      );
    },

    async remembered() {
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

    remember: category => note(category, { remembered: 1 }),
    succeeded: (category, at) => note(category, { succeeded_at: at }),
    cover: (category, day, at) => note(category, { covered_on: day, vain_polls: 0, succeeded_at: at }),

    async polledInVain(category) {
      await db
        .insertInto('arxiv_categories')
        .values({ category, remembered: 0, vain_polls: 1 })
        .onConflict(conflict =>
          conflict
            .column('category')
            .doUpdateSet(eb => ({ vain_polls: eb('arxiv_categories.vain_polls', '+', 1) })),
        )
        .execute();
    },

    async want(arxivIds, now) {
      for (const ids of inSlices(arxivIds)) {
        await db
          .insertInto('arxiv_wanted')
          .values(ids.map(arxiv_id => ({ arxiv_id, since: now })))
          .onConflict(conflict => conflict.doNothing())
          .execute();
      }
    },

    async wanted() {
      const rows = await db.selectFrom('arxiv_wanted').selectAll().orderBy('arxiv_id').execute();
      return rows.map(row => ({ arxivId: row.arxiv_id, since: row.since }));
    },

    async unwant(arxivIds) {
      for (const ids of inSlices(arxivIds)) {
        await db.deleteFrom('arxiv_wanted').where('arxiv_id', 'in', ids).execute();
      }
    },
  };
}

function inSlices(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / SLICE) }, (_, at) =>
    ids.slice(at * SLICE, (at + 1) * SLICE),
  );
}
