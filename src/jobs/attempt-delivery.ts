import { idBefore, newerId } from '../core/message/snowflake.ts';
import {
  isManualRun,
  SendError,
  UNREADABLE_FLOOR,
  type ChannelSender,
  type Delivery,
  type PostSearch,
} from '../core/schedule/delivery.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Stores } from '../core/stores.ts';
import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/duration.ts';
import { renderDigest } from '../usecases/render-digest.ts';
import { formOf, isUnverifiable, type AttemptOutcome, type CancelReason } from './delivery-step.ts';
import { isDeletedPost } from './deleted-post.ts';
import { isLate } from './due-slots.ts';

/** Longer than the REST client's timeout of 15 s, which does not cover a response whose body never ends. */
export const ATTEMPT_TIMEOUT_MS = 30 * SECOND_MS;

/** Ids of different channels come from different clocks of Discord; they differ by far less. */
const MAX_CLOCK_DIFFERENCE_MS = MINUTE_MS;

export interface AttemptContext {
  readonly stores: Pick<Stores, 'deliveries' | 'schedules' | 'papers'>;
  readonly sender: ChannelSender;
  readonly clock: Pick<Clock, 'now'>;
  /** For timeouts, which are in real time where a playground moves the other clock. */
  readonly wireClock: Pick<Clock, 'wait'>;
}

/** Attempts to post a claimed delivery. An attempt without a response is given up after half a minute. */
export async function attemptDelivery(delivery: Delivery, context: AttemptContext): Promise<AttemptOutcome> {
  const { wireClock } = context;
  const givenUp = new AbortController();
  try {
    const outcome = await orGiveUp(post(delivery, context, givenUp.signal), ended =>
      wireClock.wait(ATTEMPT_TIMEOUT_MS, ended),
    );
    if (outcome) return outcome;
    throw new SendError('unavailable', `Discord did not answer within ${ATTEMPT_TIMEOUT_MS} ms`);
  } catch (error) {
    if (error instanceof SendError) return { kind: 'error', error };
    throw error;
  } finally {
    givenUp.abort();
  }
}

async function post(
  delivery: Delivery,
  context: AttemptContext,
  givenUp: AbortSignal,
): Promise<AttemptOutcome | undefined> {
  const { stores, sender, clock } = context;
  const search = await findPosted(delivery, sender);
  if (givenUp.aborted) return undefined;
  if (search?.kind === 'found') return { kind: 'posted', messageId: search.messageId };
  if (isDeletedPost(delivery, search, sender.knownMessage(delivery.channelId))) {
    throw new SendError('deleted', 'the message of an earlier attempt was deleted');
  }
  if (isUnverifiable(delivery, search, clock.now())) return { kind: 'unverifiable' };
  const schedule = await stores.schedules.get(delivery.scheduleId);
  const why = cancelReason(delivery, schedule, clock.now());
  if (why) return { kind: 'cancelled', why };
  const body = schedule && (await currentBody(delivery, schedule, context));
  if (body === undefined) return { kind: 'cancelled', why: 'papersRemoved' };
  // The floor is stored before the first send: a delivery without one was never sent.
  const floor = delivery.floor ?? (await readFloor(delivery.channelId, context));
  if (givenUp.aborted) return undefined;
  if (delivery.floor === null) await stores.deliveries.setFloor(delivery.id, floor);
  const { messageId } = await sender.send(delivery.channelId, body, delivery.nonce);
  return { kind: 'posted', messageId };
}

function cancelReason(
  { slot, expiresAt }: Delivery,
  schedule: Schedule | undefined,
  now: number,
): CancelReason | undefined {
  if (!schedule) return 'scheduleDeleted';
  if (schedule.pausedReason !== null && !isManualRun(slot)) return 'schedulePaused';
  return now > expiresAt ? 'late' : undefined;
}

/**
 * Returns the body to send: the one of the delivery, unless it has become late or was refused since that was rendered.
 * A new one is stored before it is sent. `undefined` if there is no paper left to show.
 */
async function currentBody(
  delivery: Delivery,
  schedule: Schedule,
  { stores, clock }: AttemptContext,
): Promise<string | undefined> {
  const { id, paperIds, listDay, nonce, slotDueAt, createdAt, refusals } = delivery;
  const isLateNow = isLate(slotDueAt, clock.now());
  const form = formOf(refusals, paperIds.length);
  const isRenderedSo = refusals === 0 && isLateNow === isLate(slotDueAt, createdAt);
  if (isRenderedSo) return delivery.body;
  const papers = await stores.papers.getMany(paperIds.filter((_, position) => position !== form?.leftOut));
  if (papers.length === 0 && paperIds.length > 0) return undefined;
  const rendered = renderDigest(
    schedule,
    { papers, listDay },
    { nonce, isPlain: form?.isPlain ?? false, lateSince: isLateNow ? slotDueAt : undefined },
  );
  const body = JSON.stringify(rendered);
  await stores.deliveries.setBody(
    id,
    body,
    papers.map(paper => paper.id),
  );
  return body;
}

/** Searches the channel for the message of an earlier attempt; `undefined` without one, or if it cannot be read. */
export async function findPosted(
  { channelId, floor, nonce }: Delivery,
  sender: ChannelSender,
): Promise<PostSearch | undefined> {
  if (floor === null || floor === UNREADABLE_FLOOR) return undefined;
  return unlessForbidden(sender.findPosted(channelId, floor, nonce));
}

/**
 * Returns an id older than a message that is sent now: the newest that is known without a request. Only if there is none,
 * the channel is read; `UNREADABLE_FLOOR` without the right to do so.
 */
async function readFloor(channelId: string, { stores, sender }: AttemptContext): Promise<string> {
  const inChannel = sender.knownMessage(channelId);
  const newest = await stores.deliveries.newestMessageId();
  const anywhere = newest === undefined ? undefined : idBefore(newest, MAX_CLOCK_DIFFERENCE_MS);
  if (inChannel !== undefined && anywhere !== undefined) return newerId(inChannel, anywhere);
  return (
    inChannel ?? anywhere ?? (await unlessForbidden(sender.newestMessage(channelId))) ?? UNREADABLE_FLOOR
  );
}

/** Returns the result of reading a channel, or `undefined` without the right to read it. */
async function unlessForbidden<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SendError && error.problem === 'forbidden') return undefined;
    throw error;
  }
}
