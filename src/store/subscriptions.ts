import type { Kysely, Selectable } from 'kysely';
import {
  SUBSCRIPTION_SUBJECTS,
  type Subscription,
  type SubscriptionStore,
} from '../core/watch/subscription.ts';
import { isWeekday } from '../core/time/weekdays.ts';
import type { Schema } from './database/schema.ts';
import { nextSlotColumns } from './next-slot.ts';
import { isInShareOrLate, nextDueInShare } from './snowflake-share-sql.ts';
import { createSentPapers } from './subscription-papers.ts';
import { toPausedReason } from './watch-row.ts';

/** Creates the store of subscriptions, over an open database or a transaction. */
export function createSubscriptionStore(db: Kysely<Schema>): SubscriptionStore {
  const active = () => db.selectFrom('subscriptions').where('paused_reason', 'is', null);

  return {
    ...createSentPapers(db),

    async put({ what, days, ...spec }, { by, at, next }) {
      const settings = {
        ...spec,
        days: days.join(','),
        paused_reason: null,
        ...nextSlotColumns(next),
      };
      const row = await db
        .insertInto('subscriptions')
        .values({ user_id: by, what, created_at: at, ...settings })
        .onConflict(conflict => conflict.columns(['user_id', 'what']).doUpdateSet(settings))
        .returningAll()
        .executeTakeFirstOrThrow();
      return toSubscription(row);
    },

    async get(id) {
      const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toSubscription(row);
    },

    async list(userId) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute();
      return rows.map(toSubscription);
    },

    async all(afterId, limit) {
      const rows = await db
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '>', afterId)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('subscriptions').where('id', '=', id).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async pause(id, reason) {
      await db.updateTable('subscriptions').set({ paused_reason: reason }).where('id', '=', id).execute();
    },

    async pauseOfUser(userId, reason) {
      const { numUpdatedRows } = await db
        .updateTable('subscriptions')
        .set({ paused_reason: reason })
        .where('user_id', '=', userId)
        .where('paused_reason', 'is', null)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async resume(id, next) {
      await db
        .updateTable('subscriptions')
        .set({ paused_reason: null, ...nextSlotColumns(next) })
        .where('id', '=', id)
        .execute();
    },

    async due(now, limit, users) {
      const rows = await active()
        .selectAll()
        .where('next_run_at', '<=', now)
        .where(isInShareOrLate({ id: 'user_id', dueAt: 'next_run_at' }, users, now))
        .orderBy('next_run_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toSubscription);
    },

    nextDueAt: users =>
      nextDueInShare('user_id', users, async condition => {
        const row = await active()
          .select('next_run_at')
          .where(condition)
          .orderBy('next_run_at')
          .limit(1)
          .executeTakeFirst();
        return row?.next_run_at;
      }),

    async advance(id, next) {
      await db.updateTable('subscriptions').set(nextSlotColumns(next)).where('id', '=', id).execute();
    },

    async count() {
      const { n } = await db
        .selectFrom('subscriptions')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },
  };
}

/** Returns a row as a subscription. A subject of a newer version becomes the daily papers. */
function toSubscription(row: Selectable<Schema['subscriptions']>): Subscription {
  return {
    id: row.id,
    userId: row.user_id,
    what: SUBSCRIPTION_SUBJECTS.find(subject => subject === row.what) ?? 'daily',
    time: row.time,
    days: row.days.split(',').map(Number).filter(isWeekday),
    count: row.count,
    timezone: row.timezone,
    createdAt: row.created_at,
    pausedReason: toPausedReason(row.paused_reason),
    next: { date: row.next_slot, dueAt: row.next_run_at },
  };
}
