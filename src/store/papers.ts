import type { Kysely } from 'kysely';
import type { PaperFields, PaperId, PaperStore } from '../core/paper.ts';
import { titleKey } from '../core/title-key.ts';
import { openPaperLists } from './paper-lists.ts';
import { openPaperOrder } from './paper-order.ts';
import { toPaper, toRow } from './paper-row.ts';
import { paperRows, papersById } from './paper-selection.ts';
import type { Schema } from './schema.ts';

/** The corpus over an open database, or over a transaction of it. */
export function openPaperStore(db: Kysely<Schema>): PaperStore {
  const rows = () => paperRows(db);

  async function nextRev(): Promise<number> {
    const { value } = await db
      .updateTable('counters')
      .set(eb => ({ value: eb('value', '+', 1) }))
      .where('name', '=', 'rev')
      .returning('value')
      .executeTakeFirstOrThrow();
    return value;
  }

  async function list(id: PaperId, days: readonly string[]): Promise<void> {
    await db.deleteFrom('listings').where('paper_id', '=', id).execute();
    if (days.length === 0) return;
    await db
      .insertInto('listings')
      .values(days.map(day => ({ day, paper_id: id })))
      .execute();
  }

  return {
    ...openPaperLists(db),
    ...openPaperOrder(db),

    async get(id) {
      return (await papersById(db, [id]))[0];
    },

    getMany: ids => papersById(db, ids),

    async byArxivId(arxivId) {
      const row = await rows().where('arxiv_id', '=', arxivId).executeTakeFirst();
      return row && toPaper(row);
    },

    async byOwnId(ownId) {
      const row = await rows().where('own_id', '=', ownId).executeTakeFirst();
      return row && toPaper(row);
    },

    async byUrl(url) {
      const row = await rows().where('url', '=', url).orderBy('id').limit(1).executeTakeFirst();
      return row && toPaper(row);
    },

    async byTitleKey(key) {
      return (await rows().where('title_key', '=', key).orderBy('id').execute()).map(toPaper);
    },

    async candidates({ arxivId, ownId, title }: PaperFields) {
      const key = titleKey(title);
      const found = await rows()
        .where(eb =>
          eb.or([
            eb('title_key', '=', key),
            eb('arxiv_id', '=', arxivId ?? ''),
            eb('own_id', '=', ownId ?? ''),
          ]),
        )
        .orderBy('id')
        .execute();
      return {
        byArxivId: found.filter(row => arxivId !== null && row.arxiv_id === arxivId).map(toPaper)[0],
        byOwnId: found.filter(row => ownId !== null && row.own_id === ownId).map(toPaper)[0],
        byTitle: found.filter(row => row.title_key === key).map(toPaper),
      };
    },

    async insert(fields) {
      const rev = await nextRev();
      const { id } = await db
        .insertInto('papers')
        .values(toRow(fields, rev))
        .returning('id')
        .executeTakeFirstOrThrow();
      if (fields.listedOn.length > 0) await list(id, fields.listedOn);
      return { ...fields, id, rev };
    },

    async update(id, fields) {
      const rev = await nextRev();
      await db.updateTable('papers').set(toRow(fields, rev)).where('id', '=', id).execute();
      await list(id, fields.listedOn);
      return { ...fields, id, rev };
    },

    async count() {
      const { n } = await db
        .selectFrom('papers')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },

    async lastRev() {
      const row = await db
        .selectFrom('counters')
        .select('value')
        .where('name', '=', 'rev')
        .executeTakeFirstOrThrow();
      return row.value;
    },

    async changedSince(rev, limit) {
      return (await rows().where('rev', '>', rev).orderBy('rev').limit(limit).execute()).map(toPaper);
    },
  };
}
