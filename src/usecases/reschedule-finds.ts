import type { Stores } from '../core/stores.ts';
import { recipientId, recipientOf, type WatchFind, type WatchRecipient } from '../core/watch/watch-finds.ts';
import type { Watch } from '../core/watch/watch.ts';
import { createFindDueAt } from './find-due.ts';
import { watchTimezone } from './watch-timezone.ts';

type RescheduleStores = Pick<Stores, 'watches' | 'watchFinds' | 'userSettings' | 'serverSettings'>;

/**
 * Lets what waits for a digest follow the time zones and rhythms of its watches, after those were changed: it is told with the
 * next digest after `now` (ms since the epoch). Must run in the transaction of the change, with the watches as they are then.
 */
export async function rescheduleFinds(
  watches: readonly Watch[],
  now: number,
  stores: RescheduleStores,
): Promise<void> {
  const recipients = new Map(watches.map(recipientOf).map(each => [keyOf(each), each]));
  const dueAt = createFindDueAt(now);
  for (const recipient of recipients.values()) {
    const finds = await stores.watchFinds.waiting(recipient, now);
    const telling = await tellingWatches(finds, recipient, stores);
    const dueOf = new Map<number, number>();
    for (const watch of telling) {
      const timezone = await watchTimezone(watch, stores);
      dueOf.set(watch.id, dueAt(watch.deliver, { recipientId: recipientId(recipient), timezone }));
    }
    for (const { paperId, watchIds, dueAt: before } of finds) {
      const due = watchIds.reduce((first, id) => Math.min(first, dueOf.get(id) ?? Infinity), Infinity);
      if (due !== Infinity && due !== before) await stores.watchFinds.reschedule(recipient, paperId, due);
    }
  }
}

/** Lets what a watch found for one recipient wait for the other one that it tells now. What they were told is not told again. */
export async function moveFinds(
  before: Watch,
  after: Watch,
  now: number,
  { watchFinds }: Pick<Stores, 'watchFinds'>,
): Promise<void> {
  const recipient = recipientOf(after);
  if (keyOf(recipientOf(before)) === keyOf(recipient)) return;
  for (const find of await watchFinds.waiting(recipientOf(before), now)) {
    if (!find.watchIds.includes(after.id)) continue;
    await watchFinds.addAll(find.paperId, [{ ...find, recipient, watchIds: [after.id] }]);
  }
}

/** Returns the active watches of some finds that tell a recipient. */
async function tellingWatches(
  finds: readonly WatchFind[],
  recipient: WatchRecipient,
  { watches }: Pick<Stores, 'watches'>,
): Promise<Watch[]> {
  const stored = await watches.getMany([...new Set(finds.flatMap(find => find.watchIds))]);
  return stored.filter(
    watch => watch.pausedReason === null && keyOf(recipientOf(watch)) === keyOf(recipient),
  );
}

function keyOf(recipient: WatchRecipient): string {
  return `${recipient.kind}:${recipientId(recipient)}`;
}
