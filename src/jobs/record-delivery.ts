import type { Log } from '../core/log.ts';
import type { Delivery, SendError } from '../core/schedule/delivery.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import type { Clock } from '../core/time/clock.ts';
import type { DeliveryStep } from './delivery-step.ts';

export interface RecordStepContext {
  readonly stores: Pick<Stores, 'deliveries'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly log: Log;
}

/** Records what an attempt to post a delivery came to. `error` is logged with it. */
export async function recordStep(
  delivery: Delivery,
  step: DeliveryStep,
  error: SendError | undefined,
  context: RecordStepContext,
): Promise<void> {
  if (step.kind === 'sent') await recordSent(delivery, step.messageId, context);
  else if (step.kind === 'failed') await recordFailed(delivery, step, error, context);
  else if (step.kind === 'unknown') await recordUnknown(delivery, context);
  else await recordRetry(delivery, step, error, context);
}

async function recordSent(
  delivery: Delivery,
  messageId: string,
  { unitOfWork, clock, log }: RecordStepContext,
): Promise<void> {
  const { id, scheduleId, channelId, paperIds, attempts } = delivery;
  await unitOfWork(async stores => {
    await stores.deliveries.settle(id, { state: 'sent', messageId });
    const schedule = await stores.schedules.get(scheduleId);
    await stores.posted.remember({
      messageId,
      channelId,
      // For a message that is found after its schedule was deleted, only the channel is known.
      guildId: schedule?.guildId ?? null,
      kind: 'digest',
      paperIds,
      postedAt: clock.now(),
    });
  });
  log.info('delivery_sent', {
    ...logFields(delivery),
    message: messageId,
    papers: paperIds.length,
    attempts,
  });
}

async function recordFailed(
  delivery: Delivery,
  { problem, pausesSchedule }: Extract<DeliveryStep, { kind: 'failed' }>,
  error: SendError | undefined,
  { unitOfWork, log }: RecordStepContext,
): Promise<void> {
  await unitOfWork(async stores => {
    await stores.deliveries.settle(delivery.id, { state: 'failed', problem });
    await stores.channelHistory.release(delivery.id);
    if (pausesSchedule) await stores.schedules.pause(delivery.scheduleId, problem);
  });
  log.error('delivery_failed', { ...logFields(delivery), problem, error });
  if (pausesSchedule) log.warn('schedule_paused', { schedule: delivery.scheduleId, why: problem });
}

async function recordRetry(
  delivery: Delivery,
  { retryAt, waitMs }: Extract<DeliveryStep, { kind: 'retry' }>,
  error: SendError | undefined,
  { stores, log }: RecordStepContext,
): Promise<void> {
  await stores.deliveries.retryLater(delivery.id, retryAt);
  log.warn('delivery_postponed', { ...logFields(delivery), attempts: delivery.attempts, waitMs, error });
}

async function recordUnknown(delivery: Delivery, { stores, log }: RecordStepContext): Promise<void> {
  const problem = 'Discord did not say whether it was posted, and the channel could not be read to find out';
  await stores.deliveries.settle(delivery.id, { state: 'unknown', problem });
  log.error('delivery_unknown', { ...logFields(delivery), problem });
}

/** Returns the log fields that identify a delivery. */
function logFields({ id, scheduleId, channelId }: Delivery) {
  return { delivery: id, schedule: scheduleId, channel: channelId };
}
