import type { Slot } from '../schedule/schedule.ts';
import { firstSlotAfter, slotAfterChange } from '../schedule/slots.ts';
import { knownTimezone } from '../time/calendar.ts';
import type { Subscription, SubscriptionSpec } from './subscription.ts';

type Timing = Pick<SubscriptionSpec, 'time' | 'days' | 'timezone'>;

/**
 * Returns the first slot of a subscription that is due after an instant (ms since the epoch). As the posts of servers, the
 * messages of one minute are spread over some minutes, by user. UTC counts instead of a zone that no longer exists.
 */
export function firstSubscriptionSlot(spec: Timing, userId: string, instant: number): Slot {
  return firstSlotAfter(slotTiming(spec, userId), instant);
}

/** The same for a subscription that is changed at that instant: a slot that was due then, but not sent, is not passed over. */
export function changedSubscriptionSlot(
  spec: Timing,
  { userId, next, pausedReason }: Pick<Subscription, 'userId' | 'next' | 'pausedReason'>,
  instant: number,
): Slot {
  if (pausedReason !== null) return firstSubscriptionSlot(spec, userId, instant);
  return slotAfterChange(slotTiming(spec, userId), next, instant);
}

function slotTiming({ time, days, timezone }: Timing, userId: string) {
  return { time, days, timezone: knownTimezone(timezone) ?? 'UTC', guildId: userId };
}
