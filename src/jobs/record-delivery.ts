import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Delivery } from '../core/delivery/delivery.ts';
import type { SendError } from '../core/delivery/sender.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import type { Clock } from '../core/time/clock.ts';
import type { DeliveryStep } from './delivery-step.ts';
import { policyOf } from './origins/origins.ts';

export interface RecordStepContext {
  readonly stores: Pick<Stores, 'deliveries'>;
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'ownerId'>;
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
      await context.stores.deliveries.settle(delivery, { state: 'sent_deleted', problem: step.problem });
      context.log.warn('delivery_deleted', logFields(delivery));
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

async function recordSent(
  delivery: Delivery,
  { messageId, channelId, customIds }: Extract<DeliveryStep, { kind: 'sent' }>,
  { unitOfWork, channelAccess, clock, log }: RecordStepContext,
): Promise<void> {
  const sent = await unitOfWork(async stores => {
    if (!(await stores.deliveries.settle(delivery, { state: 'sent', messageId, channelId })))
      return undefined;
    // The body may have been rendered again since it was claimed.
    const settled = (await stores.deliveries.get(delivery.id)) ?? delivery;
    const context = { stores, channelAccess, now: clock.now() };
    await policyOf(delivery.origin).recordSent(settled, { messageId, customIds }, context);
    return settled;
  });
  if (!sent) {
    log.warn('delivery_claim_lost', { ...logFields(delivery), message: messageId });
    return;
  }
  const fields = { ...logFields(sent), message: messageId };
  log.info('delivery_sent', { ...fields, papers: sent.shownIds.length, attempts: delivery.attempts });
}

async function recordFailed(
  delivery: Delivery,
  step: Extract<DeliveryStep, { kind: 'failed' }>,
  error: SendError | undefined,
  { unitOfWork, channelAccess, clock, log }: RecordStepContext,
): Promise<void> {
  const { problem, keepsPapers } = step;
  const isPaused = await unitOfWork(async stores => {
    if (!(await stores.deliveries.settle(delivery, { state: 'failed', problem }))) return false;
    if (!keepsPapers) await stores.channelHistory.release(delivery.id);
    const context = { stores, channelAccess, now: clock.now() };
    return policyOf(delivery.origin).recordFailed(delivery, step, context);
  });
  log.error('delivery_failed', { ...logFields(delivery), problem, error });
  if (isPaused) log.warn('schedule_paused', { ...logFields(delivery), why: problem });
}

async function recordSkippedLate(
  delivery: Delivery,
  problem: string,
  { unitOfWork, channelAccess, clock, log }: RecordStepContext,
): Promise<void> {
  await unitOfWork(async stores => {
    if (!(await stores.deliveries.settle(delivery, { state: 'skipped_late', problem }))) return;
    await stores.channelHistory.release(delivery.id);
    const context = { stores, channelAccess, now: clock.now() };
    await policyOf(delivery.origin).recordSkippedLate(delivery, context);
  });
  log.warn('delivery_skipped', { ...logFields(delivery), why: 'late' });
}

async function recordUnknown(
  delivery: Delivery,
  lookAgainAt: number,
  { stores, log }: RecordStepContext,
): Promise<void> {
  const problem = 'Discord did not say whether it was posted, and the channel could not be read to find out';
  await stores.deliveries.settle(delivery, { state: 'unknown', problem, lookAgainAt });
  log.error('delivery_unknown', { ...logFields(delivery), problem });
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

/** Returns the log fields that identify a delivery. */
function logFields({ id, origin, target }: Pick<Delivery, 'id' | 'origin' | 'target'>) {
  return {
    delivery: id,
    ...(origin.kind === 'schedule' ? { schedule: Number(origin.id) } : { origin: origin.kind }),
    ...(target.kind === 'dm' ? { user: target.id } : { channel: target.id }),
  };
}
