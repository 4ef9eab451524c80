import { sql, type Kysely, type Selectable } from 'kysely';
import type { Draft, DraftPaper, DraftState, DraftStore } from '../core/schedule/draft.ts';
import { DEFAULT_SERVER_SETTINGS } from '../core/server-settings.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import { inTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { toExistingIds } from './papers/paper-redirects.ts';

type DraftRow = Selectable<Schema['draft_slots']>;

/** When the draft of a schedule's next slot is due. */
const draftDueAt = sql<number>`(schedules.next_run_at
  - coalesce(server_settings.desk_lead_minutes, ${sql.lit(DEFAULT_SERVER_SETTINGS.deskLeadMinutes)}) * ${sql.lit(MINUTE_MS)})`;

/** Creates the store of drafts, over an open database or a transaction. */
export function createDraftStore(db: Kysely<Schema>): DraftStore {
  /** The next slots, of active schedules, that are to have a draft and have none. */
  const undrafted = () =>
    db
      .selectFrom('server_settings')
      .innerJoin('schedules', 'schedules.guild_id', 'server_settings.guild_id')
      .where('server_settings.desk_channel_id', 'is not', null)
      .where('schedules.paused_reason', 'is', null)
      .where('schedules.deleted_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('draft_slots')
              .select('draft_slots.id')
              .whereRef('draft_slots.schedule_id', '=', 'schedules.id')
              .whereRef('draft_slots.slot', '=', 'schedules.next_slot')
              .where(sql<boolean>`draft_slots.state = 'open'`),
          ),
        ),
      );

  async function first(rows: Promise<DraftRow[]>): Promise<Draft | undefined> {
    return (await withPapers(db, await rows))[0];
  }

  const page = (afterId: number, limit: number) =>
    db.selectFrom('draft_slots').selectAll().where('id', '>', afterId).orderBy('id').limit(limit);

  return {
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
        await insertPapers(tx, row.id, paperIds.map(untouched));
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

    setPapers: (id, papers) =>
      inTransaction(db, async tx => {
        await tx
          .updateTable('draft_slots')
          .set(eb => ({ is_touched: 1, revision: eb('revision', '+', 1) }))
          .where('id', '=', id)
          .execute();
        await tx.deleteFrom('draft_papers').where('draft_id', '=', id).execute();
        await insertPapers(tx, id, papers);
      }),

    async close(id, state) {
      const { numUpdatedRows } = await db
        .updateTable('draft_slots')
        .set(eb => ({ state, revision: eb('revision', '+', 1) }))
        .where('id', '=', id)
        .where(sql<boolean>`state = 'open'`)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async setMessage(id, { channelId, messageId }) {
      await db
        .updateTable('draft_slots')
        .set({ channel_id: channelId, message_id: messageId })
        .where('id', '=', id)
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

    async outdated(afterId, limit) {
      const rows = await page(afterId, limit)
        .where('message_id', 'is not', null)
        .whereRef('shown_revision', '<', 'revision')
        .execute();
      return withPapers(db, rows);
    },

    async open(afterId, limit) {
      const rows = await page(afterId, limit)
        .where(sql<boolean>`state = 'open'`)
        .execute();
      return withPapers(db, rows);
    },

    async delete(id) {
      await db.deleteFrom('draft_slots').where('id', '=', id).execute();
    },

    async deleteClosedBefore(instant) {
      await db.deleteFrom('draft_slots').where('state', '<>', 'open').where('due_at', '<', instant).execute();
    },

    async undrafted(now, afterId, limit) {
      const rows = await undrafted()
        .select(['schedules.id as scheduleId', 'server_settings.desk_channel_id as deskChannelId'])
        .where(draftDueAt, '<=', now)
        .where('schedules.next_run_at', '>', now)
        .where('schedules.id', '>', afterId)
        .orderBy('schedules.id')
        .limit(limit)
        .execute();
      return rows.flatMap(({ scheduleId, deskChannelId }) =>
        deskChannelId === null ? [] : { scheduleId, deskChannelId },
      );
    },

    async nextDueAt() {
      const row = await undrafted()
        .select(eb => eb.fn.min<number | null>(draftDueAt).as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}

const untouched = (paperId: number): DraftPaper => ({
  paperId,
  isPinned: false,
  isDropped: false,
  line: null,
  lineBy: null,
});

async function insertPapers(
  db: Kysely<Schema>,
  draftId: number,
  papers: readonly DraftPaper[],
): Promise<void> {
  // A paper may have been merged into another one of the draft, or removed.
  const ids = await toExistingIds(
    db,
    papers.map(paper => paper.paperId),
  );
  const rows = papers.flatMap((paper, position) => {
    const id = ids[position];
    return id === undefined || ids.indexOf(id) !== position ? [] : { ...paper, paperId: id, position };
  });
  if (rows.length === 0) return;
  await db
    .insertInto('draft_papers')
    .values(
      rows.map(row => ({
        draft_id: draftId,
        paper_id: row.paperId,
        position: row.position,
        is_pinned: Number(row.isPinned),
        is_dropped: Number(row.isDropped),
        line: row.line,
        line_by: row.lineBy,
      })),
    )
    .execute();
}

async function withPapers(db: Kysely<Schema>, rows: readonly DraftRow[]): Promise<Draft[]> {
  if (rows.length === 0) return [];
  const papers = await db
    .selectFrom('draft_papers')
    .selectAll()
    .where('draft_id', 'in', dialectOf(db).numbers(rows.map(row => row.id)))
    .orderBy('draft_id')
    .orderBy('position')
    .execute();
  return rows.map(row => ({
    id: row.id,
    scheduleId: row.schedule_id,
    guildId: row.guild_id,
    slot: row.slot,
    dueAt: row.due_at,
    specKey: row.spec_key,
    listName: row.list_name,
    revision: row.revision,
    isTouched: row.is_touched === 1,
    state: toState(row.state),
    message:
      row.channel_id === null || row.message_id === null
        ? null
        : { channelId: row.channel_id, messageId: row.message_id },
    shownRevision: row.shown_revision,
    papers: papers
      .filter(paper => paper.draft_id === row.id)
      .map(paper => ({
        paperId: paper.paper_id,
        isPinned: paper.is_pinned === 1,
        isDropped: paper.is_dropped === 1,
        line: paper.line,
        lineBy: paper.line_by,
      })),
  }));
}

function toState(state: string): DraftState {
  return state === 'open' || state === 'posted' ? state : 'cancelled';
}
