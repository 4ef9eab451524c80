import { SendError, type Delivery, type PostSearch } from '../core/schedule/delivery.ts';
import { LOOK_FOR_MS } from '../usecases/unmatched-reactions.ts';
import { findPosted, type AttemptContext } from './attempt-delivery.ts';
import { LOOK_AGAIN_AFTER_MS } from './delivery-step.ts';
import { recordStep, type RecordStepContext } from './record-delivery.ts';

const NOT_POSTED = 'it was not posted, which was found out too late';

/**
 * Looks for the message of a delivery in state `unknown`. Found, the delivery becomes `sent`; if it is certainly not in the
 * channel, or could not be looked for in a week, its papers may be posted by another slot.
 */
export async function lookAgain(
  delivery: Delivery,
  context: AttemptContext & RecordStepContext,
): Promise<void> {
  const { sender, clock, unitOfWork } = context;
  const search = await findOrUnclear(() => findPosted(delivery, sender));
  if (search?.kind === 'found') {
    await recordStep(delivery, { kind: 'sent', messageId: search.messageId }, undefined, context);
  } else if (search?.kind === 'absent') {
    await recordStep(
      delivery,
      { kind: 'failed', problem: NOT_POSTED, effect: 'none', keepsPapers: false },
      undefined,
      context,
    );
  } else {
    const { id, problem, claimedAt } = delivery;
    const now = clock.now();
    const isOver = now - (claimedAt ?? 0) > LOOK_FOR_MS;
    await unitOfWork(async bound => {
      const lookAgainAt = isOver ? null : now + LOOK_AGAIN_AFTER_MS;
      await bound.deliveries.settle(id, { state: 'unknown', problem: problem ?? '', lookAgainAt });
      if (isOver) await bound.channelHistory.release(id);
    });
  }
}

/** Returns the result of a search; `undefined` if Discord does not answer it now. */
async function findOrUnclear(search: () => Promise<PostSearch | undefined>): Promise<PostSearch | undefined> {
  try {
    return await search();
  } catch (error) {
    if (error instanceof SendError) return undefined;
    throw error;
  }
}
