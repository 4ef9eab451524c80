import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Delivery, DeliveryState, DeliveryStore } from '../core/schedule/delivery.ts';
import { toCanonicalIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

const OPEN_STATES: readonly DeliveryState[] = ['pending', 'sending'];

/** Creates the outbox of deliveries, over an open database or a transaction. */
export function createDeliveryStore(db: Kysely<Schema>): DeliveryStore {
  const open = () => db.selectFrom('deliveries').where('state', 'in', OPEN_STATES);

  async function get(id: number): Promise<Delivery | undefined> {
    const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toDelivery(db, row);
  }

  return {
    get,

    async add({ key, scheduleId, channelId, body, nonce, paperIds, createdAt }) {
      const row = await db
        .insertInto('deliveries')
        .values({
          key,
          schedule_id: scheduleId,
          channel_id: channelId,
          body: JSON.stringify(body),
          nonce,
          paper_ids: JSON.stringify(paperIds),
          state: 'pending',
          attempts: 0,
          due_at: createdAt,
          created_at: createdAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toDelivery(db, row);
    },

    async claim({ now, dueBy, leaseUntil, id }) {
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
            .where('state', 'in', OPEN_STATES)
            .where('due_at', '<=', dueBy)
            .$if(id !== undefined, q => q.where('id', '=', id ?? 0))
            .orderBy('due_at')
            .orderBy('id')
            .limit(1),
        )
        .returningAll()
        .executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async setFloor(id, floor) {
      await db.updateTable('deliveries').set({ floor }).where('id', '=', id).execute();
    },

    async retryLater(id, notBefore) {
      await db.updateTable('deliveries').set({ due_at: notBefore }).where('id', '=', id).execute();
    },

    async settle(id, end) {
      await db
        .updateTable('deliveries')
        .set({
          state: end.state,
          message_id: end.state === 'sent' ? end.messageId : null,
          problem: end.state === 'sent' ? null : end.problem,
        })
        .where('id', '=', id)
        .execute();
    },

    async releaseClaims() {
      await db.updateTable('deliveries').set({ due_at: 0 }).where('state', '=', 'sending').execute();
    },

    async isBusy(scheduleId) {
      const row = await open()
        .select('id')
        .where('schedule_id', '=', scheduleId)
        .where('key', 'not like', '%:run:%')
        .executeTakeFirst();
      return row !== undefined;
    },

    async nextDueAt() {
      const row = await open()
        .select(eb => eb.fn.min<number | null>('due_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
  };
}

const stateSchema = z.enum(['pending', 'sending', 'sent', 'failed', 'unknown']);
const idsSchema = z.array(z.number());

async function toDelivery(db: Kysely<Schema>, row: Selectable<Schema['deliveries']>): Promise<Delivery> {
  return {
    id: row.id,
    scheduleId: row.schedule_id,
    channelId: row.channel_id,
    body: row.body,
    nonce: row.nonce,
    paperIds: await toCanonicalIds(db, idsSchema.parse(JSON.parse(row.paper_ids))),
    state: stateSchema.parse(row.state),
    attempts: row.attempts,
    claimedAt: row.claimed_at,
    floor: row.floor,
    messageId: row.message_id,
    problem: row.problem,
  };
}
