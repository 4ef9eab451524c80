import type { DiscussionKey, MessageChange, ThreadState } from '../../core/discussion/discussions.ts';
import type { ThreadEvent } from '../../core/discussion/thread-events.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import type { Clock } from '../../core/time/clock.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import { createTurns } from '../../usecases/turns.ts';

/** Events of this time are stored together, ms: counts on cards follow within ten seconds. */
const BATCH_MS = 2 * SECOND_MS;

/** What happened in a thread since the last batch. */
interface PendingChange {
  sent: number;
  lastAt: number | undefined;
  readonly deletedIds: Set<string>;
  state: ThreadState | undefined;
  isGone: boolean;
}

/** Follows what happens in the threads of discussions. */
export interface ThreadChanges {
  /** Takes an event. Returns whether it is the first one of a batch. */
  add(event: ThreadEvent): boolean;
  /** Returns when the batch is to be stored, ms since the epoch; `undefined` if it is empty. */
  dueAt(): number | undefined;
  /** Calls back with each event before it is stored; returns a function that ends this. */
  listen(onEvent: (event: ThreadEvent) => void): () => void;
  /** Stores the batch if it is due, or in any case, after those before. */
  store(options?: { readonly isForced?: boolean }): Promise<void>;
}

export interface ThreadChangesOptions {
  readonly stores: Pick<Stores, 'discussions' | 'posted'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Pick<Clock, 'now'>;
}

/** Creates it. Until they are stored, events are in memory: those that are lost are made up for by `syncThreads`. */
export function createThreadChanges({ stores, unitOfWork, clock }: ThreadChangesOptions): ThreadChanges {
  let pending = new Map<string, PendingChange>();
  let since: number | undefined;
  const listeners = new Set<(event: ThreadEvent) => void>();
  const inTurn = createTurns();

  const dueAt = () => (since === undefined ? undefined : since + BATCH_MS);

  async function storeAll(batch: ReadonlyMap<string, PendingChange>): Promise<void> {
    const known = await stores.discussions.threadsAmong([...batch.keys()]);
    const changes = [...batch].filter(([threadId]) => known.has(threadId));
    if (changes.length === 0) return;
    await unitOfWork(async bound => {
      const counts: MessageChange[] = [];
      for (const [threadId, change] of changes) {
        const deleted = await countDeleted(threadId, change.deletedIds, bound);
        const count = change.sent - deleted;
        if (count !== 0) counts.push({ threadId, count, lastAt: change.lastAt });
        if (change.state !== undefined) await bound.discussions.setState(threadId, change.state);
      }
      const keys = [...(await bound.discussions.addMessages(counts))];
      for (const [threadId, { isGone }] of changes) {
        const forgotten = isGone ? await bound.discussions.forgetThread(threadId) : undefined;
        if (forgotten) keys.push(forgotten);
      }
      await markCounts(keys, bound, clock.now());
    });
  }

  return {
    add(event) {
      const isFirst = since === undefined;
      since ??= clock.now();
      const change = pending.get(event.threadId) ?? emptyChange();
      pending.set(event.threadId, change);
      apply(change, event);
      for (const onEvent of listeners) onEvent(event);
      return isFirst;
    },

    dueAt,

    listen(onEvent) {
      listeners.add(onEvent);
      return () => void listeners.delete(onEvent);
    },

    store: ({ isForced = false } = {}) =>
      inTurn(async () => {
        const at = dueAt();
        if (at === undefined || (!isForced && clock.now() < at)) return;
        const batch = pending;
        pending = new Map();
        since = undefined;
        await storeAll(batch);
      }),
  };
}

/** Marks the messages of papers whose discussions have changed, so that they show it. */
export async function markCounts(
  keys: readonly DiscussionKey[],
  { countChanges }: Pick<Stores, 'countChanges'>,
  at: number,
): Promise<void> {
  for (const { guildId, paperId } of keys) await countChanges.mark(guildId, [paperId], at);
}

function emptyChange(): PendingChange {
  return { sent: 0, lastAt: undefined, deletedIds: new Set(), state: undefined, isGone: false };
}

function apply(change: PendingChange, event: ThreadEvent): void {
  switch (event.kind) {
    case 'sent':
      change.sent += 1;
      change.lastAt = event.at;
      break;
    case 'deleted':
      for (const id of event.messageIds) change.deletedIds.add(id);
      break;
    case 'changed':
      change.state = event.state;
      break;
    case 'gone':
      change.isGone = true;
  }
}

/**
 * Counts deleted messages without those that were not counted: the first one of a post in a forum, which has the id of its thread,
 * and those of the outbox. The bot's are recorded as deleted.
 */
async function countDeleted(
  threadId: string,
  messageIds: ReadonlySet<string>,
  { posted }: Pick<Stores, 'posted'>,
): Promise<number> {
  let count = 0;
  for (const id of messageIds) {
    const own = await posted.get(id);
    if (own) await posted.markDeleted(id);
    if (id !== threadId && (own === undefined || own.sharedBy !== undefined)) count += 1;
  }
  return count;
}
