import { setImmediate } from 'node:timers/promises';

/** How long steps hold the event loop before other events are handled, ms: answers to others wait so long. */
const MAX_HOLD_MS = 10;

/** Runs the steps of a generator and lets other events be handled after some ms of them. @param elapsedMs a steady clock */
export async function inSteps<T>(
  steps: Generator<undefined, T>,
  elapsedMs: () => number = () => performance.now(),
): Promise<T> {
  let heldSince = elapsedMs();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (elapsedMs() - heldSince < MAX_HOLD_MS) continue;
    await setImmediate();
    heldSince = elapsedMs();
  }
}
