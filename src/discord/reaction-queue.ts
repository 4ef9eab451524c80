import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import { HOUR_MS } from '../core/time/duration.ts';
import { RETRY_WAITS_MS } from '../core/time/retry-waits.ts';
import type { ReactionEvent } from '../usecases/apply-reaction.ts';

/** Longer than a disk stays full; what cannot be stored for this long never will be. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS;

/**
 * A minute of 500 a second, about 30 MB. On a busy server and a full disk, more would use up the memory, and with it lose all of
 * them.
 */
const MAX_EVENTS = 30_000;

/** Events of reactions on their way into the store. */
export interface ReactionQueue {
  add(event: ReactionEvent): void;
  /** Resolves when every event so far is stored, or was given up. */
  settled(): Promise<void>;
}

export interface ReactionQueueOptions {
  readonly apply: (event: ReactionEvent) => Promise<unknown>;
  /** Called when an event is given up. */
  readonly onLost: () => void;
  /** Events that can wait at most; 30,000 by default. */
  readonly maxEvents?: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Creates a queue that stores each event, and tries again for as long as that fails, such as on a full disk. The changes
 * of one person on one message keep their order, and so do all on a message whose reactions are cleared; others do not
 * wait for them. After the signal is aborted, nothing is tried again. An event beyond the most that can wait is logged and
 * lost.
 */
export function createReactionQueue(using: ReactionQueueOptions): ReactionQueue {
  const { log, onLost, maxEvents = MAX_EVENTS } = using;
  const underWay = new Map<string, Promise<void>>();
  let events = 0;

  /** Returns what has to be stored before an event. */
  function precedents(event: ReactionEvent): Promise<void>[] {
    if (event.change === 'cleared') {
      const ofMessage = [...underWay].filter(([key]) => key.startsWith(`${event.messageId} `));
      return ofMessage.map(([, stored]) => stored);
    }
    const stored = [keyOf(event), clearedKey(event)].map(key => underWay.get(key));
    return stored.filter(each => each !== undefined);
  }

  function lose(event: ReactionEvent, reason: Readonly<Record<string, unknown>>): void {
    log.error('reaction_failed', { ...logFields(event), ...reason });
    onLost();
  }

  return {
    add(event) {
      if (events >= maxEvents) {
        lose(event, { why: 'too many wait to be stored' });
        return;
      }
      events += 1;
      const key = keyOf(event);
      const done = Promise.all(precedents(event))
        .then(() => store(event, using))
        .catch((error: unknown) => lose(event, { error }))
        .finally(() => {
          events -= 1;
          if (underWay.get(key) === done) underWay.delete(key);
        });
      underWay.set(key, done);
    },
    async settled() {
      await Promise.all(underWay.values());
    },
  };
}

/** Returns the key of the events that must keep their order. */
function keyOf(event: ReactionEvent): string {
  return event.change === 'cleared' ? clearedKey(event) : `${event.messageId} ${event.userId}`;
}

function clearedKey({ messageId }: ReactionEvent): string {
  return `${messageId} *`;
}

/** Stores an event. Throws the last error once it is given up. */
async function store(
  event: ReactionEvent,
  { apply, clock, log, signal }: ReactionQueueOptions,
): Promise<void> {
  const startedAt = clock.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      await apply(event);
      log.debug('reaction_applied', logFields(event));
      return;
    } catch (error) {
      if (signal.aborted || clock.now() - startedAt >= GIVE_UP_AFTER_MS) throw error;
      // The last wait repeats.
      const waitMs = RETRY_WAITS_MS[Math.min(attempt, RETRY_WAITS_MS.length - 1)] ?? 0;
      log.warn('reaction_not_stored', { ...logFields(event), waitMs, error });
      await clock.wait(waitMs, signal);
    }
  }
}

function logFields(event: ReactionEvent) {
  const { change, messageId: message, emoji } = event;
  return { message, emoji, change, ...(event.change === 'cleared' ? {} : { person: event.userId }) };
}
