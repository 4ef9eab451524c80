import type { PostedMessage } from '../core/message/posted.ts';
import type { ServerSettings } from '../core/server-settings.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { keepClearedSaves, type ReactionEvent } from './apply-reaction.ts';
import { applyOrKeepReaction, canMeanSomething } from './unmatched-reactions.ts';

/** Events stored in one transaction: some ms each, in which SQLite stores nothing else. */
const MAX_EVENTS_PER_BATCH = 25;

/** An event that waits to be stored, the promise of its sender, and the signal that gives it up. */
interface WaitingEvent {
  readonly event: ReactionEvent;
  readonly signal: AbortSignal;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface ReactionBatchOptions {
  readonly stores: Pick<Stores, 'posted' | 'serverSettings'>;
  readonly unitOfWork: UnitOfWork;
}

/**
 * Creates a function that stores an event about a reaction. Those that arrive while others are stored share a transaction, in
 * their order: one post can get hundreds within seconds, and transactions of their own would change the same rows, conflict and
 * be run again. If one of a batch cannot be stored, each is stored by itself. One whose signal is aborted before its transaction
 * begins is not stored.
 */
export function createReactionBatches({
  stores,
  unitOfWork,
}: ReactionBatchOptions): (event: ReactionEvent, signal: AbortSignal) => Promise<void> {
  const waiting: WaitingEvent[] = [];
  let isStoring = false;

  /** Never rejects. */
  async function storeBatch(given: readonly WaitingEvent[]): Promise<void> {
    for (const { signal, reject } of given) if (signal.aborted) reject(signal.reason);
    const batch = given.filter(({ signal }) => !signal.aborted);
    if (batch.length === 0) return;
    const events = batch.map(({ event }) => event);
    try {
      await unitOfWork(bound => applyEvents(events, bound));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const each of batch) await storeBatch([each]);
    }
  }

  async function storeWaiting(): Promise<void> {
    isStoring = true;
    while (waiting.length > 0) await storeBatch(waiting.splice(0, MAX_EVENTS_PER_BATCH));
    isStoring = false;
  }

  return async (event, signal) => {
    // Most reactions in a server mean nothing, and need no transaction.
    if (event.change !== 'cleared' && !(await canMeanSomething(event, stores))) return;
    await new Promise<void>((resolve, reject) => {
      waiting.push({ event, signal, resolve, reject });
      if (!isStoring) void storeWaiting();
    });
  };
}

/** Applies events in the stores of one transaction. */
async function applyEvents(events: readonly ReactionEvent[], bound: Stores): Promise<void> {
  const stores = withReadOnce(bound);
  for (const event of events) {
    if (event.change === 'cleared') await keepClearedSaves(event, stores);
    else await applyOrKeepReaction(event, stores, work => work(stores));
  }
}

/** Returns the stores so that a message and the settings of a server are read once: no event changes them. */
function withReadOnce(stores: Stores): Stores {
  const messages = new Map<string, Promise<PostedMessage | undefined>>();
  const settings = new Map<string, Promise<ServerSettings>>();
  return {
    ...stores,
    posted: { ...stores.posted, get: id => getOnce(messages, id, () => stores.posted.get(id)) },
    serverSettings: {
      ...stores.serverSettings,
      get: id => getOnce(settings, id, () => stores.serverSettings.get(id)),
    },
  };
}

function getOnce<T>(known: Map<string, Promise<T>>, id: string, read: () => Promise<T>): Promise<T> {
  const value = known.get(id) ?? read();
  known.set(id, value);
  return value;
}
