import type { App, Invocation, PlainReply } from '../../src/command.ts';
import { changedSubscriptionSlot, firstSubscriptionSlot } from '../../src/core/watch/subscription-slots.ts';
import {
  SUBSCRIPTION_DEFAULTS,
  type SubscriptionSpec,
  type SubscriptionSubject,
} from '../../src/core/watch/subscription.ts';
import { subscriptionSaved } from '../../src/views/watch/subscription-list.ts';
import { keepTimezone, userTimezone } from '../timezone/user-timezone.ts';

/** What subscribing needs. */
export type SubscribeNeeds = 'unitOfWork' | 'subscriptions' | 'userSettings' | 'serverSettings' | 'clock';

/** The settings that a user may give; what is left out stays as it is, or is as in `SUBSCRIPTION_DEFAULTS`. */
export type GivenTiming = Partial<Pick<SubscriptionSpec, 'time' | 'days' | 'count'>>;

/**
 * Subscribes a user, or changes the given settings of their subscription of this subject, which becomes active. Its time zone
 * is that of the option `timezone`, else the one it has, else that of the user's settings, which it asks for if there is none.
 * Throws `UserError` for an option that is no time zone.
 */
export async function subscribeTo(
  caller: Pick<Invocation, 'userId' | 'options'>,
  what: SubscriptionSubject,
  given: GivenTiming,
  app: Pick<App, SubscribeNeeds>,
): Promise<PlainReply> {
  const { userId, options } = caller;
  const zone = await userTimezone(caller, { kind: 'dm' }, app);
  const present = (await app.subscriptions.list(userId)).find(each => each.what === what);
  const isZoneKept = present !== undefined && options.string('timezone') === undefined;
  const { time, days, count } = { ...SUBSCRIPTION_DEFAULTS[what], ...present, ...given };
  const timezone = isZoneKept ? present.timezone : zone.timezone;
  const spec = { what, time, days, count, timezone };
  await keepTimezone(userId, zone, app);
  const now = app.clock.now();
  const next = present
    ? changedSubscriptionSlot(spec, present, now)
    : firstSubscriptionSlot(spec, userId, now);
  const subscription = await app.subscriptions.put(spec, { by: userId, at: now, next });
  const notes = timezone === zone.timezone ? zone.notes : [];
  const asksTimezone = timezone === zone.timezone && zone.isDefault;
  const isChanged = present !== undefined;
  return { kind: 'private', body: subscriptionSaved(subscription, { isChanged, notes, asksTimezone }) };
}
