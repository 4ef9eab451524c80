import { setImmediate } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { DeliveryStore } from '../core/delivery/delivery-store.ts';
import type { Schema } from './database/schema.ts';
import { IS_UNSETTLED, NEVER } from './delivery-row.ts';

/** Deliveries that have a body, as the index `deliveries_with_body` has them. */
const HAS_BODY = sql<boolean>`body <> ''`;

/** Creates the part of the outbox that drops what was sent. */
export function createDeliveryBodies(
  db: Kysely<Schema>,
): Pick<DeliveryStore, 'oldestBodyAt' | 'dropBodiesBefore'> {
  /** Deliveries that are never sent or searched for again, the oldest first. */
  const done = () =>
    db
      .selectFrom('deliveries')
      .where(HAS_BODY)
      .where(eb =>
        eb.or([eb.not(IS_UNSETTLED), eb.and([eb('state', '=', 'unknown'), eb('due_at', '=', NEVER)])]),
      )
      .orderBy('created_at');

  return {
    async oldestBodyAt() {
      const row = await done().select('created_at').limit(1).executeTakeFirst();
      return row?.created_at;
    },

    async dropBodiesBefore(instant, limit) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ body: '', chart: null, layout: null })
        .where('id', 'in', done().select('id').where('created_at', '<', instant).limit(limit))
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

/** Bodies that are searched for the name of a user at once: a megabyte, a few milliseconds. */
const BODIES_PER_STEP = 200;

/**
 * Drops the bodies of messages that name a user or quote one, and takes the name out of those that may still be sent. Pauses
 * between short steps.
 */
export async function dropBodiesNaming(userId: string, db: Kysely<Schema>): Promise<void> {
  let after = -1;
  for (;;) {
    const rows = await db
      .selectFrom('deliveries')
      .select('created_at')
      .where(HAS_BODY)
      .where('created_at', '>', after)
      .orderBy('created_at')
      .limit(BODIES_PER_STEP)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    await db
      .updateTable('deliveries')
      .set({
        body: sql<string>`CASE WHEN ${IS_UNSETTLED} THEN replace(body, ${`<@${userId}>`}, 'a member') ELSE '' END`,
      })
      .where(HAS_BODY)
      .where('created_at', '>', after)
      .where('created_at', '<=', last.created_at)
      .where('body', 'like', `%${userId}%`)
      .execute();
    after = last.created_at;
    await setImmediate();
  }
}
