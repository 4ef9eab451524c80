import { newerId, timeOfId } from '../core/message/snowflake.ts';
import type { Delivery } from '../core/delivery/delivery.ts';
import type { PostSearch } from '../core/delivery/sender.ts';
import { MINUTE_MS } from '../core/time/duration.ts';

/** Discord's clock and ours differ by less, and the first attempts follow each other within this time. */
const MAX_SEND_DELAY_MS = 2 * MINUTE_MS;

/**
 * Returns true if the message of an earlier attempt was deleted before it was recorded, as far as that can be known once
 * Discord has forgotten the nonce: the last message of the channel, of which Discord keeps the id, was written when this
 * one was sent, and is no longer there.
 */
export function isDeletedPost(
  { claimedAt }: Pick<Delivery, 'claimedAt'>,
  search: PostSearch | undefined,
  lastMessageId: string | undefined,
): boolean {
  if (search?.kind !== 'absent' || search.newestId === undefined) return false;
  if (lastMessageId === undefined || claimedAt === null) return false;
  const isGone =
    lastMessageId !== search.newestId && newerId(lastMessageId, search.newestId) === lastMessageId;
  return isGone && Math.abs(timeOfId(lastMessageId) - claimedAt) <= MAX_SEND_DELAY_MS;
}
