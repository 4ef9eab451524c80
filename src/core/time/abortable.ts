/** Settles as the promise does, or rejects with the signal's reason as soon as that is aborted. */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return await promise;
  const settled = new AbortController();
  const aborted = untilAborted(signal, settled.signal).then(() => {
    throw signal.reason;
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    settled.abort();
  }
}

/**
 * Resolves as the promise does, or with `undefined` if the wait ends first. `wait` is given a signal that is aborted once
 * the promise has settled, so that no timer outlives it.
 */
export async function orGiveUp<T>(
  promise: Promise<T>,
  wait: (signal: AbortSignal) => Promise<unknown>,
): Promise<T | undefined> {
  const settled = new AbortController();
  try {
    return await Promise.race([promise, wait(settled.signal).then(() => undefined)]);
  } finally {
    settled.abort();
  }
}

/** Resolves when the signal is aborted; stops listening once `ignored` is. */
export function untilAborted(signal: AbortSignal, ignored?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else {
      signal.addEventListener('abort', () => resolve(), {
        once: true,
        ...(ignored ? { signal: ignored } : {}),
      });
    }
  });
}
