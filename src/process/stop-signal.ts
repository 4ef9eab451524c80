/** Runs work that Ctrl+C and a service manager can break off, so that it leaves nothing half done. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopped = new AbortController();
  const stop = () => stopped.abort(new Error('it was stopped'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(stopped.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
