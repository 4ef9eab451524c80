import { CompiledQuery, sql, type Kysely } from 'kysely';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { toCanonicalIds } from './paper-redirects.ts';
import { listedOnSql, toPaper, type PaperRow } from './paper-row.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';
import type { SqlDialect } from '../dialect/sql-dialect.ts';

/** Returns a query for rows that `toPaper` reads. */
export function paperRows(db: Kysely<Schema>) {
  return db
    .selectFrom('papers')
    .selectAll('papers')
    .select(sql.raw<string>(listedOnSql(dialectOf(db))).as('listed_on'));
}

/** Returns papers in the order of their ids, each once. Unknown ids are left out, ids of merged papers are redirected. */
export async function papersById(db: Kysely<Schema>, ids: readonly PaperId[]): Promise<Paper[]> {
  if (ids.length === 0) return [];
  const found = await rowsById(db, ids);
  const canonical = ids.every(id => found.has(id)) ? ids : await toCanonicalIds(db, ids);
  const papers = canonical === ids ? found : await rowsById(db, canonical);
  return [...new Set(canonical)].flatMap(id => papers.get(id) ?? []);
}

/** `paperRows` by ids in SQL: this query runs for every answer, and Kysely takes longer to compile it than SQLite to run it. */
const rowsByIdSql = (dialect: SqlDialect) =>
  `SELECT papers.*, ${listedOnSql(dialect)} AS listed_on FROM papers WHERE id IN ${dialect.numbersSql}`;

async function rowsById(db: Kysely<Schema>, ids: readonly PaperId[]): Promise<Map<PaperId, Paper>> {
  const dialect = dialectOf(db);
  const { rows } = await db.executeQuery<PaperRow>(
    CompiledQuery.raw(rowsByIdSql(dialect), [dialect.listParameter(ids)]),
  );
  return new Map(rows.map(row => [row.id, toPaper(row)]));
}
