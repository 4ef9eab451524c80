import type { ExpressionBuilder, Kysely } from 'kysely';
import { emptyPaper, type PaperFields, type PaperId, type PaperStore } from '../../core/paper/paper.ts';
import { titleKey } from '../../core/paper/title-key.ts';
import { moveAndRemove } from './join-papers.ts';
import { openPaperLists } from './paper-lists.ts';
import { openPaperNames } from './paper-names.ts';
import { openPaperOrder } from './paper-order.ts';
import { toPaper, toRow } from './paper-row.ts';
import { paperRows, papersById } from './paper-selection.ts';
import { prepared } from '../database/prepared.ts';
import type { Schema } from '../database/schema.ts';

/** The corpus over an open database, or over a transaction of it. */
export function openPaperStore(db: Kysely<Schema>): PaperStore {
  const rows = () => paperRows(db);
  const keyOf = titleKeys();

  // What ingesting runs for each record.
  const takeRev = prepared(db, () =>
    db
      .updateTable('counters')
      .set(eb => ({ value: eb('value', '+', 1) }))
      .where('name', '=', 'rev')
      .returning('value'),
  );
  const findCandidates = prepared(db, () =>
    rows()
      .select(eb => [byTitle(eb, '').as('by_title'), byExternalId(eb, '').as('by_own_id')])
      .where(eb => eb.or([byTitle(eb, ''), byExternalId(eb, ''), eb('arxiv_id', '=', '')]))
      .orderBy('id'),
  );
  const insertRow = prepared(db, () => db.insertInto('papers').values(toRow(emptyPaper(''), '', 0)));

  async function nextRev(): Promise<number> {
    const [row] = (await takeRev()).rows;
    if (!row) throw new Error('the counter of changes is gone from the database');
    return row.value;
  }

  async function list(id: PaperId, days: readonly string[]): Promise<void> {
    if (days.length === 0) return;
    await db
      .insertInto('listings')
      .values(days.map(day => ({ day, paper_id: id })))
      .execute();
  }

  async function update(id: PaperId, fields: PaperFields) {
    const rev = await nextRev();
    await db
      .updateTable('papers')
      .set(toRow(fields, keyOf(fields.title), rev))
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('listings').where('paper_id', '=', id).execute();
    await list(id, fields.listedOn);
    return { ...fields, id, rev };
  }

  return {
    ...openPaperLists(db),
    ...openPaperNames(db),
    ...openPaperOrder(db),

    async get(id) {
      return (await papersById(db, [id]))[0];
    },

    getMany: ids => papersById(db, ids),

    async byArxivId(arxivId) {
      const row = await rows().where('arxiv_id', '=', arxivId).executeTakeFirst();
      return row && toPaper(row);
    },

    async byExternalId(externalId) {
      const row = await rows()
        .where(eb => byExternalId(eb, externalId))
        .executeTakeFirst();
      return row && toPaper(row);
    },

    async byUrl(url) {
      const row = await rows().where('url', '=', url).orderBy('id').limit(1).executeTakeFirst();
      return row && toPaper(row);
    },

    async byTitleKey(key) {
      const named = rows().where(eb => byTitle(eb, key));
      return (await named.orderBy('id').execute()).map(toPaper);
    },

    async candidates({ arxivId, externalId, title }: PaperFields) {
      const key = keyOf(title);
      // No identifier is empty.
      const named = [key, key, externalId ?? '', externalId ?? ''];
      const { rows: candidates } = await findCandidates([...named, ...named, arxivId ?? '']);
      if (candidates.length === 0) return NOBODY;
      return {
        byArxivId: candidates.filter(row => arxivId !== null && row.arxiv_id === arxivId).map(toPaper)[0],
        byExternalId: candidates.filter(row => row.by_own_id).map(toPaper)[0],
        byTitle: candidates.filter(row => row.by_title).map(toPaper),
      };
    },

    async insert(fields) {
      const rev = await nextRev();
      // Not RETURNING, which makes SQLite copy the whole row: that doubles what an insert takes.
      const { insertId } = await insertRow(Object.values(toRow(fields, keyOf(fields.title), rev)));
      if (insertId === undefined) throw new Error('an inserted paper got no id');
      const id = Number(insertId);
      await list(id, fields.listedOn);
      return { ...fields, id, rev };
    },

    update,

    async join(kept, others, fields) {
      for (const gone of others) await moveAndRemove(db, gone, kept, await nextRev());
      return update(kept, fields);
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

    mergedBetween: (rev, upTo) =>
      db
        .selectFrom('gone_papers')
        .select(['id', 'rev'])
        .where('rev', '>', rev)
        .where('rev', '<=', upTo)
        .orderBy('rev')
        .execute(),
  };
}

const NOBODY = { byArxivId: undefined, byExternalId: undefined, byTitle: [] };

/** Title keys; a record is looked for by its title and then written with it, and the key is computed once. */
function titleKeys(): (title: string) => string {
  let last = { title: '', key: '' };
  return title => {
    if (title !== last.title) last = { title, key: titleKey(title) };
    return last.key;
  };
}

type Papers = ExpressionBuilder<Schema, 'papers'>;

/** Whether a row of `papers` was told by a title with this key, shown or not. */
function byTitle(eb: Papers, key: string) {
  const others = eb.selectFrom('other_titles').select('paper_id').where('title_key', '=', key);
  return eb.or([eb('title_key', '=', key), eb('id', 'in', others)]);
}

/** The same for an own id. */
function byExternalId(eb: Papers, externalId: string) {
  const others = eb.selectFrom('other_own_ids').select('paper_id').where('own_id', '=', externalId);
  return eb.or([eb('own_id', '=', externalId), eb('id', 'in', others)]);
}
