import { sql, type Kysely } from 'kysely';
import type { Paper, PaperFields, PaperId, PaperQuery, PaperStore } from '../core/paper.ts';
import { titleKey } from '../core/title-key.ts';
import { listedOn, toPaper, toRow } from './paper-row.ts';
import type { Schema } from './schema.ts';

/** The corpus over an open database, or over a transaction of it. */
export function openPaperStore(db: Kysely<Schema>): PaperStore {
  const rows = () => db.selectFrom('papers').selectAll('papers').select(listedOn);

  async function getMany(ids: readonly PaperId[]): Promise<Paper[]> {
    if (ids.length === 0) return [];
    // One bound value however many ids: SQLite's limit on variables is no concern.
    const found = await rows().where('id', 'in', idsIn(ids)).execute();
    const papers = new Map(found.map(row => [row.id, toPaper(row)]));
    return ids.flatMap(id => papers.get(id) ?? []);
  }

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

  function matching(query: PaperQuery) {
    const { notPostedIn, category, among } = query;
    return rows()
      .$if(among !== undefined, q => q.where('id', 'in', idsIn(among ?? [])))
      .$if(category !== undefined, q =>
        q.where(sql<boolean>`EXISTS (SELECT 1 FROM json_each(papers.categories) WHERE value = ${category})`),
      )
      .$if(notPostedIn !== undefined, q =>
        q.where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('channel_papers')
                .select('paper_id')
                .whereRef('paper_id', '=', 'papers.id')
                .where('channel_id', '=', notPostedIn?.channelId ?? '')
                .where('given_at', '>', notPostedIn?.since ?? Number.MIN_SAFE_INTEGER),
            ),
          ),
        ),
      )
      .limit(query.limit);
  }

  async function knowsListDays(): Promise<boolean> {
    return (await db.selectFrom('listings').select('day').limit(1).executeTakeFirst()) !== undefined;
  }

  return {
    getMany,

    async get(id) {
      return (await getMany([id]))[0];
    },

    async byArxivId(arxivId) {
      const row = await rows().where('arxiv_id', '=', arxivId).executeTakeFirst();
      return row && toPaper(row);
    },

    async byOwnId(ownId) {
      const row = await rows().where('own_id', '=', ownId).executeTakeFirst();
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

    async newest(query) {
      // As text, `2024-05` sorts before `2024-05-01`: a coarser date counts as its earliest day.
      const found = await matching(query)
        .orderBy('published_at', ob => ob.desc().nullsLast())
        .orderBy('id', 'desc')
        .execute();
      return found.map(toPaper);
    },

    async newestListDay(day) {
      const listed = await db
        .selectFrom('listings')
        .select(eb => eb.fn.max<string | null>('day').as('day'))
        .where('day', '<=', day)
        .executeTakeFirst();
      if (listed?.day || (await knowsListDays())) return listed?.day ?? undefined;
      const published = await db
        .selectFrom('papers')
        .select(eb => eb.fn.max<string | null>('published_at').as('day'))
        .where('published_at', '<=', day)
        .where(sql<boolean>`length(published_at) = 10`)
        .executeTakeFirst();
      return published?.day ?? undefined;
    },

    async onDay(day, query) {
      const listed = await knowsListDays();
      const found = await matching(query)
        .$if(listed, q =>
          q.where(({ exists, selectFrom }) =>
            exists(
              selectFrom('listings')
                .select('day')
                .whereRef('paper_id', '=', 'papers.id')
                .where('day', '=', day),
            ),
          ),
        )
        .$if(!listed, q => q.where('published_at', '=', day))
        .orderBy('upvotes', ob => ob.desc().nullsLast())
        .orderBy('id')
        .execute();
      return found.map(toPaper);
    },
  };
}

/** The ids as a subquery over one bound JSON array. */
function idsIn(ids: readonly PaperId[]) {
  return sql<PaperId>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
