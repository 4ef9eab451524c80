import type { App, Invocation, PlainReply } from '../../src/command.ts';
import { firstSubscriptionSlot } from '../../src/core/watch/subscription-slots.ts';
import type { SubscriptionSpec } from '../../src/core/watch/subscription.ts';
import { subscriptionSaved } from '../../src/views/watch/subscription-list.ts';
import { keepTimezone, userTimezone } from '../timezone/user-timezone.ts';

/** What subscribing needs. */
export type SubscribeNeeds = 'subscriptions' | 'userSettings' | 'serverSettings' | 'clock';

/**
 * Subscribes a user in the time zone of the option `timezone`, else in that of their settings, which it asks for if there is
 * none. It replaces their subscription of the same subject. Throws `UserError` for an option that is no time zone.
 */
export async function subscribeTo(
  caller: Pick<Invocation, 'userId' | 'options'>,
  settings: Omit<SubscriptionSpec, 'timezone'>,
  app: Pick<App, SubscribeNeeds>,
): Promise<PlainReply> {
  const { userId } = caller;
  const zone = await userTimezone(caller, { kind: 'dm' }, app);
  const spec = { ...settings, timezone: zone.timezone };
  await keepTimezone(userId, zone, app);
  const now = app.clock.now();
  const next = firstSubscriptionSlot(spec, userId, now);
  const subscription = await app.subscriptions.put(spec, { by: userId, at: now, next });
  return {
    kind: 'private',
    body: subscriptionSaved(subscription, { notes: zone.notes, asksTimezone: zone.isDefault }),
  };
}
