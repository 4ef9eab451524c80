import { HOUR_MS, SECOND_MS } from '../core/time/duration.ts';
import { SendError, UNREADABLE, type ChannelSender, type Delivery } from '../core/schedule/delivery.ts';
import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';

/** Waits before a send is tried again; the last one repeats. */
const BACKOFF_MS: readonly number[] = [1, 5, 20, 60].map(seconds => seconds * SECOND_MS);

/** After this long a claim counts as abandoned. A claim that is taken over all the same is read back before a send. */
const LEASE_MS = 90 * SECOND_MS;

/** Discord remembers nonces 'for the past few minutes': within this long a repeat is safe without reading back. */
const NONCE_MS = 120 * SECOND_MS;

/** Sends under way at once: enough for 40 messages a second at 200 ms each, well below Discord's 50 requests. */
const LANES = 8;

/** A message that could not be posted for this long is given up. */
const GIVE_UP_MS = 6 * HOUR_MS;

export interface Deliverer {
  /** Tries each delivery that is due now once; begins no further ones after the signal. */
  drain(signal?: AbortSignal): Promise<void>;
  /** Tries one delivery now and answers what it came to. */
  deliver(id: number): Promise<Delivery | undefined>;
}

/**
 * Takes deliveries from the outbox to Discord, each exactly once, whatever dies when. Between claim and record a
 * message may stand in the channel without our knowing; so a delivery that was begun before is looked for in the
 * channel (after `floor`, by the nonce its buttons carry) and only posted when it is not there.
 */
export function openDeliverer(using: {
  stores: Pick<Stores, 'deliveries' | 'schedules'>;
  unitOfWork: UnitOfWork;
  sender: ChannelSender;
  clock: Clock;
  log: Log;
  /** Told when Discord refuses the token: nothing can be sent any more. */
  onUnauthorized: (error: SendError) => void;
}): Deliverer {
  const { stores, unitOfWork, sender, clock, log, onUnauthorized } = using;

  async function sent(delivery: Delivery, messageId: string): Promise<void> {
    await unitOfWork(async tx => {
      await tx.deliveries.settle(delivery.id, { state: 'sent', messageId });
      const schedule = await tx.schedules.get(delivery.scheduleId);
      await tx.posted.remember({
        messageId,
        channelId: delivery.channelId,
        // A message found again after its schedule was deleted: then its channel alone is known.
        guildId: schedule?.guildId ?? null,
        kind: 'digest',
        paperIds: delivery.paperIds,
        postedAt: clock.now(),
      });
    });
    log.info('delivered', {
      ...whereabouts(delivery),
      message: messageId,
      papers: delivery.paperIds.length,
      attempts: delivery.attempts,
    });
  }

  async function failed(
    delivery: Delivery,
    problem: string,
    { isChannelGone = false, error }: { isChannelGone?: boolean; error?: SendError } = {},
  ): Promise<void> {
    await unitOfWork(async tx => {
      await tx.deliveries.settle(delivery.id, { state: 'failed', problem });
      await tx.channelHistory.takeBack(delivery.id);
      if (isChannelGone) await tx.schedules.pause(delivery.scheduleId, problem);
    });
    log.error('delivery failed', { ...whereabouts(delivery), problem, error });
    if (isChannelGone) log.warn('schedule paused', { schedule: delivery.scheduleId, why: problem });
  }

  async function unknown(delivery: Delivery): Promise<void> {
    const problem =
      'Discord did not say whether it was posted, and the channel could not be read to find out';
    await stores.deliveries.settle(delivery.id, { state: 'unknown', problem });
    log.error('delivery unknown', { ...whereabouts(delivery), problem });
  }

  /** The channel's newest message, or `UNREADABLE` without the right to read the channel. */
  async function readFloor(channelId: string): Promise<string> {
    return (await unlessForbidden(sender.newestMessage(channelId))) ?? UNREADABLE;
  }

  async function lookFor({ channelId, floor, nonce }: Delivery) {
    if (floor === null || floor === UNREADABLE) return undefined;
    return unlessForbidden(sender.findPosted(channelId, floor, nonce));
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const { id, channelId, nonce } = delivery;
    const isBegun = delivery.floor !== null;
    const search = await lookFor(delivery);
    if (search?.kind === 'found') return sent(delivery, search.messageId);
    if (isBegun && search?.kind !== 'absent' && clock.now() - (delivery.claimedAt ?? 0) > NONCE_MS) {
      return unknown(delivery);
    }
    if (!(await stores.schedules.get(delivery.scheduleId)))
      return failed(delivery, 'its schedule was deleted');
    // The floor is stored before the first send: a delivery without one was never sent.
    if (!isBegun) await stores.deliveries.setFloor(id, await readFloor(channelId));
    const { messageId } = await sender.send(channelId, delivery.body, nonce);
    return sent(delivery, messageId);
  }

  async function postpone(delivery: Delivery, error: SendError): Promise<void> {
    const now = clock.now();
    if (now - (delivery.claimedAt ?? now) > GIVE_UP_MS) return unknown(delivery);
    const waitMs = BACKOFF_MS[Math.min(delivery.attempts, BACKOFF_MS.length) - 1] ?? 0;
    await stores.deliveries.retryLater(delivery.id, now + waitMs);
    log.warn('delivery postponed', {
      ...whereabouts(delivery),
      attempts: delivery.attempts,
      waitMs,
      error,
    });
  }

  async function process(delivery: Delivery): Promise<void> {
    try {
      await attempt(delivery);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      if (error.problem === 'unavailable') return postpone(delivery, error);
      if (error.problem === 'unauthorized') {
        await postpone(delivery, error);
        return onUnauthorized(error);
      }
      const isChannelGone = error.problem === 'gone';
      return failed(delivery, PROBLEM_TEXT[error.problem], { isChannelGone, error });
    }
  }

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
      // What becomes due meanwhile is for the next time, so that a drain comes to its end.
      const dueBy = clock.now();
      const lane = async () => {
        for (let next = await claim(dueBy); next; next = await claim(dueBy)) {
          await process(next);
          if (signal?.aborted) return;
        }
      };
      const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
      for (const end of lanes) if (end.status === 'rejected') throw end.reason;
    },

    async deliver(id) {
      const claimed = await claim(clock.now(), id);
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

const PROBLEM_TEXT: Readonly<Record<'gone' | 'forbidden' | 'refused', string>> = {
  gone: 'the channel no longer exists',
  forbidden: 'Paperboy may not post there: it needs View Channel and Send Messages',
  refused: 'Discord refused the message',
};

/** What a log line says of a delivery, so that it can be found. */
function whereabouts({ id, scheduleId, channelId }: Delivery) {
  return { delivery: id, schedule: scheduleId, channel: channelId };
}
