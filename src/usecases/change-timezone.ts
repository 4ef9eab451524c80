import type { UserSettings, UserSettingsStore } from '../core/user-settings.ts';
import { firstSubscriptionSlot } from '../core/watch/subscription-slots.ts';
import type { Subscription, SubscriptionStore } from '../core/watch/subscription.ts';

/** What a change of time zone needs. */
export interface TimezoneContext {
  readonly userSettings: UserSettingsStore;
  readonly subscriptions: SubscriptionStore;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Sets the time zone of a user. Their subscriptions follow it, but for those in another time zone than that of the settings
 * before. Returns all settings.
 */
export async function changeTimezone(
  userId: string,
  timezone: string,
  context: TimezoneContext,
): Promise<UserSettings> {
  const { userSettings, subscriptions } = context;
  const before = (await userSettings.get(userId)).timezone;
  const settings = await userSettings.change(userId, { timezone });
  for (const each of await subscriptions.list(userId))
    if (each.timezone !== timezone && (before === null || each.timezone === before))
      await moveSubscription(each, timezone, context);
  return settings;
}

async function moveSubscription(
  { id, userId, pausedReason, createdAt: _createdAt, next: _next, ...spec }: Subscription,
  timezone: string,
  { subscriptions, now }: TimezoneContext,
): Promise<void> {
  const moved = { ...spec, timezone };
  await subscriptions.put(moved, { by: userId, at: now, next: firstSubscriptionSlot(moved, userId, now) });
  if (pausedReason !== null) await subscriptions.pause(id, pausedReason);
}
