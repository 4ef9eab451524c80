import { sql, type Kysely } from 'kysely';
import * as z from 'zod';
import type { LibraryImportStore } from '../../core/library/library-import.ts';
import { READING_STATUSES } from '../../core/library/library-item.ts';
import type { Schema } from '../database/schema.ts';
import { dialectOf } from '../dialect/dialect-of.ts';
import { canonicalIds } from '../papers/paper-redirects.ts';
import { REFERENCE_COLUMNS, MISSING_OUTCOMES, toCounts, toMissing, toRow } from './import-reference-row.ts';

const fieldsSchema = z.object({
  title: z.string().nullable(),
  arxivId: z.string().nullable(),
  doi: z.string().nullable(),
  url: z.string().nullable(),
  authors: z.array(z.string()),
  publishedAt: z.string().nullable(),
  keywords: z.array(z.string()),
  note: z.string().optional(),
  status: z.enum(READING_STATUSES).optional(),
});

const tagsSchema = z.array(z.string());

type References = Pick<
  LibraryImportStore,
  | 'addReferences'
  | 'open'
  | 'settledPapers'
  | 'settle'
  | 'settleOpen'
  | 'moveTo'
  | 'counts'
  | 'missing'
  | 'countChanges'
  | 'imported'
>;

/** Creates the part of the store of imports that has their references. */
export function createImportReferences(db: Kysely<Schema>): References {
  const references = (importId: number) =>
    db.selectFrom('library_import_references').where('import_id', '=', importId);
  const change = (importId: number) =>
    db.updateTable('library_import_references').where('import_id', '=', importId);

  return {
    async addReferences(importId, added, from) {
      const rows = added.map((reference, index) => toRow(reference, from + index));
      await sql`INSERT INTO library_import_references (import_id, position, line, name, fields, stage, outcome)
        SELECT ${importId}, position, line, name, fields, stage, outcome
        FROM ${dialectOf(db).rows(rows, REFERENCE_COLUMNS)}`.execute(db);
    },

    async open(importId, stage, limit) {
      const rows = await references(importId)
        .where('stage', '=', stage)
        .select(['position', 'fields'])
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map(({ position, fields }) => ({
        position,
        fields: fieldsSchema.parse(JSON.parse(fields ?? '{}')),
      }));
    },

    async settledPapers(importId, paperIds) {
      const rows = await references(importId)
        .where('paper_id', 'in', canonicalIds(db, paperIds))
        .select('paper_id')
        .execute();
      return new Set(rows.flatMap(row => row.paper_id ?? []));
    },

    async settle(importId, results) {
      for (const { position, outcome, paperId, gaveOrigin = false, addedTags = [] } of results)
        await change(importId)
          .where('position', '=', position)
          .set({
            outcome,
            fields: null,
            stage: null,
            paper_id: paperId ?? null,
            gave_origin: Number(gaveOrigin),
            added_tags: addedTags.length === 0 ? null : JSON.stringify(addedTags),
          })
          .execute();
    },

    async settleOpen(importId, outcome, stage) {
      await change(importId)
        .where('stage', 'is not', null)
        .$if(stage !== undefined, query => query.where('stage', '=', stage ?? null))
        .set({ outcome, fields: null, stage: null })
        .execute();
    },

    async moveTo(importId, stage, positions) {
      await change(importId)
        .where('position', 'in', dialectOf(db).numbers(positions))
        .where('stage', 'is not', null)
        .set({ stage })
        .execute();
    },

    async counts(importId) {
      const rows = await references(importId)
        .select(eb => ['outcome', eb.fn.countAll<number>().as('n')])
        .groupBy('outcome')
        .execute();
      return toCounts(
        outcome => rows.find(row => row.outcome === (outcome === 'open' ? null : outcome))?.n ?? 0,
      );
    },

    async missing(importId, limit) {
      const rows = await references(importId)
        .where('outcome', 'in', MISSING_OUTCOMES)
        .select(['name', 'line', 'outcome'])
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map(({ name, line, outcome }) => ({ name, line, outcome: toMissing(outcome) }));
    },

    async countChanges(importId) {
      return references(importId)
        .where('paper_id', 'is not', null)
        .select(eb => [
          eb.fn.countAll<number>().filterWhere('gave_origin', '=', 1).as('saved'),
          eb.fn.count<number>('paper_id').distinct().filterWhere('added_tags', 'is not', null).as('tagged'),
        ])
        .executeTakeFirstOrThrow();
    },

    async imported(importId) {
      const rows = await references(importId)
        .where('paper_id', 'is not', null)
        .where(eb => eb.or([eb('gave_origin', '=', 1), eb('added_tags', 'is not', null)]))
        .select(['paper_id', 'gave_origin', 'added_tags'])
        .execute();
      return rows.flatMap(({ paper_id, gave_origin, added_tags }) =>
        paper_id === null
          ? []
          : [
              {
                paperId: paper_id,
                gaveOrigin: gave_origin === 1,
                addedTags: tagsSchema.parse(JSON.parse(added_tags ?? '[]')),
              },
            ],
      );
    },
  };
}
