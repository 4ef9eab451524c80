import type { Clock } from '../../core/time/clock.ts';
import { DAY_MS, MINUTE_MS } from '../../core/time/duration.ts';
import type { FaultOf, LivePapers } from '../../core/source/live-sources.ts';
import type { Log } from '../../core/log.ts';
import {
  SOURCE_NAMES,
  SOURCE_TITLES,
  staleSince,
  type SourceName,
  type SourceState,
} from '../../core/source/source-runs.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { syncArxiv } from './arxiv-run.ts';
import { followedCategories } from './followed-categories.ts';
import { syncHuggingFace } from './hugging-face-run.ts';
import type { SyncResult } from './sync-result.ts';
import { EMPTY_REPORT } from './import-records.ts';
import { createDedupedLog } from './deduped-log.ts';

/** After a run that was broken off by a crash: a bot that dies at each start must not ask at each start. */
const AFTER_CRASH_MS = MINUTE_MS;

/** While another process has arXiv, and after an error of Paperboy's own, such as a full disk. */
const LATER_MS = 5 * MINUTE_MS;

/** A next run that is further away than any source's rhythm was noted by a clock that has been put right since. */
const FURTHEST_MS = 5 * DAY_MS;

/** Papers from the net, by themselves. */
export interface SourceSync {
  /** Asks every source that is due, one after another. Returns soon after the signal is aborted; never throws. */
  tick(signal: AbortSignal): Promise<void>;
  /** When a source is due next, ms since the epoch. */
  nextDueAt(): Promise<number | undefined>;
}

export interface SourceSyncOptions {
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly sources: LivePapers;
  readonly faultOf: FaultOf;
  /** Takes the right to ask arXiv, or answers `undefined` while another process has it. */
  readonly takeArxiv: () => { release(): void } | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
  /** Told when papers were added or changed. */
  readonly onChanged: () => void;
}

/**
 * Takes papers from the sources when they are due. All it knows is in the database: a run that was broken off is done
 * again after a restart, and finds what it had done.
 */
export function openSourceSync(options: SourceSyncOptions): SourceSync {
  const { stores, clock, random } = options;
  const log = createDedupedLog(options.log, clock.now);
  let notBefore = Number.NEGATIVE_INFINITY;

  async function run(name: SourceName, signal: AbortSignal): Promise<SyncResult | undefined> {
    const { unitOfWork, sources, faultOf } = options;
    const state = await stores.sources.get(name);
    const taking = {
      unitOfWork,
      now: clock.now,
      faultOf,
      signal,
      random,
      onRejected: (list: string, _line: number, reason: string) =>
        log.warn('record rejected', { source: SOURCE_TITLES[name], list, reason }),
    };
    if (name === 'huggingface')
      return syncHuggingFace(state, { ...taking, huggingFace: sources.huggingFace });
    const lock = options.takeArxiv();
    if (!lock) return undefined;
    try {
      return await syncArxiv(await followedCategories(stores), state, { ...taking, sources, stores });
    } finally {
      lock.release();
    }
  }

  /** How a run ended, also where Paperboy itself is to blame; `undefined` if another process has arXiv. */
  async function endOf(name: SourceName, signal: AbortSignal): Promise<SyncResult | undefined> {
    try {
      return await run(name, signal);
    } catch (error) {
      signal.throwIfAborted();
      log.error('papers could not be taken from a source', { source: SOURCE_TITLES[name], error });
      const problem = 'Paperboy made a mistake; the log has it';
      return {
        report: EMPTY_REPORT,
        isSuccess: false,
        hasNews: false,
        problem,
        nextRun: clock.now() + LATER_MS,
      };
    }
  }

  async function runDue(name: SourceName, signal: AbortSignal): Promise<void> {
    await stores.sources.plan(name, clock.now() + AFTER_CRASH_MS, clock.now());
    const before = await stores.sources.get(name);
    const end = await endOf(name, signal);
    if (!end) {
      await stores.sources.plan(name, clock.now() + LATER_MS, clock.now());
      return;
    }
    const { report, isSuccess, hasNews, problem, nextRun } = end;
    const at = clock.now();
    await stores.sources.ran(name, { at, isSuccess, hasNews, problem });
    await stores.sources.plan(name, nextRun, clock.now());
    const lastSuccess = isSuccess ? at : (before?.lastSuccess ?? null);
    log.info('source asked', {
      source: SOURCE_TITLES[name],
      ...report,
      lastSuccess: lastSuccess === null ? null : new Date(lastSuccess).toISOString(),
      nextRun: new Date(nextRun).toISOString(),
    });
    tellChange(before, end);
    if (report.added + report.updated > 0) options.onChanged();
  }

  function tellChange(before: SourceState | undefined, { problem }: SyncResult): void {
    const source = before && SOURCE_TITLES[before.name];
    const told = before?.problem ?? null;
    if (problem === null) {
      if (told !== null) log.info('source is well again', { source });
    } else if (told === null || withoutNumbers(told) !== withoutNumbers(problem)) {
      options.log.warn('source has a problem', { source, problem });
    } else log.debug('source still has a problem', { source, problem });
  }

  /** Begins, ends and hastens the asking of arXiv as categories come and go. */
  async function followCategories(): Promise<void> {
    const categories = await followedCategories(stores);
    const state = await stores.sources.get('arxiv');
    if (categories.length === 0) {
      if (typeof state?.nextRun === 'number') await stores.sources.plan('arxiv', null, clock.now());
      return;
    }
    if (typeof state?.nextRun !== 'number') await stores.sources.plan('arxiv', clock.now(), clock.now());
    for (const category of categories) {
      if (await stores.arxivFollow.get(category)) continue;
      await stores.arxivFollow.follow(category);
      await stores.sources.plan('arxiv', clock.now(), clock.now());
    }
  }

  async function alertIfStale(): Promise<void> {
    const now = clock.now();
    for (const state of await stores.sources.all()) {
      const since = staleSince(state, now);
      const { name, alertedAt, problem } = state;
      if (since === undefined || (alertedAt !== null && Math.abs(now - alertedAt) < DAY_MS)) continue;
      log.error('no papers from a source for more than 48 hours', {
        source: SOURCE_TITLES[name],
        since: new Date(since).toISOString(),
        problem,
      });
      await stores.sources.alerted(name, now);
    }
  }

  return {
    async tick(signal) {
      if (clock.now() < notBefore) return;
      try {
        await followCategories();
        for (const name of SOURCE_NAMES) {
          if (isDue(name, await stores.sources.get(name), clock.now())) await runDue(name, signal);
          if (signal.aborted) return;
        }
        await alertIfStale();
      } catch (error) {
        if (signal.aborted) return;
        notBefore = clock.now() + LATER_MS;
        log.error('the sources could not be asked', { error });
      }
    },

    async nextDueAt() {
      const due = (await stores.sources.all()).flatMap(({ nextRun }) => (nextRun === null ? [] : [nextRun]));
      return due.length === 0 ? undefined : Math.max(notBefore, Math.min(...due));
    },
  };
}

function isDue(name: SourceName, state: SourceState | undefined, now: number): boolean {
  const nextRun = state?.nextRun ?? null;
  // Without categories there is nothing to ask of arXiv; Hugging Face has the same for everyone.
  if (nextRun === null) return name === 'huggingface';
  return nextRun <= now || nextRun > now + FURTHEST_MS;
}

/** Addresses, counts and instants in a message change while the problem is the same. */
function withoutNumbers(problem: string): string {
  return problem.replace(/\d+/g, '');
}
