/** Runs work that SIGINT and SIGTERM abort through its signal, so that it can clean up before the process ends. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopped = new AbortController();
  const stop = () => stopped.abort(new Error('Stopped by a signal.'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(stopped.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
