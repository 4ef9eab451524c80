import type { ThreadChanges } from './thread-changes.ts';

/** Says in which threads something has happened since they were read: what was read is out of date for them. */
export interface ThreadWatch {
  /** Stores what has happened up to now. Returns a mark that is before all that is read from now on. */
  mark(): Promise<number>;
  /** Returns whether something has happened in a thread since a mark. */
  hasChanged(threadId: string, since: number): boolean;
  close(): void;
}

/** Watches all threads from now on. */
export function watchThreads(changes: Pick<ThreadChanges, 'listen' | 'store'>): ThreadWatch {
  /** The number of the last event in each thread. */
  const lastEvents = new Map<string, number>();
  let events = 0;
  const close = changes.listen(({ threadId }) => {
    events += 1;
    lastEvents.set(threadId, events);
  });
  return {
    async mark() {
      const mark = events;
      await changes.store({ isForced: true });
      return mark;
    },
    hasChanged: (threadId, since) => (lastEvents.get(threadId) ?? 0) > since,
    close,
  };
}
