import type { Clock } from '../../core/time/clock.ts';
import { DAY_MS, MINUTE_MS } from '../../core/time/duration.ts';
import type { ClassifySourceError, RemoteSources } from '../../core/source/remote-sources.ts';
import type { Log } from '../../core/log.ts';
import {
  SOURCE_NAMES,
  SOURCE_TITLES,
  staleSince,
  type SourceName,
  type SourceState,
} from '../../core/source/source-runs.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { createDedupedLog } from './deduped-log.ts';
import { followedCategories } from './followed-categories.ts';
import { EMPTY_REPORT } from './import-records.ts';
import { createCategoryPlanner } from './plan-categories.ts';
import { isDue, nextDueAt, problemChange } from './run-plan.ts';
import { syncArxiv } from './sync-arxiv.ts';
import { syncHuggingFace } from './sync-hugging-face.ts';
import type { SyncResult } from './sync-result.ts';

/** After a run that a crash interrupted: a bot that crashes at each start must not send requests at each start. */
const CRASH_RETRY_MS = MINUTE_MS;

/** While another process has the arXiv lock, and after an internal error, such as a full disk. */
const RETRY_MS = 5 * MINUTE_MS;

/** Fetches papers from the remote sources. */
export interface SourceSync {
  /** Runs every source that is due, one after another. Returns soon after the signal is aborted; never throws. */
  tick(signal: AbortSignal): Promise<void>;
  /** Returns when a source is due next, ms since the epoch. */
  nextDueAt(): Promise<number | undefined>;
}

export interface SourceSyncOptions {
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly sources: RemoteSources;
  readonly classifySourceError: ClassifySourceError;
  /** Acquires the right to send requests to arXiv; returns `undefined` while another process has it. */
  readonly acquireArxivLock: () => Promise<{ release(): Promise<void> } | undefined>;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1, for jitter. */
  readonly random: () => number;
  /** Called when papers were added or changed. */
  readonly onChanged: () => void;
  /** The sources to fetch from; by default all. */
  readonly names?: readonly SourceName[] | undefined;
  /** How many list days a first run fetches; by default those that still change. */
  readonly firstRunDays?: number | undefined;
}

interface SyncContext extends SourceSyncOptions {
  /** Logs a repeated warning once a day. */
  readonly dedupedLog: Log;
}

/**
 * Creates the sync, which imports papers from the sources when they are due. Its state is in the database: an interrupted
 * run is repeated after a restart, and finds what it had done.
 */
export function createSourceSync(options: SourceSyncOptions): SourceSync {
  const { stores, clock, log, names = SOURCE_NAMES } = options;
  const context: SyncContext = { ...options, dedupedLog: createDedupedLog(log, clock.now) };
  const planCategories = createCategoryPlanner(options);
  let notBefore = Number.NEGATIVE_INFINITY;
  return {
    async tick(signal) {
      if (clock.now() < notBefore) return;
      try {
        if (names.includes('arxiv')) await planCategories();
        for (const name of names) {
          if (isDue(name, await stores.sources.get(name), clock.now())) {
            await runSource(name, signal, context);
          }
          if (signal.aborted) return;
        }
        await alertIfStale(context);
      } catch (error) {
        if (signal.aborted) return;
        notBefore = clock.now() + RETRY_MS;
        log.error('source_sync_failed', { error });
      }
    },

    nextDueAt: async () => nextDueAt(await stores.sources.all(), notBefore),
  };
}

/** Runs a source, records the result and plans the next run. */
async function runSource(name: SourceName, signal: AbortSignal, context: SyncContext): Promise<void> {
  const { stores, clock, log, onChanged } = context;
  await stores.sources.plan(name, clock.now() + CRASH_RETRY_MS, clock.now());
  const before = await stores.sources.get(name);
  const result = await syncSource(name, before, signal, context);
  if (!result) {
    await stores.sources.plan(name, clock.now() + RETRY_MS, clock.now());
    return;
  }
  const { report, isSuccess, hasPapers, problem, nextRun } = result;
  const at = clock.now();
  await stores.sources.recordRun(name, { at, isSuccess, hasPapers, problem });
  await stores.sources.plan(name, nextRun, clock.now());
  const lastSuccess = isSuccess ? at : (before?.lastSuccess ?? null);
  log.info('source_synced', {
    source: SOURCE_TITLES[name],
    ...report,
    lastSuccess: lastSuccess === null ? null : new Date(lastSuccess).toISOString(),
    nextRun: new Date(nextRun).toISOString(),
  });
  logProblem(name, before?.problem ?? null, problem, log);
  if (report.added + report.updated > 0) onChanged();
}

/** Fetches and imports from a source; returns `undefined` if another process has the arXiv lock. */
async function syncSource(
  name: SourceName,
  state: SourceState | undefined,
  signal: AbortSignal,
  context: SyncContext,
): Promise<SyncResult | undefined> {
  const { stores, sources, clock, log, dedupedLog } = context;
  const source = SOURCE_TITLES[name];
  const { unitOfWork, classifySourceError, random } = context;
  const importContext = {
    unitOfWork,
    classifySourceError,
    random,
    signal,
    now: clock.now,
    onRejected: (list: string, _line: number, reason: string) =>
      dedupedLog.warn('record_rejected', { source, list, reason }),
  };
  try {
    if (name === 'huggingface') {
      const { firstRunDays } = context;
      return await syncHuggingFace(state, {
        ...importContext,
        firstRunDays,
        huggingFace: sources.huggingFace,
      });
    }
    const lock = await context.acquireArxivLock();
    if (!lock) return undefined;
    try {
      const categories = await followedCategories(stores);
      return await syncArxiv(categories, state, { ...importContext, sources, stores });
    } finally {
      await lock.release();
    }
  } catch (error) {
    signal.throwIfAborted();
    log.error('source_import_failed', { source, error });
    return {
      report: EMPTY_REPORT,
      isSuccess: false,
      hasPapers: false,
      problem: 'Paperboy failed to import papers; see its log',
      nextRun: clock.now() + RETRY_MS,
    };
  }
}

function logProblem(name: SourceName, before: string | null, problem: string | null, log: Log): void {
  const source = SOURCE_TITLES[name];
  const change = problemChange(before, problem);
  if (change === 'resolved') log.info('source_recovered', { source });
  else if (change === 'new') log.warn('source_problem', { source, problem });
  else if (change === 'same') log.debug('source_problem_unchanged', { source, problem });
}

/** Alerts the operator, once a day, of each source that has been stale for too long. */
async function alertIfStale({ stores, clock, log }: SyncContext): Promise<void> {
  const now = clock.now();
  for (const state of await stores.sources.all()) {
    const since = staleSince(state, now);
    const { name, alertedAt, problem } = state;
    if (since === undefined || (alertedAt !== null && Math.abs(now - alertedAt) < DAY_MS)) continue;
    log.error('source_stale', {
      source: SOURCE_TITLES[name],
      since: new Date(since).toISOString(),
      problem,
    });
    await stores.sources.recordAlert(name, now);
  }
}
