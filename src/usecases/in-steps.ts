import { setImmediate } from 'node:timers/promises';

/** Runs the steps of a generator and lets other events be handled after each. */
export async function inSteps<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
