import { sql, type Kysely, type Selectable } from 'kysely';
import * as z from 'zod';
import { ORIGIN_KINDS, parseSlotKey, type Delivery } from '../core/delivery/delivery.ts';
import { SAVE_EMOJI, VOTE_EMOJI } from '../core/message/reaction.ts';
import { toCanonicalIds } from './papers/paper-redirects.ts';
import type { Schema } from './database/schema.ts';

/** Deliveries that are not final, as the indexes `deliveries_due` and `deliveries_to` have them. */
export const IS_OPEN = sql<boolean>`state IN ('pending', 'sending')`;

/** Deliveries of which a message may be in the channel or come there, as the index `deliveries_unsettled` has them. */
export const IS_UNSETTLED = sql<boolean>`state IN ('pending', 'sending', 'unknown')`;

/** Instead of a time at which a delivery is due: never. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** The columns of a delivery that no process has claimed. */
export const RELEASED = { owner: null, lease_until: null } as const;

const stateSchema = z.enum([
  'pending',
  'sending',
  'sent',
  'sent_deleted',
  'failed',
  'skipped_late',
  'unknown',
]);
const originSchema = z.enum(ORIGIN_KINDS);
const targetSchema = z.enum(['channel', 'forum', 'dm', 'thread']);
const formatSchema = z.enum(['digest', 'card']).nullable();
const idsSchema = z.array(z.number());
const countsSchema = z.array(z.number());
const chartSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('timeline'),
    title: z.string(),
    countName: z.string(),
    mark: z.enum(['line', 'column']),
    unit: z.enum(['month', 'week']),
    periods: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), counts: countsSchema })),
  }),
  z.object({
    kind: z.literal('ranking'),
    title: z.string(),
    countName: z.string(),
    usualName: z.string(),
    items: z.array(z.object({ name: z.string(), count: z.number(), usual: z.number().nullable() })),
  }),
]);

const layoutSchema = z.object({
  headings: z.array(z.object({ at: z.number(), text: z.string() })),
  collapsed: z.array(z.number()),
  unlike: z.array(z.number()),
});

/** Returns the delivery of a row, with the papers that its papers were merged into. */
export async function toDelivery(
  db: Kysely<Schema>,
  row: Selectable<Schema['deliveries']>,
): Promise<Delivery> {
  const idsIn = async (json: string) => await toCanonicalIds(db, idsSchema.parse(JSON.parse(json)));
  const paperIds = await idsIn(row.paper_ids);
  const originKind = originSchema.parse(row.origin_kind);
  return {
    id: row.id,
    origin: { kind: originKind, id: row.origin_id },
    target: {
      kind: targetSchema.parse(row.target_kind),
      id: row.target_id,
      ...(row.target_message_id === null ? {} : { messageId: row.target_message_id }),
    },
    channelId: row.channel_id,
    afterId: row.after_id,
    body: row.body,
    chart: row.chart === null ? null : chartSchema.parse(JSON.parse(row.chart)),
    layout: row.layout === null ? null : layoutSchema.parse(JSON.parse(row.layout)),
    nonce: row.nonce,
    paperIds,
    shownIds: row.shown_ids === null ? paperIds : await idsIn(row.shown_ids),
    reactionEmoji: { saveEmoji: row.save_emoji ?? SAVE_EMOJI, voteEmoji: row.vote_emoji ?? VOTE_EMOJI },
    format: formatSchema.parse(row.format),
    listName: row.list_day,
    ...(originKind === 'schedule' ? parseSlotKey(row.key) : { slot: null, part: 0 }),
    slotDueAt: row.slot_due_at,
    expiresAt: row.expires_at,
    createdAt: row.created_at,
    state: stateSchema.parse(row.state),
    refusals: row.refusals,
    attempts: row.attempts,
    claimedAt: row.claimed_at,
    owner: row.owner,
    floor: row.floor,
    messageId: row.message_id,
    problem: row.problem,
    isRestored: row.is_restored === 1,
  };
}
