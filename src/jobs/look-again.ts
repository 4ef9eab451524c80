import { type Delivery } from '../core/delivery/delivery.ts';
import { type PostSearch, SendError } from '../core/delivery/sender.ts';
import { orGiveUp } from '../core/time/abortable.ts';
import { LOOK_FOR_MS } from '../usecases/unmatched-reactions.ts';
import { ATTEMPT_TIMEOUT_MS, findPosted, type AttemptContext } from './attempt-delivery.ts';
import { LOOK_AGAIN_AFTER_MS } from './delivery-step.ts';
import { targetOf } from './targets/targets.ts';
import { recordStep, type RecordStepContext } from './record-delivery.ts';

const NOT_POSTED = 'it was not posted, which was found out too late';

/**
 * Searches for the message of a delivery in state `unknown`; `undefined` if Discord does not answer that now. A search
 * without a response is given up, so that other deliveries to the channel need not wait.
 */
export async function searchAgain(
  delivery: Delivery,
  { stores, sender, wireClock }: Pick<AttemptContext, 'stores' | 'sender' | 'wireClock'>,
): Promise<PostSearch | undefined> {
  try {
    return await orGiveUp(findPosted(delivery, { stores, sender }), ended =>
      wireClock.wait(ATTEMPT_TIMEOUT_MS, ended),
    );
  } catch (error) {
    if (error instanceof SendError) return undefined;
    throw error;
  }
}

/**
 * Records the result of that search. Found, the delivery becomes `sent`; if it is certainly not in the channel, or could
 * not be looked for in a week, its papers may be posted by another slot.
 */
export async function recordSearch(
  delivery: Delivery,
  search: PostSearch | undefined,
  context: RecordStepContext,
): Promise<void> {
  if (search?.kind === 'found') {
    const { messageId, customIds } = search;
    const channelId = targetOf(delivery.target).channelOf(delivery, messageId);
    await recordStep(delivery, { kind: 'sent', messageId, channelId, customIds }, undefined, context);
  } else if (search?.kind === 'absent') {
    await recordStep(
      delivery,
      { kind: 'failed', problem: NOT_POSTED, effect: 'none', keepsPapers: false },
      undefined,
      context,
    );
  } else {
    await recordUnclear(delivery, context);
  }
}

async function recordUnclear(delivery: Delivery, { clock, unitOfWork }: RecordStepContext): Promise<void> {
  const { id, problem, claimedAt } = delivery;
  const now = clock.now();
  const isOver = now - (claimedAt ?? 0) > LOOK_FOR_MS;
  await unitOfWork(async stores => {
    const lookAgainAt = isOver ? null : now + LOOK_AGAIN_AFTER_MS;
    const end = { state: 'unknown', problem: problem ?? '', lookAgainAt } as const;
    // If the claim has ended, another process may have found it.
    const isSettled = await stores.deliveries.settle(delivery, end);
    if (isSettled && isOver) await stores.channelHistory.release(id);
  });
}
