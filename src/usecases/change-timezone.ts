import type { Stores, UnitOfWork } from '../core/stores.ts';
import type { UserSettings } from '../core/user-settings.ts';
import { changedSubscriptionSlot } from '../core/watch/subscription-slots.ts';
import type { Subscription } from '../core/watch/subscription.ts';
import { rescheduleFinds } from './reschedule-finds.ts';

/** What a change of time zone needs. */
export interface TimezoneContext {
  readonly unitOfWork: UnitOfWork;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Sets the time zone of a user; `null` clears it. Their subscriptions follow it, but for those in another time zone than that of
 * the settings before, and so does what their watches have found for the next digest. Returns all settings.
 */
export async function changeTimezone(
  userId: string,
  timezone: string | null,
  { unitOfWork, now }: TimezoneContext,
): Promise<UserSettings> {
  return unitOfWork(async stores => {
    const { userSettings, subscriptions, watches } = stores;
    const before = (await userSettings.get(userId)).timezone;
    const settings = await userSettings.change(userId, { timezone });
    for (const each of timezone === null ? [] : await subscriptions.list(userId))
      if (each.timezone !== timezone && (before === null || each.timezone === before))
        await moveSubscription(each, timezone ?? each.timezone, now, stores);
    await rescheduleFinds(await watches.list(userId), now, stores);
    return settings;
  });
}

async function moveSubscription(
  subscription: Subscription,
  timezone: string,
  now: number,
  { subscriptions }: Pick<Stores, 'subscriptions'>,
): Promise<void> {
  const { id, userId, pausedReason, what, time, days, count } = subscription;
  const moved = { what, time, days, count, timezone };
  const next = changedSubscriptionSlot(moved, subscription, now);
  await subscriptions.put(moved, { by: userId, at: now, next });
  if (pausedReason !== null) await subscriptions.pause(id, pausedReason);
}
