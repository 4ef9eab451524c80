import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import { REMOVED_SAVE_TTL_MS } from '../core/library/library.ts';
import { DELETED_SCHEDULE_TTL_MS } from '../core/schedule/schedule.ts';
import { RESULT_LIST_TTL_MS } from '../core/search/result-lists.ts';
import { WATCH_FIND_TTL_MS } from '../core/watch/watch-finds.ts';
import { REMOVED_WATCH_TTL_MS } from '../core/watch/watch.ts';
import { DELIVERY_BODY_TTL_MS, expiringBodies } from '../jobs/delivery-bodies.ts';
import { startExpiry } from '../jobs/expiry.ts';
import { DEPARTED_GUILD_TTL_MS } from '../usecases/guild-membership.ts';
import { LOOK_FOR_MS } from '../usecases/unmatched-reactions.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';
import type { Processes } from './open-processes.ts';

export interface ExpiriesOptions {
  readonly corpus: Pick<Corpus, 'stores'>;
  readonly processes: Pick<Processes, 'isLeader'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts deleting what is of no more use after some time, such as result lists and what was removed. The leader does it. */
export function startExpiries(
  { corpus: { stores }, processes, clock, log }: ExpiriesOptions,
  cleanups: Cleanups,
): void {
  const expiring = [
    { entries: stores.resultLists, ttlMs: RESULT_LIST_TTL_MS, event: 'result_lists_expired' },
    { entries: stores.unmatchedReactions, ttlMs: LOOK_FOR_MS, event: 'unmatched_reactions_expired' },
    {
      entries: {
        oldestCreatedAt: () => stores.schedules.oldestDeletedAt(),
        deleteCreatedBefore: (instant: number) => stores.schedules.purgeDeletedBefore(instant),
      },
      ttlMs: DELETED_SCHEDULE_TTL_MS,
      event: 'deleted_schedules_removed',
    },
    {
      entries: {
        oldestCreatedAt: () => stores.library.oldestRemovedAt(),
        deleteCreatedBefore: (instant: number) => stores.library.purgeRemovedBefore(instant),
      },
      ttlMs: REMOVED_SAVE_TTL_MS,
      event: 'removed_saves_deleted',
    },
    {
      entries: {
        oldestCreatedAt: () => stores.watches.oldestRemovedAt(),
        deleteCreatedBefore: (instant: number) => stores.watches.purgeRemovedBefore(instant),
      },
      ttlMs: REMOVED_WATCH_TTL_MS,
      event: 'removed_watches_deleted',
    },
    {
      entries: {
        oldestCreatedAt: () => stores.watchFinds.oldestAt(),
        deleteCreatedBefore: (instant: number) => stores.watchFinds.deleteBefore(instant),
      },
      ttlMs: WATCH_FIND_TTL_MS,
      event: 'watch_finds_deleted',
    },
    { entries: stores.departedGuilds, ttlMs: DEPARTED_GUILD_TTL_MS, event: 'departed_guilds_deleted' },
    {
      entries: expiringBodies(stores.deliveries),
      ttlMs: DELIVERY_BODY_TTL_MS,
      event: 'delivery_bodies_dropped',
    },
  ];
  for (const each of expiring) {
    const expiry = startExpiry({ ...each, isOurs: () => processes.isLeader(), clock, log });
    cleanups.add(() => expiry.stop());
  }
}
