import { sql, type Kysely, type Selectable } from 'kysely';
import type { Draft, DraftState, DraftStore } from '../core/schedule/draft.ts';
import { newDraftPaper } from '../core/schedule/draft-steps.ts';
import { inTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import { insertPapers, replacePapers, withPapers } from './draft-rows.ts';
import { canonicalId } from './papers/paper-redirects.ts';
import { createDueDrafts } from './due-drafts.ts';

type DraftRow = Selectable<Schema['draft_slots']>;

/** Creates the store of drafts, over an open database or a transaction. */
export function createDraftStore(db: Kysely<Schema>): DraftStore {
  async function first(rows: Promise<DraftRow[]>): Promise<Draft | undefined> {
    return (await withPapers(db, await rows))[0];
  }

  async function end(
    id: number,
    columns: { readonly state: DraftState; readonly skipped_by?: string },
  ): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('draft_slots')
      .set(eb => ({ ...columns, revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .where(sql<boolean>`state = 'open'`)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  return {
    ...createDueDrafts(db),

    create: ({ paperIds, ...draft }) =>
      inTransaction(db, async tx => {
        const row = await tx
          .insertInto('draft_slots')
          .values({
            schedule_id: draft.scheduleId,
            guild_id: draft.guildId,
            slot: draft.slot,
            due_at: draft.dueAt,
            spec_key: draft.specKey,
            list_name: draft.listName,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        await insertPapers(tx, row.id, paperIds.map(newDraftPaper));
        await createDueDrafts(tx).setChecked(row.id);
        const [created] = await withPapers(tx, [row]);
        if (!created) throw new Error('a draft that was just created was not found');
        return created;
      }),

    get: id => first(db.selectFrom('draft_slots').selectAll().where('id', '=', id).execute()),

    ofSlot: (scheduleId, slot) =>
      first(
        db
          .selectFrom('draft_slots')
          .selectAll()
          .where('schedule_id', '=', scheduleId)
          .where('slot', '=', slot)
          .where(sql<boolean>`state = 'open'`)
          .execute(),
      ),

    openIn: async guildId =>
      withPapers(
        db,
        await db
          .selectFrom('draft_slots')
          .selectAll()
          .where('guild_id', '=', guildId)
          .where(sql<boolean>`state = 'open'`)
          .orderBy('id')
          .execute(),
      ),

    postedOf: (scheduleId, slot) =>
      first(
        db
          .selectFrom('draft_slots')
          .selectAll()
          .where('schedule_id', '=', scheduleId)
          .where('slot', '=', slot)
          .where('state', '=', 'posted')
          .orderBy('id', 'desc')
          .limit(1)
          .execute(),
      ),

    setPapers: (id, papers, listName) =>
      inTransaction(db, async tx => {
        await tx
          .updateTable('draft_slots')
          .set(eb => ({
            is_touched: 1,
            revision: eb('revision', '+', 1),
            ...(listName === undefined ? {} : { list_name: listName }),
          }))
          .where('id', '=', id)
          .execute();
        await replacePapers(tx, id, papers);
      }),

    rechoose: (id, { paperIds, listName }) =>
      inTransaction(db, async tx => {
        await tx
          .updateTable('draft_slots')
          .set(eb => ({ list_name: listName, is_touched: 0, revision: eb('revision', '+', 1) }))
          .where('id', '=', id)
          .execute();
        await replacePapers(tx, id, paperIds.map(newDraftPaper));
      }),

    lastDecided: scheduleId =>
      first(
        db
          .selectFrom('draft_slots')
          .selectAll()
          .where('schedule_id', '=', scheduleId)
          .where('state', 'in', ['posted', 'skipped'])
          .orderBy('id', 'desc')
          .limit(1)
          .execute(),
      ),

    close: (id, state) => end(id, { state }),

    skip: (id, by) => end(id, { state: 'skipped', skipped_by: by }),

    async setPost(scheduleId, slot, { channelId, messageId }) {
      await db
        .updateTable('draft_slots')
        .set(eb => ({
          post_channel_id: channelId,
          post_message_id: messageId,
          revision: eb('revision', '+', 1),
        }))
        .where('schedule_id', '=', scheduleId)
        .where('slot', '=', slot)
        .where('state', '=', 'posted')
        .where('post_message_id', 'is', null)
        .execute();
    },

    async setMessage(id, { channelId, messageId }) {
      await db
        .updateTable('draft_slots')
        .set({ channel_id: channelId, message_id: messageId })
        .where('id', '=', id)
        .execute();
    },

    async showAgain(guildId, paperId) {
      await db
        .updateTable('draft_slots')
        .set(eb => ({ revision: eb('revision', '+', 1) }))
        .where('guild_id', '=', guildId)
        .where(sql<boolean>`state = 'open'`)
        .where('id', 'in', eb =>
          eb.selectFrom('draft_papers').select('draft_id').where('paper_id', '=', canonicalId(paperId)),
        )
        .execute();
    },

    async setShownRevision(id, revision) {
      await db
        .updateTable('draft_slots')
        .set({ shown_revision: revision })
        .where('id', '=', id)
        .where('shown_revision', '<', revision)
        .execute();
    },

    async delete(id) {
      await db.deleteFrom('draft_slots').where('id', '=', id).execute();
    },
  };
}
