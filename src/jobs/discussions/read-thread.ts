import type { ThreadReader, ThreadStatus } from '../../core/discussion/thread-events.ts';
import { SendError } from '../../core/delivery/sender.ts';
import type { Log } from '../../core/log.ts';

/** Reads a thread: without a status if it was deleted; `undefined` if it could not be read. */
export async function readThread(
  reader: Pick<ThreadReader, 'thread'>,
  threadId: string,
  log: Log,
): Promise<{ readonly status: ThreadStatus | undefined } | undefined> {
  return unlessRefused(
    reader.thread(threadId).then(status => ({ status })),
    log,
  );
}

/** Resolves with `undefined` if Discord refuses a request or does not answer it. */
export async function unlessRefused<T>(reading: Promise<T>, log: Log): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof SendError) || error.problem === 'unauthorized') throw error;
    log.info('threads_not_read', { why: error.problem });
    return undefined;
  }
}
