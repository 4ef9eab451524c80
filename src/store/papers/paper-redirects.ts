import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';

// Ids of papers that turned out to be another one stay in messages, buttons and memories of processes for ever: every
// statement that is handed an id understands them.

/** The paper that an id means now, as an expression. */
export function livingId(id: PaperId): RawBuilder<PaperId> {
  return sql<PaperId>`coalesce((SELECT paper_id FROM gone_papers WHERE id = ${id}), ${id})`;
}

/** The papers that ids mean now, as a subquery. */
export function livingIds(ids: readonly PaperId[]): RawBuilder<PaperId> {
  return sql<PaperId>`(
    SELECT coalesce(gone_papers.paper_id, asked.value)
    FROM json_each(${JSON.stringify(ids)}) AS asked LEFT JOIN gone_papers ON gone_papers.id = asked.value)`;
}

/** The papers that ids mean now, in the same order and number. */
export async function toLivingIds(db: Kysely<Schema>, ids: readonly PaperId[]): Promise<PaperId[]> {
  if (ids.length === 0) return [];
  const gone = await db
    .selectFrom('gone_papers')
    .select(['id', 'paper_id'])
    .where('id', 'in', sql<PaperId>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute();
  const living = new Map(gone.map(row => [row.id, row.paper_id]));
  return ids.map(id => living.get(id) ?? id);
}
