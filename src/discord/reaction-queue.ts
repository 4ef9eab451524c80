import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import { HOUR_MS, SECOND_MS } from '../core/time/duration.ts';
import type { ReactionChange } from '../usecases/apply-reaction.ts';

/** Waits before a change is tried again; the last one repeats. */
const RETRY_WAITS_MS: readonly number[] = [1, 5, 20, 60].map(seconds => seconds * SECOND_MS);

/** Longer than a disk stays full; what cannot be stored for this long never will be. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS;

/** About 10 MB. On a busy server and a full disk, more would use up the memory, and with it lose all of them. */
const MAX_CHANGES = 10_000;

/** Changes of reactions on their way into the store. */
export interface ReactionQueue {
  add(change: ReactionChange): void;
  /** Resolves when every change so far is stored, or was given up. */
  settled(): Promise<void>;
}

/**
 * Creates a queue that stores each change, and tries again for as long as that fails, such as on a full disk. The changes
 * of one person on one message keep their order; others do not wait for them. After the signal is aborted, nothing is
 * tried again. A change beyond the most that can wait is logged and lost.
 */
export function createReactionQueue(using: {
  readonly apply: (change: ReactionChange) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}): ReactionQueue {
  const { log } = using;
  const underWay = new Map<string, Promise<void>>();
  let changes = 0;
  return {
    add(change) {
      if (changes >= MAX_CHANGES) {
        log.error('reaction_failed', { ...logFields(change), why: 'too many wait to be stored' });
        return;
      }
      changes += 1;
      const key = `${change.messageId} ${change.userId}`;
      const stored = (underWay.get(key) ?? Promise.resolve()).then(() => store(change, using));
      const done = stored
        .catch((error: unknown) => log.error('reaction_failed', { ...logFields(change), error }))
        .finally(() => {
          changes -= 1;
          if (underWay.get(key) === done) underWay.delete(key);
        });
      underWay.set(key, done);
    },
    async settled() {
      await Promise.all(underWay.values());
    },
  };
}

/** Stores a change. Throws the last error once it is given up. */
async function store(
  change: ReactionChange,
  { apply, clock, log, signal }: Parameters<typeof createReactionQueue>[0],
): Promise<void> {
  const startedAt = clock.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      await apply(change);
      log.debug('reaction_applied', logFields(change));
      return;
    } catch (error) {
      if (signal.aborted || clock.now() - startedAt >= GIVE_UP_AFTER_MS) throw error;
      const waitMs = RETRY_WAITS_MS[Math.min(attempt, RETRY_WAITS_MS.length - 1)] ?? 0;
      log.warn('reaction_not_stored', { ...logFields(change), waitMs, error });
      await clock.wait(waitMs, signal);
    }
  }
}

function logFields({ change, messageId, userId, emoji }: ReactionChange) {
  return { message: messageId, emoji, change, person: userId };
}
