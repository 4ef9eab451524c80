import { sql, type Kysely } from 'kysely';
import { emptyPaper, type PaperFields, type PaperId, type PaperStore } from '../../core/paper/paper.ts';
import { mergeInto } from './merge-papers.ts';
import { toRow } from './paper-row.ts';
import { prepareQuery } from '../database/prepare-query.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';

/** Creates the part of the store that writes papers. */
export function createPaperWrites(
  db: Kysely<Schema>,
  keyOf: (title: string) => string,
): Pick<PaperStore, 'insert' | 'update' | 'merge' | 'remove'> {
  const dialect = dialectOf(db);

  // Both run once for each ingested record.
  const incrementRev = prepareQuery(db, () =>
    db
      .updateTable('counters')
      .set(eb => ({ value: eb('value', '+', 1) }))
      .where('name', '=', 'rev')
      .returning('value'),
  );
  const insertRow = prepareQuery(db, () =>
    dialect.withId(db.insertInto('papers').values(toRow(emptyPaper(''), '', 0))),
  );

  async function nextRev(): Promise<number> {
    const [row] = (await incrementRev()).rows;
    if (!row) throw new Error('the database has no counter `rev`');
    return row.value;
  }

  async function insertListDays(id: PaperId, days: readonly string[]): Promise<void> {
    if (days.length === 0) return;
    await sql`INSERT INTO listings (day, paper_id)
      SELECT value, ${id} FROM ${dialect.texts(days)} AS given WHERE true
      ON CONFLICT DO NOTHING`.execute(db);
  }

  async function update(id: PaperId, fields: PaperFields) {
    const rev = await nextRev();
    await db
      .updateTable('papers')
      .set(toRow(fields, keyOf(fields.title), rev))
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('listings').where('paper_id', '=', id).execute();
    await insertListDays(id, fields.listedOn);
    return { ...fields, id, rev };
  }

  return {
    async insert(fields) {
      const rev = await nextRev();
      const inserted = await insertRow(Object.values(toRow(fields, keyOf(fields.title), rev)));
      const id = dialect.insertedId(inserted);
      await insertListDays(id, fields.listedOn);
      return { ...fields, id, rev };
    },

    update,

    async merge(kept, others, fields) {
      for (const other of others) await mergeInto(db, other, kept, await nextRev());
      return update(kept, fields);
    },

    async remove(id) {
      // An index may not know yet that these were merged into it; their redirects go with the paper.
      const merged = await db.selectFrom('gone_papers').select('id').where('paper_id', '=', id).execute();
      await db.deleteFrom('papers').where('id', '=', id).execute();
      for (const gone of [...merged, { id }])
        await db
          .insertInto('removed_papers')
          .values({ id: gone.id, rev: await nextRev() })
          .execute();
    },
  };
}
