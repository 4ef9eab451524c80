import type { Kysely } from 'kysely';
import type { PaperStore } from '../../core/paper/paper.ts';
import { toPaper } from './paper-row.ts';
import { paperRows } from './paper-queries.ts';
import { prepareQuery } from '../database/prepare-query.ts';
import type { Schema } from '../database/schema.ts';

/** Creates the part of the store that lists changes by `rev`. */
export function createPaperChanges(
  db: Kysely<Schema>,
): Pick<PaperStore, 'lastRev' | 'changedSince' | 'goneBetween'> {
  // Runs for each search.
  const findLastRev = prepareQuery(db, () =>
    db.selectFrom('counters').select('value').where('name', '=', 'rev'),
  );

  return {
    async lastRev() {
      const [row] = (await findLastRev()).rows;
      if (!row) throw new Error('the database has no counter of revs');
      return row.value;
    },

    async changedSince(rev, limit) {
      const rows = await paperRows(db).where('rev', '>', rev).orderBy('rev').limit(limit).execute();
      return rows.map(toPaper);
    },

    async goneBetween(rev, upTo) {
      const goneIn = (table: 'gone_papers' | 'removed_papers') =>
        db.selectFrom(table).select(['id', 'rev']).where('rev', '>', rev).where('rev', '<=', upTo);
      return goneIn('gone_papers').unionAll(goneIn('removed_papers')).orderBy('rev').execute();
    },
  };
}
