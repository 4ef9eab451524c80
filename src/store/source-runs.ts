import type { Kysely, Selectable } from 'kysely';
import { SOURCE_NAMES, type SourceState, type SourceStore } from '../core/source/source-runs.ts';
import type { Schema } from './database/schema.ts';

/** Creates the store of source states, over an open database or a transaction. */
export function createSourceStore(db: Kysely<Schema>): SourceStore {
  return {
    async get(name) {
      const row = await db.selectFrom('sources').selectAll().where('name', '=', name).executeTakeFirst();
      return row && toStates(row)[0];
    },

    async all() {
      return (await db.selectFrom('sources').selectAll().orderBy('name').execute()).flatMap(toStates);
    },

    async plan(name, nextRun, now) {
      await db
        .insertInto('sources')
        .values({ name, since: now, next_run: nextRun, failures: 0 })
        .onConflict(conflict =>
          conflict.column('name').doUpdateSet(eb => ({
            next_run: nextRun,
            // The time in which the bot did not run the source is no reason for an alert.
            ...(nextRun === null
              ? {}
              : {
                  since: eb
                    .case()
                    .when('sources.next_run', 'is', null)
                    .then(now)
                    .else(eb.ref('sources.since'))
                    .end(),
                }),
          })),
        )
        .execute();
    },

    async recordRun(name, { at, isSuccess, hasPapers = false, problem }) {
      await db
        .insertInto('sources')
        .values({
          name,
          since: at,
          problem,
          failures: isSuccess ? 0 : 1,
          last_success: isSuccess ? at : null,
          last_news: hasPapers ? at : null,
        })
        .onConflict(conflict =>
          conflict.column('name').doUpdateSet(eb => ({
            problem,
            ...(isSuccess ? { failures: 0, last_success: at } : { failures: eb('sources.failures', '+', 1) }),
            ...(hasPapers ? { last_news: at } : {}),
            ...(isSuccess && hasPapers ? { alerted_at: null } : {}),
          })),
        )
        .execute();
    },

    async recordAlert(name, at) {
      await db.updateTable('sources').set({ alerted_at: at }).where('name', '=', name).execute();
    },
  };
}

/** Converts a row; returns an empty list for a source that this version does not know. */
function toStates(row: Selectable<Schema['sources']>): SourceState[] {
  const name = SOURCE_NAMES.find(known => known === row.name);
  if (name === undefined) return [];
  return [
    {
      name,
      since: row.since,
      lastSuccess: row.last_success,
      lastPapers: row.last_news,
      nextRun: row.next_run,
      problem: row.problem,
      failures: row.failures,
      alertedAt: row.alerted_at,
    },
  ];
}
