import { sql, type Kysely } from 'kysely';
import type { PaperStore } from '../../core/paper/paper.ts';
import { recordFingerprint } from './record-fingerprint.ts';
import { titleKey } from '../../core/paper/title-key.ts';
import { prepareQuery } from '../database/prepare-query.ts';
import type { Schema } from '../database/schema.ts';

/** Creates the part of the store that keeps the aliases and title keys of papers. */
export function createPaperAliases(
  db: Kysely<Schema>,
): Pick<PaperStore, 'addAliases' | 'rememberRecord' | 'rebuildTitleKeys'> {
  // Runs for each record without an identifier.
  const insertRecord = prepareQuery(db, () =>
    db
      .insertInto('read_records')
      .values({ fingerprint: '', paper_id: 0 })
      .onConflict(conflict => conflict.doNothing()),
  );

  return {
    async addAliases(id, { titles, dois, externalIds }) {
      const keyed = titles.map(title => ({ title_key: titleKey(title), paper_id: id, title }));
      for (const name of keyed) {
        await db
          .insertInto('other_titles')
          .columns(['title_key', 'paper_id', 'title'])
          .expression(eb =>
            eb
              .selectFrom('papers')
              .select([eb.val(name.title_key).as('title_key'), 'id', eb.val(name.title).as('title')])
              .where('id', '=', id)
              .where('title_key', '!=', name.title_key),
          )
          .onConflict(conflict => conflict.doNothing())
          .execute();
      }
      if (dois.length > 0)
        await db
          .insertInto('other_dois')
          .values(dois.map(doi => ({ doi, paper_id: id })))
          .onConflict(conflict => conflict.doNothing())
          .execute();
      if (externalIds.length > 0)
        await db
          .insertInto('other_own_ids')
          .values(externalIds.map(own_id => ({ own_id, paper_id: id })))
          .onConflict(conflict => conflict.doNothing())
          .execute();
    },

    async rememberRecord(id, record) {
      await insertRecord([recordFingerprint(record), id]);
    },

    async rebuildTitleKeys(after, limit) {
      const { rows } = await sql<{ id: number; title: string; key: string; shown: 0 | 1 }>`
        WITH page AS (SELECT id, title, title_key FROM papers WHERE id > ${after} ORDER BY id LIMIT ${limit})
        SELECT id, title, title_key AS key, 1 AS shown FROM page
        UNION ALL
        SELECT paper_id, title, title_key, 0 FROM other_titles WHERE paper_id IN (SELECT id FROM page)`.execute(
        db,
      );
      const changed = rows.filter(({ title, key }) => titleKey(title) !== key);
      for (const { id, title, key, shown } of changed) {
        const title_key = titleKey(title);
        if (shown) {
          await db.updateTable('papers').set({ title_key }).where('id', '=', id).execute();
          continue;
        }
        await db.deleteFrom('other_titles').where('paper_id', '=', id).where('title_key', '=', key).execute();
        await db
          .insertInto('other_titles')
          .values({ title_key, paper_id: id, title })
          .onConflict(conflict => conflict.doNothing())
          .execute();
      }
      const last = rows.reduce((newest, { id }) => Math.max(newest, id), 0);
      return { last: last === 0 ? undefined : last, changed };
    },
  };
}
