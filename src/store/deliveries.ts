import { sql, type ExpressionBuilder, type Kysely, type Selectable } from 'kysely';
import type { Claim, ClaimOptions, DeliveryStore } from '../core/delivery/delivery-store.ts';
import type { Delivery } from '../core/delivery/delivery.ts';
import { idAt } from '../core/message/snowflake.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/duration.ts';
import { toDelivery } from './delivery-row.ts';
import type { Schema } from './database/schema.ts';

/** Deliveries that are not final, as the indexes `deliveries_due` and `deliveries_to` have them. */
const IS_OPEN = sql<boolean>`state IN ('pending', 'sending')`;

/** Deliveries of which a message may be in the channel or come there, as the index `deliveries_unsettled` has them. */
const IS_UNSETTLED = sql<boolean>`state IN ('pending', 'sending', 'unknown')`;

/** Instead of a time at which a delivery is due: never. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Discord limits how fast a bot opens direct messages, and counts many at once as spam (code 40003). */
const DM_SPACING_MS = SECOND_MS;

/** Discord's clock and ours differ by less. */
const FLOOR_MARGIN_MS = 5 * MINUTE_MS;

const RELEASED = { owner: null, lease_until: null } as const;

type Row = Selectable<Schema['deliveries']>;

/** Creates the outbox of deliveries, over an open database or a transaction. */
export function createDeliveryStore(db: Kysely<Schema>): DeliveryStore {
  /** Changes a delivery whose claim has not ended. Returns whether there was one. */
  async function update({ id, owner }: Claim, changes: Partial<Row>): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set(changes)
      .where('id', '=', id)
      .where('owner', 'is', owner)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Returns when a new delivery is due: direct messages one after another. */
  async function firstDueAt(targetKind: string, createdAt: number): Promise<number> {
    if (targetKind !== 'dm') return createdAt;
    const last = await db
      .selectFrom('deliveries')
      .select(eb => eb.fn.max<number | null>('due_at').as('at'))
      .where('target_kind', '=', 'dm')
      .where(IS_OPEN)
      .executeTakeFirst();
    return Math.max(createdAt, (last?.at ?? 0) + DM_SPACING_MS);
  }

  return {
    async get(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async add({
      key,
      origin,
      target,
      afterId = null,
      body,
      nonce,
      paperIds,
      createdAt,
      isRestored = false,
      ...delivery
    }) {
      const row = await db
        .insertInto('deliveries')
        .values({
          key,
          origin_kind: origin.kind,
          origin_id: origin.id,
          target_kind: target.kind,
          target_id: target.id,
          channel_id: target.kind === 'dm' ? null : target.id,
          after_id: afterId,
          body: JSON.stringify(body),
          nonce,
          paper_ids: JSON.stringify(paperIds),
          format: delivery.format,
          list_day: delivery.listName,
          slot_due_at: delivery.slotDueAt,
          expires_at: delivery.expiresAt,
          state: 'pending',
          attempts: 0,
          ...(isRestored ? { ...attemptedAt(delivery.slotDueAt), is_restored: 1 } : {}),
          due_at: await firstDueAt(target.kind, createdAt),
          created_at: createdAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toDelivery(db, row);
    },

    async claim({ owner, now, leaseUntil, exceptTargets, id }) {
      // One statement, so that two claims never get the same delivery. An expired lease makes it due again.
      const row = await db
        .updateTable('deliveries')
        .set(eb => ({
          state: 'sending',
          attempts: eb('attempts', '+', 1),
          owner,
          lease_until: leaseUntil,
          due_at: leaseUntil,
          claimed_at: eb.fn.coalesce('claimed_at', eb.val(now)),
        }))
        .where('id', 'in', eb =>
          dueAmong(eb, { now, exceptTargets })
            .where(IS_OPEN)
            .where(isNext)
            .$if(id !== undefined, q => q.where('id', '=', id ?? 0))
            .orderBy('id'),
        )
        .returningAll()
        .executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async claimUnknown({ owner, leaseUntil, ...options }) {
      const row = await db
        .updateTable('deliveries')
        .set({ owner, lease_until: leaseUntil, due_at: leaseUntil })
        .where('id', 'in', eb => dueAmong(eb, options).where(sql<boolean>`state = 'unknown'`))
        .returningAll()
        .executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async holds({ id, owner }, now) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('id', '=', id)
        .where('owner', 'is', owner)
        .where('lease_until', '>', now)
        .executeTakeFirst();
      return row !== undefined;
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

    async postponeTarget(targetId, notBefore) {
      await db
        .updateTable('deliveries')
        .set({ due_at: notBefore })
        .where('target_id', '=', targetId)
        .where(IS_OPEN)
        .where('due_at', '<', notBefore)
        .execute();
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
      // What is known of a message is true whoever records it.
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set(changes)
        .where('id', '=', claim.id)
        .where('message_id', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async releaseClaims(ownerPrefix) {
      await db
        .updateTable('deliveries')
        .set({ ...RELEASED, due_at: 0 })
        .where(IS_UNSETTLED)
        .where('owner', 'is not', null)
        .where(eb =>
          eb(eb.fn<string>('substr', ['owner', eb.val(1), eb.val(ownerPrefix.length)]), '=', ownerPrefix),
        )
        .execute();
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

    async bringForward(now, latest) {
      await db
        .updateTable('deliveries')
        .set({ ...RELEASED, due_at: now })
        .where(IS_OPEN)
        .where('due_at', '>', latest)
        .execute();
    },

    async isBusy(scheduleId) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('origin_id', '=', String(scheduleId))
        .where('origin_kind', '=', 'schedule')
        .where(IS_OPEN)
        .where('key', 'not like', '%:run:%')
        .executeTakeFirst();
      return row !== undefined;
    },

    async lastOfSchedules(scheduleIds) {
      const last = new Map<number, Delivery>();
      // Each is one step in an index.
      for (const id of scheduleIds) {
        const row = await db
          .selectFrom('deliveries')
          .selectAll()
          .where('origin_id', '=', String(id))
          .where('origin_kind', '=', 'schedule')
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (row) last.set(id, await toDelivery(db, row));
      }
      return last;
    },

    async hasPosted(scheduleId, slot) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('origin_id', '=', String(scheduleId))
        .where('origin_kind', '=', 'schedule')
        .where('message_id', 'is not', null)
        .where(eb => eb(eb.fn<number>('instr', ['key', eb.val(`${scheduleId}:${slot}:`)]), '=', 1))
        .executeTakeFirst();
      return row !== undefined;
    },

    async mayHavePosted(channelId, since) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        // A post in a forum is in a channel of its own, which is not known before it is recorded.
        .where(eb => eb.or([eb('channel_id', '=', channelId), eb('target_kind', '=', 'forum')]))
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
        .select('due_at')
        .where(IS_OPEN)
        .where(isNext)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst();
      return row?.due_at;
    },
  };
}

/** Returns the columns of a delivery that may have been posted by an attempt at that instant (ms since the epoch). */
function attemptedAt(instant: number) {
  return { state: 'sending', claimed_at: instant, floor: idAt(instant - FLOOR_MARGIN_MS) } as const;
}

/** Selects the delivery that is due longest and that no living process has claimed. */
function dueAmong(
  eb: ExpressionBuilder<Schema, 'deliveries'>,
  { now, exceptTargets }: Pick<ClaimOptions, 'now' | 'exceptTargets'>,
) {
  return eb
    .selectFrom('deliveries')
    .select('deliveries.id')
    .where('due_at', '<=', now)
    .where(({ or, eb: each }) => or([each('lease_until', 'is', null), each('lease_until', '<=', now)]))
    .where('target_id', 'not in', listOf(exceptTargets))
    .orderBy('due_at')
    .limit(1);
}

/** Holds for deliveries that come after none that is not final. */
function isNext({ not, exists, selectFrom }: ExpressionBuilder<Schema, 'deliveries'>) {
  return not(
    exists(
      selectFrom('deliveries as earlier')
        .select('earlier.id')
        .whereRef('earlier.id', '=', 'deliveries.after_id')
        .where('earlier.state', 'in', ['pending', 'sending']),
    ),
  );
}

function listOf(values: readonly string[]) {
  return sql<string>`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
