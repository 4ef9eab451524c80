import { sql, type Kysely, type Selectable } from 'kysely';
import { z } from 'zod';
import { slotOfKey, type Delivery, type DeliveryStore } from '../core/schedule/delivery.ts';
import { toCanonicalIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

/** Deliveries that are not final, as the index `deliveries_due` has them. */
const IS_OPEN = sql<boolean>`state IN ('pending', 'sending')`;

/** Deliveries of which a message may be in the channel or come there, as the index `deliveries_unsettled` has them. */
const IS_UNSETTLED = sql<boolean>`state IN ('pending', 'sending', 'unknown')`;

/** Instead of a time at which a delivery is due: never. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Creates the outbox of deliveries, over an open database or a transaction. */
export function createDeliveryStore(db: Kysely<Schema>): DeliveryStore {
  const update = (id: number, changes: Partial<Selectable<Schema['deliveries']>>) =>
    db.updateTable('deliveries').set(changes).where('id', '=', id).execute();

  return {
    async get(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async add({ key, scheduleId, channelId, body, nonce, paperIds, createdAt, ...delivery }) {
      const row = await db
        .insertInto('deliveries')
        .values({
          key,
          schedule_id: scheduleId,
          channel_id: channelId,
          body: JSON.stringify(body),
          nonce,
          paper_ids: JSON.stringify(paperIds),
          list_day: delivery.listDay,
          slot_due_at: delivery.slotDueAt,
          expires_at: delivery.expiresAt,
          state: 'pending',
          attempts: 0,
          due_at: createdAt,
          created_at: createdAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toDelivery(db, row);
    },

    async claim({ now, leaseUntil, exceptChannels, id }) {
      // One statement, so that two claims never get the same delivery. An expired lease makes it due again.
      const row = await db
        .updateTable('deliveries')
        .set(eb => ({
          state: 'sending',
          attempts: eb('attempts', '+', 1),
          due_at: leaseUntil,
          claimed_at: eb.fn.coalesce('claimed_at', eb.val(now)),
        }))
        .where('id', 'in', eb =>
          eb
            .selectFrom('deliveries')
            .select('id')
            .where(IS_OPEN)
            .where('due_at', '<=', now)
            .where('channel_id', 'not in', listOf(exceptChannels))
            .$if(id !== undefined, q => q.where('id', '=', id ?? 0))
            .orderBy('due_at')
            .orderBy('id')
            .limit(1),
        )
        .returningAll()
        .executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async claimUnknown({ now, leaseUntil, exceptChannels }) {
      const row = await db
        .updateTable('deliveries')
        .set({ due_at: leaseUntil })
        .where('id', 'in', eb =>
          eb
            .selectFrom('deliveries')
            .select('id')
            .where(sql<boolean>`state = 'unknown'`)
            .where('due_at', '<=', now)
            .where('channel_id', 'not in', listOf(exceptChannels))
            .orderBy('due_at')
            .limit(1),
        )
        .returningAll()
        .executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async setFloor(id, floor) {
      await update(id, { floor });
    },

    async setBody(id, body, shownIds) {
      await update(id, { body, shown_ids: JSON.stringify(shownIds) });
    },

    async retryLater(id, notBefore) {
      await update(id, { due_at: notBefore });
    },

    async undoClaim({ id, attempts, floor }, { notBefore, refusals }) {
      await update(id, {
        due_at: notBefore,
        refusals,
        attempts: attempts - 1,
        ...(floor === null ? { state: 'pending', claimed_at: null, floor: null } : {}),
      });
    },

    async postponeChannel(channelId, notBefore) {
      await db
        .updateTable('deliveries')
        .set({ due_at: notBefore })
        .where('channel_id', '=', channelId)
        .where(IS_UNSETTLED)
        .where('state', '!=', 'unknown')
        .where('due_at', '<', notBefore)
        .execute();
    },

    async settle(id, end) {
      await update(id, {
        state: end.state,
        message_id: end.state === 'sent' ? end.messageId : null,
        problem: end.state === 'sent' ? null : end.problem,
        ...(end.state === 'unknown' ? { due_at: end.lookAgainAt ?? NEVER } : {}),
      });
    },

    async releaseClaims() {
      await db.updateTable('deliveries').set({ due_at: 0 }).where('state', '=', 'sending').execute();
    },

    async isBusy(scheduleId) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('schedule_id', '=', scheduleId)
        .where('state', 'in', ['pending', 'sending'])
        .where('key', 'not like', '%:run:%')
        .executeTakeFirst();
      return row !== undefined;
    },

    async mayHavePosted(channelId, since) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('channel_id', '=', channelId)
        .where(IS_UNSETTLED)
        .where('claimed_at', '>=', since)
        .executeTakeFirst();
      return row !== undefined;
    },

    async newestMessageId() {
      const row = await db
        .selectFrom('deliveries')
        .select('message_id')
        .where('message_id', 'is not', null)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.message_id ?? undefined;
    },

    async nextDueAt() {
      const row = await db
        .selectFrom('deliveries')
        .where(IS_OPEN)
        .select(eb => eb.fn.min<number | null>('due_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}

function listOf(values: readonly string[]) {
  return sql<string>`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

const stateSchema = z.enum([
  'pending',
  'sending',
  'sent',
  'sent_deleted',
  'failed',
  'skipped_late',
  'unknown',
]);
const idsSchema = z.array(z.number());

async function toDelivery(db: Kysely<Schema>, row: Selectable<Schema['deliveries']>): Promise<Delivery> {
  const idsIn = async (json: string) => await toCanonicalIds(db, idsSchema.parse(JSON.parse(json)));
  const paperIds = await idsIn(row.paper_ids);
  return {
    id: row.id,
    scheduleId: row.schedule_id,
    channelId: row.channel_id,
    body: row.body,
    nonce: row.nonce,
    paperIds,
    shownIds: row.shown_ids === null ? paperIds : await idsIn(row.shown_ids),
    listDay: row.list_day,
    slot: slotOfKey(row.key),
    slotDueAt: row.slot_due_at,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    state: stateSchema.parse(row.state),
    refusals: row.refusals,
    attempts: row.attempts,
    claimedAt: row.claimed_at,
    floor: row.floor,
    messageId: row.message_id,
    problem: row.problem,
  };
}
