import { sql, type Kysely } from 'kysely';
import type { SubscriptionStore } from '../core/watch/subscription.ts';
import type { Schema } from './database/schema.ts';
import { dialectOf } from './dialect/dialect-of.ts';

/** Creates the part of the store of subscriptions that knows which papers each has sent. */
export function createSentPapers(
  db: Kysely<Schema>,
): Pick<SubscriptionStore, 'sentPapers' | 'addSentPapers' | 'releasePapers'> {
  return {
    async sentPapers(id) {
      const rows = await db
        .selectFrom('subscription_papers')
        .select('paper_id')
        .where('subscription_id', '=', id)
        .execute();
      return new Set(rows.map(row => row.paper_id));
    },

    async addSentPapers(id, paperIds, deliveryId, at) {
      await sql`INSERT INTO subscription_papers (subscription_id, paper_id, delivery_id, sent_at)
        SELECT ${id}, value, ${deliveryId}, ${at} FROM ${dialectOf(db).numbers(paperIds)} AS given WHERE true
        ON CONFLICT DO NOTHING`.execute(db);
    },

    async releasePapers(deliveryId) {
      await db.deleteFrom('subscription_papers').where('delivery_id', '=', deliveryId).execute();
    },
  };
}
