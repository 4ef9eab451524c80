import type { App, ComponentAction, ComponentUse, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { firstSubscriptionSlot } from '../../src/core/watch/subscription-slots.ts';
import type { Subscription } from '../../src/core/watch/subscription.ts';
import { subscriptionList } from '../../src/views/watch/subscription-list.ts';

type Needs = 'subscriptions' | 'clock';

/** Pauses the subscription of a button. */
export const pauseSubscription: ComponentAction<Needs> = {
  verb: 'pause-sub',
  run: (use, app) => changed(use, app, ({ id }) => app.subscriptions.pause(id, 'user')),
};

/** Resumes the subscription of a button; what it missed is not sent. */
export const resumeSubscription: ComponentAction<Needs> = {
  verb: 'resume-sub',
  run: (use, app) => changed(use, app, subscription => resumed(subscription, app)),
};

/** Ends the subscription of a button. */
export const stopSubscription: ComponentAction<Needs> = {
  verb: 'stop-sub',
  run: (use, app) => changed(use, app, ({ id }) => app.subscriptions.remove(id)),
};

/** Makes a subscription active again, from its next time on. */
export async function resumed(
  subscription: Subscription,
  { subscriptions, clock }: Pick<App, Needs>,
): Promise<void> {
  if (subscription.pausedReason === null) return;
  const { id, userId } = subscription;
  await subscriptions.resume(id, firstSubscriptionSlot(subscription, userId, clock.now()));
}

/** Changes the subscription of a button, and replies with all of the caller. Throws `UserError` if it is not the caller's. */
async function changed(
  { userId, args: [id] }: ComponentUse,
  { subscriptions }: Pick<App, Needs>,
  change: (subscription: Subscription) => Promise<unknown>,
): Promise<PlainReply> {
  const chosen = (await subscriptions.list(userId)).find(each => String(each.id) === id);
  if (!chosen) throw new UserError('You have no such subscription any more. See `/subscribe list`.');
  await change(chosen);
  return { kind: 'update', body: subscriptionList(await subscriptions.list(userId)) };
}
