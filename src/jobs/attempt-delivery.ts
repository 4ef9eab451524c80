import type { Delivery } from '../core/delivery/delivery.ts';
import { SendError, type DeliverySender, type PostSearch } from '../core/delivery/sender.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { withDeliveryCounts } from './delivery-counts.ts';
import { withDeliveryPicture, type DeliveryPictureContext } from './delivery-picture.ts';
import type { CountedStores } from '../usecases/server-counts.ts';
import { isDeletedPost } from './deleted-post.ts';
import { isUnverifiable, type AttemptOutcome } from './delivery-step.ts';
import type { PrepareStores } from './origins/origin-policy.ts';
import { policyOf } from './origins/origins.ts';
import type { TargetContext } from './targets/target.ts';
import { targetOf } from './targets/targets.ts';

/** Longer than the REST client's timeout of 15 s, which does not cover a response whose body never ends. */
export const ATTEMPT_TIMEOUT_MS = 30 * SECOND_MS;

export interface AttemptContext extends DeliveryPictureContext {
  readonly stores: PrepareStores & CountedStores;
  readonly sender: DeliverySender;
  readonly channelAccess: Pick<ChannelAccess, 'mayPost' | 'guildOf' | 'isOpenToAll'>;
  readonly clock: Pick<Clock, 'now'>;
  /** For timeouts, which are in real time where a playground moves the other clock. */
  readonly wireClock: Pick<Clock, 'wait'>;
}

/** Attempts to post a claimed delivery. An attempt without a response is given up after half a minute. */
export async function attemptDelivery(delivery: Delivery, context: AttemptContext): Promise<AttemptOutcome> {
  const { wireClock } = context;
  const givenUp = new AbortController();
  try {
    const outcome = await orGiveUp(post(delivery, context, givenUp.signal), ended =>
      wireClock.wait(ATTEMPT_TIMEOUT_MS, ended),
    );
    if (outcome) return outcome;
    throw new SendError('unavailable', `Discord did not answer within ${ATTEMPT_TIMEOUT_MS} ms`);
  } catch (error) {
    if (error instanceof SendError) return { kind: 'error', error };
    throw error;
  } finally {
    givenUp.abort();
  }
}

async function post(
  delivery: Delivery,
  context: AttemptContext,
  givenUp: AbortSignal,
): Promise<AttemptOutcome | undefined> {
  const { stores, sender, channelAccess, clock } = context;
  const target = targetOf(delivery.target);
  const search = await findPosted(delivery, context);
  if (givenUp.aborted) return undefined;
  if (search?.kind === 'found') {
    const { messageId, customIds } = search;
    return { kind: 'posted', messageId, channelId: target.channelOf(delivery, messageId), customIds };
  }
  if (isDeletedPost(delivery, search, sender.knownMessage(delivery.target.id))) {
    throw new SendError('deleted', 'the message of an earlier attempt was deleted');
  }
  // The nonce of a post from before a restore may be forgotten, whenever this delivery was claimed.
  const hasNonce = target.hasNonce && !delivery.isRestored;
  if (isUnverifiable(delivery, search, clock.now(), hasNonce)) return { kind: 'unverifiable' };
  const prepared = await policyOf(delivery.origin).prepare(delivery, {
    stores,
    channelAccess,
    now: clock.now(),
    ownTexts: search?.kind === 'absent' ? search.ownTexts : undefined,
  });
  if ('cancelled' in prepared) return { kind: 'cancelled', why: prepared.cancelled };
  const counted = await withDeliveryCounts(delivery, prepared.body, context);
  const body = await withDeliveryPicture(delivery, counted, context);
  // The floor is stored before the first send: a delivery without one was never sent.
  const floor = delivery.floor ?? (await target.readFloor(delivery, targetContext(context)));
  if (givenUp.aborted) return undefined;
  if (delivery.floor === null) await stores.deliveries.setFloor(delivery, floor);
  // A process that was suspended for longer than its lease must not send what another one has claimed since.
  if (!(await stores.deliveries.holds(delivery, clock.now()))) return { kind: 'claimLost' };
  const sent = await target.send(delivery, body, targetContext(context));
  return { kind: 'posted', ...sent };
}

/** Searches for the message of an earlier attempt; `undefined` without one, or if it cannot be searched for. */
export async function findPosted(
  delivery: Delivery,
  context: Pick<AttemptContext, 'sender' | 'stores'>,
): Promise<PostSearch | undefined> {
  return targetOf(delivery.target).find(delivery, targetContext(context));
}

function targetContext({ stores, sender }: Pick<AttemptContext, 'sender' | 'stores'>): TargetContext {
  return { deliveries: stores.deliveries, sender };
}
