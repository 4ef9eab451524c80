import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Paper, PaperId, PaperQuery } from '../../core/paper/paper.ts';
import { livingIds, toLivingIds } from './paper-redirects.ts';
import { listedOn, toPaper } from './paper-row.ts';
import type { Schema } from '../database/schema.ts';

/** Papers as rows that `toPaper` reads. */
export function paperRows(db: Kysely<Schema>) {
  return db.selectFrom('papers').selectAll('papers').select(listedOn);
}

/** The papers in the order asked for, each once; unknown ids are left out, those of papers that became another mean that. */
export async function papersById(db: Kysely<Schema>, ids: readonly PaperId[]): Promise<Paper[]> {
  if (ids.length === 0) return [];
  const asked = await rowsById(db, ids);
  const living = ids.every(id => asked.has(id)) ? ids : await toLivingIds(db, ids);
  const papers = living === ids ? asked : await rowsById(db, living);
  return [...new Set(living)].flatMap(id => papers.get(id) ?? []);
}

async function rowsById(db: Kysely<Schema>, ids: readonly PaperId[]): Promise<Map<PaperId, Paper>> {
  const found = await paperRows(db).where('id', 'in', idsIn(ids)).execute();
  return new Map(found.map(row => [row.id, toPaper(row)]));
}

/** The papers of a corpus view, in no order yet; ids of papers that became another mean that. */
export function viewedRows(db: Kysely<Schema>, { notPostedIn, category, among, limit }: PaperQuery) {
  return paperRows(db)
    .$if(among !== undefined, q => q.where('id', 'in', livingIds(among ?? [])))
    .$if(category !== undefined, q => q.where(isInCategory(category ?? '')))
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
    .limit(limit);
}

/** The ids as a subquery over one bound JSON array: SQLite's limit on variables is no concern, however many they are. */
export function idsIn(ids: readonly PaperId[]): RawBuilder<PaperId> {
  return sql<PaperId>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** Whether a row of `papers` is in an arXiv category. */
export function isInCategory(category: string): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT 1 FROM json_each(papers.categories) WHERE value = ${category})`;
}
