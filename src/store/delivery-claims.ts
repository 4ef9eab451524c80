import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { ClaimOptions, DeliveryStore } from '../core/delivery/delivery-store.ts';
import { IS_OPEN, IS_UNSETTLED, RELEASED, toDelivery } from './delivery-row.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { inTransaction } from './database/in-transaction.ts';
import type { Schema } from './database/schema.ts';
import { startsWith } from './starts-with.ts';
import { dialectOf } from './dialect/dialect-of.ts';
import { isInShareOrLate, nextDueInShare } from './snowflake-share-sql.ts';

type DeliveryClaims = Pick<
  DeliveryStore,
  'claim' | 'claimUnknown' | 'holds' | 'releaseClaims' | 'postponeTarget' | 'bringForward' | 'nextDueAt'
>;

/** Discord limits how fast a bot opens direct messages, and counts many at once as spam (code 40003). */
const DM_SPACING_MS = SECOND_MS;

/** Creates the part of the outbox that says which delivery is next, and for which process. */
export function createDeliveryClaims(db: Kysely<Schema>): DeliveryClaims {
  return {
    async claim(options) {
      const row =
        (await claimNext(db, options).where('target_kind', '!=', 'dm').executeTakeFirst()) ??
        // Nothing is due, or a direct message is next: only a serializable transaction sees all that were claimed before.
        (await inTransaction(db, tx => claimNext(tx, options).executeTakeFirst()));
      return row && toDelivery(db, row);
    },

    async claimUnknown({ owner, leaseUntil, ...options }) {
      const row = await db
        .updateTable('deliveries')
        .set({ owner, lease_until: leaseUntil, due_at: leaseUntil })
        .where('id', '=', dueAmong(db, options).where(sql<boolean>`state = 'unknown'`))
        .returningAll()
        .executeTakeFirst();
      return row && toDelivery(db, row);
    },

    async holds({ id, owner }, now) {
      const row = await db
        .selectFrom('deliveries')
        .select('id')
        .where('id', '=', id)
        .where('owner', '=', owner)
        .where('lease_until', '>', now)
        .executeTakeFirst();
      return row !== undefined;
    },

    async releaseClaims(ownerPrefix) {
      await db
        .updateTable('deliveries')
        .set({ ...RELEASED, due_at: afterRelease() })
        .where(IS_UNSETTLED)
        .where('owner', 'is not', null)
        .where(startsWith('owner', ownerPrefix))
        .execute();
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

    async bringForward(now, latest) {
      await db
        .updateTable('deliveries')
        .set({ ...RELEASED, due_at: now })
        .where(IS_OPEN)
        .where('due_at', '>', latest)
        .execute();
    },

    async nextDueAt(now, guilds) {
      const next = db
        .selectFrom('deliveries')
        .select('due_at')
        .where(IS_OPEN)
        .where(isNext)
        .orderBy('due_at')
        .limit(1);
      const messages = next.where('target_kind', '!=', 'dm');
      const message = await nextDueInShare('guild_id', guilds, async condition => {
        const row = await messages.where(condition).executeTakeFirst();
        return row?.due_at;
      });
      const directMessage = await next
        .where('target_kind', '=', 'dm')
        .select(lastDirectMessage(now).as('last'))
        .executeTakeFirst();
      const directAt = directMessage && Math.max(directMessage.due_at, directMessage.last + DM_SPACING_MS);
      return earlier(message, directAt);
    },
  };
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** Claims the next delivery. One statement, so that two claims never get the same one. An expired lease makes it due again. */
function claimNext(db: Kysely<Schema>, { owner, now, leaseUntil, exceptTargets, id, guilds }: ClaimOptions) {
  return db
    .updateTable('deliveries')
    .set(eb => ({
      state: 'sending',
      attempts: eb('attempts', '+', 1),
      owner,
      lease_until: leaseUntil,
      due_at: leaseUntil,
      claimed_at: eb.fn.coalesce('claimed_at', eb.val(now)),
    }))
    .where(
      'id',
      '=',
      dueAmong(db, { now, exceptTargets })
        .where(IS_OPEN)
        .where(isNext)
        .where(or =>
          or.or([or('target_kind', '!=', 'dm'), or(lastDirectMessage(now), '<=', now - DM_SPACING_MS)]),
        )
        .$if(id !== undefined, q => q.where('id', '=', id ?? 0))
        .$if(id === undefined && guilds !== undefined, q =>
          q.where(isInShareOrLate({ id: 'guild_id', dueAt: 'due_at' }, guilds, now)),
        )
        .orderBy('id'),
    )
    .returningAll();
}

/** Selects the delivery that is due longest and that no living process has claimed. */
function dueAmong(db: Kysely<Schema>, { now, exceptTargets }: Pick<ClaimOptions, 'now' | 'exceptTargets'>) {
  const due = db
    .selectFrom('deliveries')
    .select('deliveries.id')
    .where('due_at', '<=', now)
    .where(({ or, eb: each }) => or([each('lease_until', 'is', null), each('lease_until', '<=', now)]))
    .where('target_id', 'not in', dialectOf(db).texts(exceptTargets))
    .orderBy('due_at')
    .limit(1);
  return dialectOf(db).skipLocked(due);
}

/**
 * When a delivery is due whose process has ended: at once. A post in a forum, of which Discord knows no nonce, may still be on its
 * way, and is due when its lease would have ended, as it is after a process that was suspended.
 */
function afterRelease() {
  return sql<number>`CASE WHEN target_kind = 'forum' AND floor IS NOT NULL THEN due_at ELSE 0 END`;
}

/** When a direct message was claimed last; 0 if none was. Those after `now` were claimed while the clock was ahead. */
function lastDirectMessage(now: number) {
  return sql<number>`coalesce((SELECT max(sent.claimed_at) FROM deliveries AS sent
    WHERE sent.target_kind = 'dm' AND sent.claimed_at <= ${now}), 0)`;
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
