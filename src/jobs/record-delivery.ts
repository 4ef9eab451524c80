import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Delivery } from '../core/delivery/delivery.ts';
import type { DeliveryEnd } from '../core/delivery/delivery-store.ts';
import type { SendError } from '../core/delivery/sender.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import type { Clock } from '../core/time/clock.ts';
import type { DeliveryStep } from './delivery-step.ts';
import type { RecordContext } from './origins/origin-policy.ts';
import { policyOf } from './origins/origins.ts';

export interface RecordStepContext {
  readonly stores: Pick<Stores, 'deliveries'>;
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'ownerId' | 'guildOf' | 'mayBeServedElsewhere'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/**
 * Records what an attempt to post a delivery came to. `error` is logged with it. If the claim has ended, another process
 * may have gone on with the delivery: then nothing is recorded but that it was sent.
 */
export async function recordStep(
  delivery: Delivery,
  step: DeliveryStep,
  error: SendError | undefined,
  context: RecordStepContext,
): Promise<void> {
  switch (step.kind) {
    case 'sent':
      await recordSent(delivery, step, context);
      break;
    case 'failed':
      await recordFailed(delivery, step, error, context);
      break;
    case 'skippedLate':
      await recordSkippedLate(delivery, step.problem, context);
      break;
    case 'sentDeleted':
      await recordSentDeleted(delivery, step.problem, context);
      break;
    case 'unknown':
      await recordUnknown(delivery, step.lookAgainAt, context);
      break;
    case 'retry':
    case 'setAside':
    case 'sendPlain':
      await recordPostponed(delivery, step, error, context);
  }
}

/**
 * Settles a delivery, and in the same transaction records what follows from its end. Returns what `follow` does; `undefined`,
 * which is logged, if the claim has ended.
 */
async function settle<T extends Delivery | boolean>(
  delivery: Delivery,
  end: DeliveryEnd,
  { unitOfWork, channelAccess, clock, log }: RecordStepContext,
  follow: (context: RecordContext) => Promise<T>,
): Promise<T | undefined> {
  const result = await unitOfWork(async stores => {
    if (!(await stores.deliveries.settle(delivery, end))) return undefined;
    return follow({ stores, channelAccess, now: clock.now() });
  });
  if (result === undefined) {
    const message = end.state === 'sent' ? { message: end.messageId } : {};
    log.warn('delivery_claim_lost', { ...logFields(delivery), ...message });
  }
  return result;
}

async function recordSent(
  delivery: Delivery,
  { messageId, channelId, customIds }: Extract<DeliveryStep, { kind: 'sent' }>,
  context: RecordStepContext,
): Promise<void> {
  const sent = await settle(delivery, { state: 'sent', messageId, channelId }, context, async recorded => {
    // The body may have been rendered again since it was claimed.
    const settled = (await recorded.stores.deliveries.get(delivery.id)) ?? delivery;
    await policyOf(delivery.origin).recordSent(settled, { messageId, customIds }, recorded);
    return settled;
  });
  if (!sent) return;
  const fields = { ...logFields(sent), message: messageId };
  context.log.info('delivery_sent', { ...fields, papers: sent.shownIds.length, attempts: delivery.attempts });
}

async function recordFailed(
  delivery: Delivery,
  step: Extract<DeliveryStep, { kind: 'failed' }>,
  error: SendError | undefined,
  context: RecordStepContext,
): Promise<void> {
  const { problem, keepsPapers } = step;
  const isPaused = await settle(delivery, { state: 'failed', problem }, context, async recorded => {
    if (!keepsPapers) await recorded.stores.channelHistory.release(delivery.id);
    return policyOf(delivery.origin).recordFailed(delivery, step, recorded);
  });
  if (isPaused === undefined) return;
  context.log.error('delivery_failed', { ...logFields(delivery), problem, error });
  if (isPaused) context.log.warn(pausedEvent(delivery), { ...logFields(delivery), why: problem });
}

async function recordSkippedLate(
  delivery: Delivery,
  problem: string,
  context: RecordStepContext,
): Promise<void> {
  const isSettled = await settle(delivery, { state: 'skipped_late', problem }, context, async recorded => {
    await recorded.stores.channelHistory.release(delivery.id);
    await policyOf(delivery.origin).recordSkippedLate(delivery, recorded);
    return true;
  });
  if (isSettled) context.log.warn('delivery_skipped', { ...logFields(delivery), why: 'late' });
}

async function recordSentDeleted(
  delivery: Delivery,
  problem: string,
  context: RecordStepContext,
): Promise<void> {
  const isSettled = await settle(delivery, { state: 'sent_deleted', problem }, context, async recorded => {
    await policyOf(delivery.origin).recordSentDeleted?.(delivery, recorded);
    return true;
  });
  if (isSettled) context.log.warn('delivery_deleted', logFields(delivery));
}

async function recordUnknown(
  delivery: Delivery,
  lookAgainAt: number,
  context: RecordStepContext,
): Promise<void> {
  const problem = 'Discord did not say whether it was posted, and the channel could not be read to find out';
  const end = { state: 'unknown', problem, lookAgainAt } as const;
  const isSettled = await settle(delivery, end, context, async () => true);
  if (isSettled) context.log.error('delivery_unknown', { ...logFields(delivery), problem });
}

async function recordPostponed(
  delivery: Delivery,
  step: Extract<DeliveryStep, { kind: 'retry' | 'setAside' | 'sendPlain' }>,
  error: SendError | undefined,
  { stores, clock, log }: RecordStepContext,
): Promise<void> {
  const { deliveries } = stores;
  const fields = { ...logFields(delivery), attempts: delivery.attempts, why: error?.problem, error };
  if (step.kind === 'retry') {
    await deliveries.retryLater(delivery, step.retryAt);
    log.warn('delivery_postponed', { ...fields, waitMs: step.waitMs });
  } else if (step.kind === 'setAside') {
    await deliveries.undoClaim(delivery, { notBefore: step.until, refusals: delivery.refusals });
    // Starting threads has a limit of its own.
    if (delivery.target.kind !== 'thread') await deliveries.postponeTarget(delivery.target.id, step.until);
    log.warn('delivery_postponed', { ...fields, waitMs: step.waitMs });
  } else {
    await deliveries.undoClaim(delivery, { notBefore: clock.now(), refusals: step.refusals });
    log.warn('delivery_refused', { ...fields, refusals: step.refusals });
  }
}

/** Returns the name of the log event for what a delivery was sent for. */
const pausedEvent = ({ origin }: Delivery): string =>
  origin.kind === 'schedule' ? 'schedule_paused' : 'watches_paused';

/** Returns the log fields that identify a delivery. */
function logFields({ id, origin, target }: Pick<Delivery, 'id' | 'origin' | 'target'>) {
  return {
    delivery: id,
    ...(origin.kind === 'schedule' ? { schedule: Number(origin.id) } : { origin: origin.kind }),
    ...(target.kind === 'dm' ? { user: target.id } : { channel: target.id }),
  };
}
