import { UNREADABLE_FLOOR, type Delivery } from '../../core/delivery/delivery.ts';
import type { DeliveryStore } from '../../core/delivery/delivery-store.ts';
import { SendError, type ChannelSender, type PostSearch } from '../../core/delivery/sender.ts';
import { idBefore, newerId } from '../../core/message/snowflake.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';

/** Ids of different channels come from different clocks of Discord; they differ by far less. */
const MAX_CLOCK_DIFFERENCE_MS = MINUTE_MS;

/** Where to learn an id that is older than a message that is sent now. */
interface FloorSources {
  readonly deliveries: Pick<DeliveryStore, 'newestMessageId'>;
  /** The newest id of the target that is known without a request. */
  readonly known: string | undefined;
  /** Reads the newest id of the target. */
  readonly readNewest: () => Promise<string>;
}

/**
 * Returns an id older than a message that is sent now: the newest that is known without a request. Only if there is none,
 * the target is read; `UNREADABLE_FLOOR` without the right to do so.
 */
export async function findFloor({ deliveries, known, readNewest }: FloorSources): Promise<string> {
  const newest = await deliveries.newestMessageId();
  const anywhere = newest === undefined ? undefined : idBefore(newest, MAX_CLOCK_DIFFERENCE_MS);
  if (known !== undefined && anywhere !== undefined) return newerId(known, anywhere);
  return known ?? anywhere ?? (await unlessForbidden(readNewest())) ?? UNREADABLE_FLOOR;
}

/** Returns the floor after which a delivery is searched for; `undefined` if it was never sent, or cannot be searched for. */
export function searchFloor({ floor }: Pick<Delivery, 'floor'>): string | undefined {
  return floor === UNREADABLE_FLOOR ? undefined : (floor ?? undefined);
}

/**
 * Searches the target of a delivery for its post; `undefined` if it was never sent, cannot be searched for, or the bot may not
 * read there.
 */
export async function findAfterFloor(
  delivery: Delivery,
  sender: Pick<ChannelSender, 'findPosted'>,
): Promise<PostSearch | undefined> {
  const floor = searchFloor(delivery);
  if (floor === undefined) return undefined;
  const { target, nonce, body, isRestored } = delivery;
  const post = { mark: nonce, body, readsTexts: isRestored };
  return unlessForbidden(sender.findPosted(target.id, floor, post));
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
