import { sql, type Kysely, type Selectable } from 'kysely';
import type { Claim, DeliveryStore } from '../core/delivery/delivery-store.ts';
import { idAt } from '../core/message/snowflake.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import { createDeliveryBodies } from './delivery-bodies.ts';
import { createDeliveryClaims } from './delivery-claims.ts';
import { createDeliveryQueries } from './delivery-queries.ts';
import { NEVER, RELEASED, toDelivery } from './delivery-row.ts';
import type { Schema } from './database/schema.ts';

/** Discord's clock and ours differ by less. */
const FLOOR_MARGIN_MS = 5 * MINUTE_MS;

type Row = Selectable<Schema['deliveries']>;

/** Creates the outbox of deliveries, over an open database or a transaction. */
export function createDeliveryStore(db: Kysely<Schema>): DeliveryStore {
  /** Changes a delivery whose claim has not ended. Returns whether there was one. */
  async function update({ id, owner }: Claim, changes: Partial<Row>): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set(changes)
      .where('id', '=', id)
      .where('owner', 'is not distinct from', owner)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  return {
    ...createDeliveryClaims(db),
    ...createDeliveryQueries(db),
    ...createDeliveryBodies(db),

    async get(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async withKey(key) {
      const row = await db.selectFrom('deliveries').selectAll().where('key', '=', key).executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async hasKey(key) {
      const row = await db.selectFrom('deliveries').select('id').where('key', '=', key).executeTakeFirst();
      return row !== undefined;
    },

    async add({
      key,
      origin,
      target,
      guildId = null,
      afterId = null,
      body,
      chart = null,
      layout = null,
      nonce,
      paperIds,
      createdAt,
      postedSince,
      ...delivery
    }) {
      const settings = db.selectFrom('server_settings').where('guild_id', '=', guildId);
      const row = await db
        .insertInto('deliveries')
        .values({
          key,
          origin_kind: origin.kind,
          origin_id: origin.id,
          target_kind: target.kind,
          target_id: target.id,
          target_message_id: target.messageId ?? null,
          guild_id: guildId,
          save_emoji: settings.select('save_emoji'),
          vote_emoji: settings.select('vote_emoji'),
          channel_id: target.kind === 'dm' ? null : target.id,
          after_id: afterId,
          body: JSON.stringify(body),
          chart: chart && JSON.stringify(chart),
          layout: layout && JSON.stringify(layout),
          nonce,
          paper_ids: JSON.stringify(paperIds),
          format: delivery.format,
          list_day: delivery.listName,
          slot_due_at: delivery.slotDueAt,
          expires_at: delivery.expiresAt,
          state: 'pending',
          attempts: 0,
          ...(postedSince === undefined ? {} : { ...attemptedAt(postedSince), is_restored: 1 }),
          due_at: createdAt,
          created_at: createdAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toDelivery(db, row);
    },

    async setFloor(claim, floor) {
      await update(claim, { floor });
    },

    async setChannel(claim, channelId) {
      await update(claim, { channel_id: channelId });
    },

    async setBody(claim, body, shownIds) {
      await update(claim, { body, shown_ids: JSON.stringify(shownIds) });
    },

    async retryLater(claim, notBefore) {
      await update(claim, { ...RELEASED, due_at: notBefore });
    },

    async undoClaim(delivery, { notBefore, refusals }) {
      await update(delivery, {
        ...RELEASED,
        due_at: notBefore,
        refusals,
        attempts: delivery.attempts - 1,
        ...(delivery.floor === null ? { state: 'pending', claimed_at: null, floor: null } : {}),
      });
    },

    async settle(claim, end) {
      const changes = {
        ...RELEASED,
        state: end.state,
        message_id: end.state === 'sent' ? end.messageId : null,
        problem: end.state === 'sent' ? null : end.problem,
        ...(end.state === 'sent' ? { channel_id: end.channelId } : {}),
        ...(end.state === 'unknown' ? { due_at: end.lookAgainAt ?? NEVER } : {}),
      };
      if (await update(claim, changes)) return true;
      if (end.state !== 'sent') return false;
      // A message that was sent is a fact, also after the claim has ended.
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set(changes)
        .where('id', '=', claim.id)
        .where('message_id', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async expectPosted() {
      const pending = await db
        .selectFrom('deliveries')
        .select(['id', 'created_at'])
        .where(sql<boolean>`state = 'pending'`)
        .execute();
      for (const { id, created_at: createdAt } of pending) {
        await update({ id, owner: null }, attemptedAt(createdAt));
      }
    },
  };
}

/** Returns the columns of a delivery that may have been posted by an attempt at that instant (ms since the epoch). */
function attemptedAt(instant: number) {
  return { state: 'sending', claimed_at: instant, floor: idAt(instant - FLOOR_MARGIN_MS) } as const;
}
