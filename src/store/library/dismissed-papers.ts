import type { Kysely } from 'kysely';
import type { DismissedPaperStore } from '../../core/library/dismissed-papers.ts';
import type { Schema } from '../database/schema.ts';
import { canonicalId, toExistingIds } from '../papers/paper-redirects.ts';

/** Creates the store of dismissed papers, over an open database or a transaction. */
export function createDismissedPaperStore(db: Kysely<Schema>): DismissedPaperStore {
  return {
    async dismiss(userId, paperId, at) {
      const [id] = await toExistingIds(db, [paperId]);
      if (id === undefined) return;
      await db
        .insertInto('dismissed_papers')
        .values({ user_id: userId, paper_id: id, dismissed_at: at })
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },
    async restore(userId, paperId) {
      await db
        .deleteFrom('dismissed_papers')
        .where('user_id', '=', userId)
        .where('paper_id', '=', canonicalId(paperId))
        .execute();
    },
    async ids(userId) {
      const rows = await db
        .selectFrom('dismissed_papers')
        .select('paper_id')
        .where('user_id', '=', userId)
        .execute();
      return new Set(rows.map(row => row.paper_id));
    },
  };
}
