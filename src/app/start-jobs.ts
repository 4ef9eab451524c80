import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { ClubAccess, ClubDiscord } from '../core/club/club-discord.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { Bookmarks } from '../jobs/bookmark-posts.ts';
import type { ClockGuard } from '../jobs/clock-guard.ts';
import type { Deliverer } from '../jobs/deliver.ts';
import { startEmptyingJournal } from '../jobs/empty-journal.ts';
import { endPauses } from '../jobs/end-pauses.ts';
import { resumeSchedules } from '../jobs/resume-schedules.ts';
import type { Scheduler } from '../jobs/scheduler.ts';
import type { WatchMatcher } from '../core/watch/watch-matcher.ts';
import { createSourceSync, type SourceSync } from '../jobs/sync/source-sync.ts';
import { startTicker, type Ticker, type TickerOptions } from '../jobs/ticker.ts';
import { classifySourceError } from '../sources/remote-source-error.ts';
import type { RecommendNearLibrary } from '../usecases/choose-subscription-papers.ts';
import { applyKeptReactions } from '../usecases/unmatched-reactions.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';
import type { Processes } from './open-processes.ts';
import type { SyncedSources } from './open-sources.ts';
import { startClubs } from './start-clubs.ts';
import { startExpiries } from './start-expiries.ts';
import { startIndexSync, syncIndexGuarded } from './start-index-sync.ts';
import { startWall } from './start-wall.ts';
import { startWatches } from './start-watches.ts';

export interface JobsOptions {
  readonly corpus: Corpus;
  readonly scheduler: Scheduler;
  readonly processes: Pick<Processes, 'shares' | 'isLeader'>;
  readonly watchMatcher: WatchMatcher;
  readonly recommend: RecommendNearLibrary;
  readonly deliverer: Deliverer;
  readonly bookmarks: Bookmarks;
  /** `undefined` where the clock is moved on purpose. */
  readonly clockGuard: ClockGuard | undefined;
  readonly clubAccess: ClubAccess;
  readonly clubDiscord: ClubDiscord;
  readonly channelAccess: Pick<ChannelAccess, 'missing' | 'mayBeServedElsewhere'>;
  /** `undefined` fetches from no remote source. */
  readonly sources: SyncedSources | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** A new playground has the lists of the last two weeks. */
const EMULATED_DAYS = 14;

/** What runs by itself. */
export interface Jobs {
  /** Decides due slots, and delivers, now instead of at the next tick. */
  wake(): void;
  /** Does what is due, deliveries included; resolves when it is done. */
  catchUp(): Promise<void>;
  /** Returns when the last runs of what must never stop began, ms since the epoch. */
  lastRuns(): Readonly<Record<string, number>>;
}

/**
 * Starts what runs by itself, each on its own, so that none waits for another: syncing the index, deciding due slots,
 * delivering them, applying early reactions, and syncing with the sources.
 */
export function startJobs(options: JobsOptions, cleanups: Cleanups): Jobs {
  const { stores } = options.corpus;
  const { deliverer, clock, log } = options;
  const indexTicker = startIndexSync(options, () => slotTicker.wake());
  cleanups.add(() => indexTicker.stop());
  cleanups.add(options.corpus.onChange(() => indexTicker.wake()));

  // Reactions that came before the post they are on was recorded.
  const reactionTicker = startWokenWork(
    signal => applyKeptReactions(options.corpus.unitOfWork, signal),
    options,
    cleanups,
  );
  // Adds the reaction that saves to what was posted.
  const bookmarkTicker = startWokenWork(signal => options.bookmarks.addWaiting(signal), options, cleanups);
  const onFree = () => {
    deliveryTicker.wake();
    // What was just recorded may have reactions already.
    reactionTicker.wake();
    bookmarkTicker.wake();
  };
  const deliveryTicker = startTicker({
    work: signal => deliverer.startDue({ signal, onFree }),
    nextDueAt: () => deliverer.nextDueAt(),
    clock,
    log,
  });
  cleanups.add(() => deliverer.stop());
  cleanups.add(() => deliveryTicker.stop());

  const emulatedSync = options.sources?.isEmulated ? createSync(options, options.sources) : undefined;
  const slotTicker = startTicker({
    work: signal => decideSlots(options, emulatedSync, { signal, onDecided: () => deliveryTicker.wake() }),
    nextDueAt: () => stores.schedules.nextDueAt(options.processes.shares().guilds),
    clock,
    log,
  });
  cleanups.add(() => slotTicker.stop());

  const watchTicker = startWatches(options, () => deliveryTicker.wake());
  cleanups.add(() => watchTicker.stop());
  const clubTicker = startClubs(options, () => deliveryTicker.wake());
  cleanups.add(() => clubTicker.stop());
  const wallTicker = startWall(options, () => deliveryTicker.wake());
  cleanups.add(() => wallTicker.stop());

  startExpiries(options, cleanups);
  const journal = startEmptyingJournal({ personalData: stores.personalData, clock, log });
  cleanups.add(() => journal.stop());

  if (options.sources && !emulatedSync) {
    const sync = createSync(options, options.sources, () => indexTicker.wake());
    const work = onlyAsLeader(options, sync.tick);
    const syncTicker = startTicker({ work, nextDueAt: sync.nextDueAt, clock, log });
    cleanups.add(() => syncTicker.stop());
  }
  return {
    wake() {
      for (const ticker of [slotTicker, watchTicker, clubTicker, wallTicker, deliveryTicker, bookmarkTicker])
        ticker.wake();
    },
    lastRuns: () => ({ slots: slotTicker.lastRunAt(), deliveries: deliveryTicker.lastRunAt() }),
    async catchUp() {
      await indexTicker.runNow();
      await slotTicker.runNow();
      await watchTicker.runNow();
      await clubTicker.runNow();
      await wallTicker.runNow();
      await drainPostponed(deliverer, clock);
      // A paper that was posted lets its club go on.
      await clubTicker.runNow();
      await reactionTicker.runNow();
      await bookmarkTicker.runNow();
    },
  };
}

/** Returns work that is done by one of several processes. */
function onlyAsLeader(
  { processes }: Pick<JobsOptions, 'processes'>,
  work: TickerOptions['work'],
): TickerOptions['work'] {
  return async signal => {
    if (processes.isLeader()) await work(signal);
  };
}

/** Starts work that other work wakes; without that, it runs at the usual pace. */
function startWokenWork(
  work: TickerOptions['work'],
  { clock, log }: JobsOptions,
  cleanups: Cleanups,
): Ticker {
  const ticker = startTicker({ work, nextDueAt: async () => undefined, clock, log });
  cleanups.add(() => ticker.stop());
  return ticker;
}

/** Longer than the rate limit of a channel; what is postponed by more has another reason. */
const MAX_POSTPONED_MS = 10 * SECOND_MS;

/** So that a channel that is always limited ends the wait. */
const MAX_WAITS = 3;

/**
 * Delivers what is due, and waits for what Discord's rate limits postpone by some seconds: moving the clock again would
 * leave it behind.
 */
async function drainPostponed(deliverer: Deliverer, clock: Clock): Promise<void> {
  await deliverer.drain();
  for (let waits = 0; waits < MAX_WAITS; waits += 1) {
    const postponedMs = ((await deliverer.nextDueAt()) ?? Number.POSITIVE_INFINITY) - clock.now();
    if (postponedMs > MAX_POSTPONED_MS) return;
    await clock.wait(Math.max(postponedMs, 0));
    await deliverer.drain();
  }
}

async function decideSlots(
  options: JobsOptions,
  emulatedSync: SourceSync | undefined,
  tick: { readonly signal: AbortSignal; readonly onDecided: () => void },
): Promise<void> {
  const { corpus, scheduler, processes, channelAccess, clockGuard, clock, log } = options;
  const startedAt = clock.now();
  if (clockGuard && !(await clockGuard.check(startedAt))) return;
  // It answers at once, so that slots find the lists of their day however far the clock was moved.
  if (emulatedSync) await emulatedSync.tick(tick.signal);
  // A query must not pass over the papers of the last seconds. A long sync keeps only slots with a query waiting.
  await syncIndexGuarded(emulatedSync ? corpus.syncIndex : corpus.syncIndexIfNear, options, tick.signal);
  const { unitOfWork, stores } = corpus;
  const context = { schedules: stores.schedules, unitOfWork, channelAccess, log };
  if (processes.isLeader()) await endPauses(startedAt, context);
  await resumeSchedules(startedAt, context);
  await scheduler.tick(startedAt, tick);
}

function createSync(
  { corpus, clock, log }: JobsOptions,
  { clients, random, isEmulated }: SyncedSources,
  onChanged: () => void = () => undefined,
): SourceSync {
  const { stores, unitOfWork } = corpus;
  return createSourceSync({
    stores,
    unitOfWork,
    sources: clients,
    classifySourceError,
    acquireArxivLock: () => corpus.locks.acquireArxiv(),
    clock,
    log,
    random,
    onChanged,
    ...(isEmulated ? { names: ['huggingface'], firstRunDays: EMULATED_DAYS } : {}),
  });
}
