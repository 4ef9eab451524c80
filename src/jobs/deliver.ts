import { SECOND_MS } from '../core/time/duration.ts';
import {
  SendError,
  UNREADABLE_FLOOR,
  type ChannelSender,
  type Delivery,
  type PostSearch,
} from '../core/schedule/delivery.ts';
import type { Stores } from '../core/stores.ts';
import { isUnverifiable, nextStep, type AttemptOutcome } from './delivery-step.ts';
import { recordStep, type RecordStepContext } from './record-delivery.ts';

/** After this time a claim counts as abandoned. A delivery that is claimed again is read back before it is sent. */
const LEASE_MS = 90 * SECOND_MS;

/** Enough for 40 messages a second at 200 ms each, well below Discord's 50 requests. */
const MAX_CONCURRENT_SENDS = 8;

export interface Deliverer {
  /** Attempts each delivery that is due now once; starts no further ones after the signal is aborted. */
  drain(signal?: AbortSignal): Promise<void>;
  /** Attempts one delivery now and returns its new state. */
  deliver(id: number): Promise<Delivery | undefined>;
}

export interface DelivererOptions extends RecordStepContext {
  readonly stores: Pick<Stores, 'deliveries' | 'schedules'>;
  readonly sender: ChannelSender;
  /** Called when Discord refuses the token: nothing can be sent any more. */
  readonly onUnauthorized: (error: SendError) => void;
}

/**
 * Creates the deliverer, which posts deliveries from the outbox to Discord, each exactly once, whichever process dies at
 * whatever time. Between claim and record a message may be in the channel without our knowing; so a delivery that was
 * attempted before is searched for in the channel (after `floor`, by the nonce in its buttons) and only posted when it
 * is not there.
 */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { stores, clock } = options;

  async function claim(dueBy: number, id?: number): Promise<Delivery | undefined> {
    const now = clock.now();
    return stores.deliveries.claim({
      now,
      dueBy,
      leaseUntil: now + LEASE_MS,
      ...(id === undefined ? {} : { id }),
    });
  }

  return {
    async drain(signal) {
      // What becomes due meanwhile is left to the next call, so that a drain ends.
      const dueBy = clock.now();
      const work = async () => {
        for (let next = await claim(dueBy); next; next = await claim(dueBy)) {
          await attemptAndRecord(next, options);
          if (signal?.aborted) return;
        }
      };
      const workers = await Promise.allSettled(Array.from({ length: MAX_CONCURRENT_SENDS }, work));
      for (const worker of workers) if (worker.status === 'rejected') throw worker.reason;
    },

    async deliver(id) {
      const claimed = await claim(clock.now(), id);
      if (claimed) await attemptAndRecord(claimed, options);
      return stores.deliveries.get(id);
    },
  };
}

/** Attempts a claimed delivery and records what it came to. */
async function attemptAndRecord(delivery: Delivery, options: DelivererOptions): Promise<void> {
  const outcome = await attempt(delivery, options);
  const error = outcome.kind === 'error' ? outcome.error : undefined;
  await recordStep(delivery, nextStep(delivery, outcome, options.clock.now()), error, options);
  if (error?.problem === 'unauthorized') options.onUnauthorized(error);
}

async function attempt(delivery: Delivery, options: DelivererOptions): Promise<AttemptOutcome> {
  try {
    return await post(delivery, options);
  } catch (error) {
    if (error instanceof SendError) return { kind: 'error', error };
    throw error;
  }
}

async function post(
  delivery: Delivery,
  { stores, sender, clock }: DelivererOptions,
): Promise<AttemptOutcome> {
  const { id, channelId, floor, nonce } = delivery;
  const search = await findPosted(delivery, sender);
  if (search?.kind === 'found') return { kind: 'posted', messageId: search.messageId };
  if (isUnverifiable(delivery, search, clock.now())) return { kind: 'unverifiable' };
  if (!(await stores.schedules.get(delivery.scheduleId))) return { kind: 'scheduleDeleted' };
  // The floor is stored before the first send: a delivery without one was never sent.
  if (floor === null) await stores.deliveries.setFloor(id, await readFloor(channelId, sender));
  const { messageId } = await sender.send(channelId, delivery.body, nonce);
  return { kind: 'posted', messageId };
}

/** Searches the channel for the message of an earlier attempt; `undefined` without one, or if it cannot be read. */
async function findPosted(
  { channelId, floor, nonce }: Delivery,
  sender: ChannelSender,
): Promise<PostSearch | undefined> {
  if (floor === null || floor === UNREADABLE_FLOOR) return undefined;
  return unlessForbidden(sender.findPosted(channelId, floor, nonce));
}

/** Returns the channel's newest message, or `UNREADABLE_FLOOR` without the right to read the channel. */
async function readFloor(channelId: string, sender: ChannelSender): Promise<string> {
  return (await unlessForbidden(sender.newestMessage(channelId))) ?? UNREADABLE_FLOOR;
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
