import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { isManualRun, type Delivery, type SendError } from '../core/schedule/delivery.ts';
import { firstSlotAfter } from '../core/schedule/slots.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import type { Clock } from '../core/time/clock.ts';
import type { DeliveryStep } from './delivery-step.ts';
import { isRefusedForLong } from './refused-slots.ts';

export interface RecordStepContext {
  readonly stores: Pick<Stores, 'deliveries'>;
  readonly unitOfWork: UnitOfWork;
  readonly channelAccess: Pick<ChannelAccess, 'missing'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Records what an attempt to post a delivery came to. `error` is logged with it. */
export async function recordStep(
  delivery: Delivery,
  step: DeliveryStep,
  error: SendError | undefined,
  context: RecordStepContext,
): Promise<void> {
  switch (step.kind) {
    case 'sent':
      await recordSent(delivery, step.messageId, context);
      break;
    case 'failed':
      await recordFailed(delivery, step, error, context);
      break;
    case 'skippedLate':
      await recordSkippedLate(delivery, step.problem, context);
      break;
    case 'sentDeleted':
      await context.stores.deliveries.settle(delivery.id, { state: 'sent_deleted', problem: step.problem });
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
  { id, scheduleId, channelId, slot, attempts }: Delivery,
  messageId: string,
  { unitOfWork, clock, log }: RecordStepContext,
): Promise<void> {
  const now = clock.now();
  const papers = await unitOfWork(async stores => {
    await stores.deliveries.settle(id, { state: 'sent', messageId });
    const schedule = await stores.schedules.get(scheduleId);
    // The body may have been rendered again since it was claimed.
    const paperIds = (await stores.deliveries.get(id))?.shownIds ?? [];
    await stores.posted.remember({
      messageId,
      channelId,
      // For a message that is found after its schedule was deleted, only the channel is known.
      guildId: schedule?.guildId ?? null,
      kind: 'digest',
      paperIds,
      postedAt: now,
    });
    if (!schedule) return paperIds.length;
    const refused = await stores.schedules.forgetRefusedSlots(scheduleId);
    if (refused > 0 && schedule.pausedReason !== null && isManualRun(slot)) {
      await stores.schedules.resume(scheduleId, firstSlotAfter(schedule, now));
    }
    return paperIds.length;
  });
  const fields = { delivery: id, schedule: scheduleId, channel: channelId, message: messageId };
  log.info('delivery_sent', { ...fields, papers, attempts });
}

async function recordFailed(
  delivery: Delivery,
  { problem, effect, keepsPapers }: Extract<DeliveryStep, { kind: 'failed' }>,
  error: SendError | undefined,
  { unitOfWork, channelAccess, clock, log }: RecordStepContext,
): Promise<void> {
  const { id, scheduleId, slot } = delivery;
  const isPaused = await unitOfWork(async stores => {
    await stores.deliveries.settle(id, { state: 'failed', problem });
    if (!keepsPapers) await stores.channelHistory.release(id);
    const schedule = await stores.schedules.get(scheduleId);
    if (!schedule || schedule.pausedReason !== null) return false;
    if (effect === 'pause') {
      await stores.schedules.pause(scheduleId, problem);
      return true;
    }
    if (effect !== 'countRefusal' || isManualRun(slot)) return false;
    const now = clock.now();
    if (!isRefusedForLong(await stores.schedules.countRefusedSlot(scheduleId, now), now)) return false;
    // By a permission that is known to be missing, its return is noticed too; else by a manual run that succeeds.
    const missing = channelAccess.missing(schedule.guildId, schedule.channelId);
    await stores.schedules.pause(scheduleId, problem, { resumesWithAccess: missing?.length !== 0 });
    return true;
  });
  log.error('delivery_failed', { ...logFields(delivery), problem, error });
  if (isPaused) log.warn('schedule_paused', { schedule: scheduleId, why: problem });
}

async function recordSkippedLate(
  delivery: Delivery,
  problem: string,
  { unitOfWork, log }: RecordStepContext,
): Promise<void> {
  await unitOfWork(async stores => {
    await stores.deliveries.settle(delivery.id, { state: 'skipped_late', problem });
    await stores.channelHistory.release(delivery.id);
    await stores.schedules.changeOutcome(delivery.scheduleId, delivery.slot, 'skipped_late');
  });
  log.warn('delivery_skipped', { ...logFields(delivery), why: 'late' });
}

async function recordUnknown(
  delivery: Delivery,
  lookAgainAt: number,
  { stores, log }: RecordStepContext,
): Promise<void> {
  const problem = 'Discord did not say whether it was posted, and the channel could not be read to find out';
  await stores.deliveries.settle(delivery.id, { state: 'unknown', problem, lookAgainAt });
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
    await deliveries.retryLater(delivery.id, step.retryAt);
    log.warn('delivery_postponed', { ...fields, waitMs: step.waitMs });
  } else if (step.kind === 'setAside') {
    await deliveries.undoClaim(delivery, { notBefore: step.until, refusals: delivery.refusals });
    await deliveries.postponeChannel(delivery.channelId, step.until);
    log.warn('delivery_postponed', { ...fields, waitMs: step.waitMs });
  } else {
    await deliveries.undoClaim(delivery, { notBefore: clock.now(), refusals: step.refusals });
    log.warn('delivery_refused', { ...fields, refusals: step.refusals });
  }
}

/** Returns the log fields that identify a delivery. */
function logFields({ id, scheduleId, channelId }: Delivery) {
  return { delivery: id, schedule: scheduleId, channel: channelId };
}
