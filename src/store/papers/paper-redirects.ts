import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';

// Ids of merged papers remain in messages, buttons and running processes forever: every statement that takes an id must
// redirect it.

/** Returns an expression for the id of the paper that an id refers to now. */
export function canonicalId(id: PaperId): RawBuilder<PaperId> {
  return sql<PaperId>`coalesce((SELECT paper_id FROM gone_papers WHERE id = ${id}), ${id})`;
}

/** Returns a subquery for the ids of the papers that ids refer to now. */
export function canonicalIds(db: Kysely<Schema>, ids: readonly PaperId[]): RawBuilder<PaperId> {
  return sql<PaperId>`(
    SELECT coalesce(gone_papers.paper_id, given.value)
    FROM ${dialectOf(db).numbers(ids)} AS given LEFT JOIN gone_papers ON gone_papers.id = given.value)`;
}

/** Returns the ids of the papers that ids refer to now, in the same order and number. */
export async function toCanonicalIds(db: Kysely<Schema>, ids: readonly PaperId[]): Promise<PaperId[]> {
  if (ids.length === 0) return [];
  const redirects = await db
    .selectFrom('gone_papers')
    .select(['id', 'paper_id'])
    .where('id', 'in', dialectOf(db).numbers(ids))
    .execute();
  const canonical = new Map(redirects.map(row => [row.id, row.paper_id]));
  return ids.map(id => canonical.get(id) ?? id);
}

/**
 * Returns the ids of the papers that ids refer to now, in the same order and number; `undefined` for a paper that was
 * removed, to which nothing can be attached.
 */
export async function toExistingIds(
  db: Kysely<Schema>,
  ids: readonly PaperId[],
): Promise<(PaperId | undefined)[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ readonly given: PaperId; readonly id: PaperId }>`
    SELECT given.value AS given, papers.id AS id
    FROM ${dialectOf(db).numbers(ids)} AS given LEFT JOIN gone_papers ON gone_papers.id = given.value
      JOIN papers ON papers.id = coalesce(gone_papers.paper_id, given.value)`.execute(db);
  const existing = new Map(rows.map(({ given, id }) => [given, id]));
  return ids.map(id => existing.get(id));
}
