import type { Slot } from '../schedule/schedule.ts';
import { firstSlotAfter } from '../schedule/slots.ts';
import { knownTimezone } from '../time/calendar.ts';
import type { SubscriptionSpec } from './subscription.ts';

/**
 * Returns the first slot of a subscription that is due after an instant (ms since the epoch). As the posts of servers, the
 * messages of one minute are spread over some minutes, by user. UTC counts instead of a zone that no longer exists.
 */
export function firstSubscriptionSlot(
  spec: Pick<SubscriptionSpec, 'time' | 'days' | 'timezone'>,
  userId: string,
  instant: number,
): Slot {
  const timezone = knownTimezone(spec.timezone) ?? 'UTC';
  return firstSlotAfter({ ...spec, timezone, guildId: userId }, instant);
}
