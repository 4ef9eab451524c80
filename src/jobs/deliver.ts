import { HOUR_MS, SECOND_MS } from '../core/duration.ts';
import { SendError, UNREADABLE, type ChannelSender, type Delivery } from '../core/delivery.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';

/** Waits before a send is tried again; the last one repeats. */
const BACKOFF_MS: readonly number[] = [1, 5, 20, 60].map(seconds => seconds * SECOND_MS);

/** A claim lasts longer than a send can take (the REST client gives up after 15 s). */
const LEASE_MS = 90 * SECOND_MS;

/** Discord remembers nonces 'for the past few minutes': within this long a repeat is safe without reading back. */
const NONCE_MS = 120 * SECOND_MS;

/** Sends under way at once: enough for 40 messages a second at 200 ms each, well below Discord's 50 requests. */
const LANES = 8;

/** A message that could not be posted for this long is given up. */
const GIVE_UP_MS = 6 * HOUR_MS;

export interface Deliverer {
  /** Sends everything that is due. Throws `SendError` of kind 'unauthorized' only. */
  drain(): Promise<void>;
  /** Sends one delivery now and answers what it came to. */
  deliver(id: number): Promise<Delivery | undefined>;
}

/**
 * Takes deliveries from the outbox to Discord, each exactly once, whatever dies when. Between claim and record a
 * message may stand in the channel without our knowing; so a delivery claimed before is looked for in the channel
 * (after `floor`, by the nonce its buttons carry) and only posted when it is not there.
 */
export function openDeliverer(using: {
  stores: Pick<Stores, 'deliveries'>;
  unitOfWork: UnitOfWork;
  sender: ChannelSender;
  clock: Clock;
  log: Log;
}): Deliverer {
  const { stores, unitOfWork, sender, clock, log } = using;

  async function sent(delivery: Delivery, messageId: string): Promise<void> {
    await unitOfWork(async tx => {
      await tx.deliveries.settle(delivery.id, { state: 'sent', messageId });
      await tx.posted.remember({
        messageId,
        channelId: delivery.channelId,
        kind: 'digest',
        paperIds: delivery.paperIds,
        postedAt: clock.now(),
      });
    });
    log.info('delivered', { delivery: delivery.id, channel: delivery.channelId, message: messageId });
  }

  async function failed(delivery: Delivery, error: SendError): Promise<void> {
    const problem = PROBLEM_TEXT[error.problem];
    await unitOfWork(async tx => {
      await tx.deliveries.settle(delivery.id, { state: 'failed', problem });
      await tx.channelHistory.takeBack(delivery.id);
      if (error.problem === 'gone') await tx.schedules.pause(delivery.scheduleId, problem);
    });
    log.error('delivery failed', { delivery: delivery.id, channel: delivery.channelId, error });
  }

  async function unknown(delivery: Delivery): Promise<void> {
    const problem = 'Discord did not say whether it was posted, and the channel cannot be read to find out';
    await stores.deliveries.settle(delivery.id, { state: 'unknown', problem });
    log.error('delivery unknown', { delivery: delivery.id, channel: delivery.channelId });
  }

  /** The channel's newest message, or `UNREADABLE` without the right to read the channel. */
  async function readFloor(channelId: string): Promise<string> {
    return (await unlessForbidden(sender.newestMessage(channelId))) ?? UNREADABLE;
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const { channelId, floor, nonce } = delivery;
    if (floor === null) {
      // Nothing was ever sent: the floor is stored before the first send.
      await stores.deliveries.setFloor(delivery.id, await readFloor(channelId));
    } else {
      const search =
        floor === UNREADABLE ? undefined : await unlessForbidden(sender.findPosted(channelId, floor, nonce));
      if (search?.messageId !== undefined) return sent(delivery, search.messageId);
      const isNonceForgotten = clock.now() - (delivery.claimedAt ?? 0) > NONCE_MS;
      if (search === undefined && isNonceForgotten) return unknown(delivery);
    }
    const { messageId } = await sender.send(channelId, delivery.body, nonce);
    return sent(delivery, messageId);
  }

  async function process(delivery: Delivery): Promise<void> {
    try {
      await attempt(delivery);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      if (error.problem === 'unauthorized') throw error;
      const age = clock.now() - (delivery.claimedAt ?? clock.now());
      if (error.problem !== 'unavailable') return failed(delivery, error);
      if (age > GIVE_UP_MS) return unknown(delivery);
      const wait = BACKOFF_MS[Math.min(delivery.attempts, BACKOFF_MS.length) - 1] ?? 0;
      await stores.deliveries.retryLater(delivery.id, clock.now() + wait);
      log.warn('delivery postponed', {
        delivery: delivery.id,
        attempt: delivery.attempts,
        waitMs: wait,
        error,
      });
    }
  }

  async function claim(id?: number): Promise<Delivery | undefined> {
    const now = clock.now();
    return stores.deliveries.claim({ now, leaseUntil: now + LEASE_MS, ...(id === undefined ? {} : { id }) });
  }

  async function drainLane(): Promise<void> {
    for (let next = await claim(); next; next = await claim()) await process(next);
  }

  return {
    async drain() {
      await Promise.all(Array.from({ length: LANES }, drainLane));
    },

    async deliver(id) {
      const claimed = await claim(id);
      if (claimed) await process(claimed);
      return stores.deliveries.get(id);
    },
  };
}

/** What reading a channel answers, or `undefined` without the right to read it. */
async function unlessForbidden<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SendError && error.problem === 'forbidden') return undefined;
    throw error;
  }
}

const PROBLEM_TEXT: Readonly<Record<SendError['problem'], string>> = {
  gone: 'the channel no longer exists',
  forbidden: 'Paperboy may not post there: it needs View Channel and Send Messages',
  refused: 'Discord refused the message',
  unauthorized: 'the bot token is not accepted',
  unavailable: 'Discord could not be reached',
};
