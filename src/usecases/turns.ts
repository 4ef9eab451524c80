import { setImmediate } from 'node:timers/promises';

/** Runs a step when it is its turn, and settles as it does. */
export type Turns = <T>(step: () => Promise<T>) => Promise<T>;

/**
 * Creates turns for steps that must not overlap, or that hold the event loop while they run: one after another, with other
 * events handled after each. A step that fails does not stop the next one.
 */
export function createTurns(): Turns {
  let previous: Promise<unknown> = Promise.resolve();
  return step => {
    const done = previous.then(step);
    previous = done.then(afterOtherEvents, afterOtherEvents);
    return done;
  };
}

function afterOtherEvents(): Promise<void> {
  return setImmediate();
}
