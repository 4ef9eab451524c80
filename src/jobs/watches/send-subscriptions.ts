import { setImmediate } from 'node:timers/promises';
import type { Log } from '../../core/log.ts';
import { knownTimezone } from '../../core/time/calendar.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { ALL_WORK, type WorkShares } from '../../core/work-shares.ts';
import type { Subscription } from '../../core/watch/subscription.ts';
import {
  chooseSubscriptionPapers,
  type SubscriptionChoiceContext,
  type SubscriptionPapers,
} from '../../usecases/choose-subscription-papers.ts';
import { deliveryNonce } from '../../usecases/nonce.ts';
import { lastRestore } from '../../usecases/notice-restore.ts';
import { subscriptionDigest } from '../../views/watch/subscription-digest.ts';
import { decideDueSlots, type DueSlots } from '../due-slots.ts';

/** Subscriptions loaded at once: thousands may be due at the same minute. */
const SUBSCRIPTIONS_PER_PAGE = 20;

export interface SubscriptionContext extends Pick<SubscriptionChoiceContext, 'recommend'> {
  readonly stores: Pick<Stores, 'subscriptions' | 'papers'>;
  readonly unitOfWork: UnitOfWork;
  /** Returns which work this process does first; by default all. */
  readonly shares?: (() => WorkShares) | undefined;
  readonly log: Log;
}

/**
 * Sends the subscriptions that are due: puts the message of each into the outbox, in the transaction that sets its next slot.
 * One that is too late, or has no papers, sends nothing. An error of one is logged; it stays due. Returns how many messages
 * there are.
 */
export async function sendSubscriptions(
  now: number,
  context: SubscriptionContext,
  signal?: AbortSignal,
): Promise<number> {
  const { stores, shares = () => ALL_WORK, log } = context;
  const failed = new Set<number>();
  let messages = 0;
  for (;;) {
    const page = await stores.subscriptions.due(now, SUBSCRIPTIONS_PER_PAGE + failed.size, shares().users);
    const ready = page.filter(({ id }) => !failed.has(id));
    if (ready.length === 0) return messages;
    for (const subscription of ready) {
      if (signal?.aborted) return messages;
      try {
        if (await sendDue(subscription, now, context)) messages += 1;
      } catch (error) {
        failed.add(subscription.id);
        log.error('subscription_failed', { subscription: subscription.id, error });
      }
      await setImmediate();
    }
  }
}

/** Decides the due slots of a subscription. Returns whether there is a message. */
async function sendDue(
  subscription: Subscription,
  now: number,
  context: SubscriptionContext,
): Promise<boolean> {
  const { stores, unitOfWork, recommend, log } = context;
  const timezone = knownTimezone(subscription.timezone) ?? 'UTC';
  const timed = { ...subscription, timezone, guildId: subscription.userId };
  const slots = decideDueSlots(timed, false, now);
  const { current, latenessMs } = slots;
  const fields = { subscription: subscription.id, slot: current.date };
  if (slots.skipReason) log.warn('subscription_skipped', { ...fields, lateMs: latenessMs });
  const chosen = slots.skipReason
    ? { papers: [], listName: null }
    : await chooseSubscriptionPapers(subscription, current.date, { ...stores, recommend });
  const isSent = await unitOfWork(tx => storeSlot(subscription, slots, chosen, now, tx));
  if (isSent) log.info('subscription_sent', { ...fields, papers: chosen.papers.length });
  return isSent;
}

/** Advances a subscription and adds its message; does nothing if the subscription was changed since it was loaded. */
async function storeSlot(
  loaded: Subscription,
  slots: DueSlots,
  chosen: SubscriptionPapers,
  now: number,
  stores: Stores,
): Promise<boolean> {
  const stored = await stores.subscriptions.get(loaded.id);
  if (JSON.stringify(stored) !== JSON.stringify(loaded)) return false;
  await stores.subscriptions.advance(loaded.id, slots.next);
  const key = slotKey(loaded, slots);
  if (chosen.papers.length === 0 || (await stores.deliveries.hasKey(key))) return false;
  const paperIds = chosen.papers.map(paper => paper.id);
  const deliveryId = await addMessage(key, loaded, { slots, chosen, now }, stores);
  await stores.subscriptions.addSentPapers(loaded.id, paperIds, deliveryId, now);
  return true;
}

/** Depends on the time alone: decided again after a backup was restored, its message is found by it. */
function slotKey({ id }: Subscription, { current }: DueSlots): string {
  return `subscription:${id}:${new Date(current.dueAt).toISOString()}`;
}

interface MessageOptions {
  readonly slots: DueSlots;
  readonly chosen: SubscriptionPapers;
  readonly now: number;
}

async function addMessage(
  key: string,
  { id, userId, what }: Subscription,
  { slots, chosen, now }: MessageOptions,
  { deliveries, metadata }: Pick<Stores, 'deliveries' | 'metadata'>,
): Promise<number> {
  const { current, expiresAt, lateSince } = slots;
  const nonce = deliveryNonce(key, userId);
  const restore = await lastRestore(metadata);
  const isRestored = restore !== undefined && current.dueAt <= restore.at;
  const added = await deliveries.add({
    key,
    origin: { kind: 'subscription', id: String(id) },
    target: { kind: 'dm', id: userId },
    body: subscriptionDigest({ what, ...chosen, nonce, lateSince }),
    nonce,
    paperIds: chosen.papers.map(paper => paper.id),
    format: 'digest',
    listName: chosen.listName,
    slotDueAt: current.dueAt,
    expiresAt,
    createdAt: now,
    postedSince: isRestored ? current.dueAt : undefined,
  });
  return added.id;
}
