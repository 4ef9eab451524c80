import type { ImportState, LibraryImport, ReadReference } from '../../core/library/library-import.ts';
import type { Log } from '../../core/log.ts';
import type { ClassifySourceError } from '../../core/source/remote-sources.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import type { Clock } from '../../core/time/clock.ts';
import { SECOND_MS } from '../../core/time/duration.ts';
import { createTokenBuckets } from '../../core/time/token-buckets.ts';
import { addImportResult } from '../../usecases/add-import-result.ts';
import { readImportState } from '../../usecases/read-import-state.ts';
import { startImport } from '../../usecases/import-library.ts';
import { undoImport } from '../../usecases/undo-import.ts';
import { postpone, TITLE_REQUESTS, type ImportSources } from './ask-sources.ts';
import { createFollowers, type ShowImport } from './followers.ts';
import { takeImportStep } from './import-step.ts';

/** The reply to the command follows an import within this time; without one, the result is a direct message. */
const FOLLOW_WITHIN_MS = 30 * SECOND_MS;

/** A reply, also one of another process, shows within this time that an import is finished, or cannot be changed any more. */
const SHOWN_WITHIN_MS = 15 * SECOND_MS;

/** What commands do with imports. */
export interface LibraryImporter {
  /** Starts an import in the background. Returns `undefined` if one of the user runs already. */
  start(
    request: Pick<LibraryImport, 'userId' | 'guildId' | 'fileName' | 'withTags'>,
    references: readonly ReadReference[],
  ): Promise<ImportState | undefined>;
  /** Returns how far an import is; `undefined` if it does not exist. */
  state(importId: number): Promise<ImportState | undefined>;
  /**
   * Shows how far an import is, now and then, until it is finished and the result was shown, or it could not be shown several
   * times: then the result becomes a direct message. Resolves soon once the signal is aborted.
   */
  follow(importId: number, show: ShowImport, signal: AbortSignal): Promise<void>;
  /** Ends an import: what it did not find yet is not looked for. */
  stop(importId: number): Promise<void>;
  /** Takes back what an import added. Returns how many papers left the library; `undefined` if it was undone before. */
  undo(finished: LibraryImport): Promise<number | undefined>;
}

export interface LibraryImporterOptions {
  readonly stores: Pick<Stores, 'libraryImports'>;
  readonly unitOfWork: UnitOfWork;
  /** The owner of the claims of this process; see `ServingProcess`. */
  readonly owner: string;
  /** Whether other processes serve the database, where a reply may show the import too; by default there are none. */
  readonly hasOthers?: (() => boolean) | undefined;
  /** `undefined` asks no source. */
  readonly sources: ImportSources | undefined;
  readonly classifySourceError: ClassifySourceError;
  readonly syncIndex: () => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
  /** Starts due imports now. */
  readonly wake: () => void;
  /** Called after a direct message was added to the outbox. */
  readonly onDelivery: () => void;
}

/** The importer, with what runs it. */
export interface RunningLibraryImporter extends LibraryImporter {
  /** Starts or continues the imports that are due, each on its own, and adds results that were not shown to the outbox. */
  startDue(signal: AbortSignal): Promise<void>;
  nextDueAt(): Promise<number | undefined>;
  /** Resolves when no import is under way. */
  settled(): Promise<void>;
}

/**
 * Creates the importer. Its state is in the database: after a restart, imports go on where they were, and a result that was
 * not shown becomes a direct message.
 */
export function createLibraryImporter(options: LibraryImporterOptions): RunningLibraryImporter {
  const { stores, unitOfWork, owner, sources, clock, log, wake } = options;
  const { libraryImports } = stores;
  const titleRequests = createTokenBuckets(TITLE_REQUESTS);
  const underWay = new Map<number, Promise<void>>();
  const followers = createFollowers({ readState, clock, recordTold });

  async function readState(importId: number): Promise<ImportState | undefined> {
    return unitOfWork(transaction => readImportState(importId, transaction.libraryImports));
  }

  async function recordTold(importId: number): Promise<void> {
    await libraryImports.recordTold(importId, clock.now());
  }

  /** Continues an import until it is finished or has to wait. */
  async function run(importId: number, signal: AbortSignal): Promise<void> {
    const context = { ...options, titleRequests, now: clock.now, signal };
    for (;;) {
      const running = await libraryImports.get(importId);
      if (!running || running.finishedAt !== null || signal.aborted) return;
      // After a suspension, another process may run it.
      if (!(await libraryImports.holds(importId, owner))) return;
      const result = await takeImportStep(running, context, sources);
      if (result === 'postponed') return;
      if (result === 'nothing') break;
    }
    await libraryImports.finish(importId, clock.now());
    log.info('library_import_finished', { import: importId, ...(await libraryImports.counts(importId)) });
    followers.wake(importId);
  }

  async function postponeFailed(importId: number, error: unknown): Promise<void> {
    log.error('library_import_failed', { import: importId, error });
    try {
      const failed = await libraryImports.get(importId);
      if (failed) await postpone(failed, undefined, { stores, now: clock.now });
    } catch (failure) {
      // Such as that of a full disk: the import is still due at the next tick.
      log.error('library_import_not_postponed', { import: importId, error: failure });
    }
  }

  /** Runs an import; an error is logged, and the import goes on later; one that stays for hours ends it. */
  async function runGuarded(importId: number, signal: AbortSignal): Promise<void> {
    try {
      await run(importId, signal);
    } catch (error) {
      if (!signal.aborted) await postponeFailed(importId, error);
      underWay.delete(importId);
      return;
    }
    underWay.delete(importId);
    wake();
  }

  /** Returns from when a result without a reply here becomes a direct message, ms since the epoch. */
  function tellAfter({ startedAt, finishedAt }: LibraryImport): number {
    const shownElsewhereUntil = options.hasOthers?.() ? (finishedAt ?? startedAt) + SHOWN_WITHIN_MS : 0;
    return Math.max(startedAt + FOLLOW_WITHIN_MS, shownElsewhereUntil);
  }

  return {
    async start(request, references) {
      const startedAt = clock.now();
      const started = await startImport({ ...request, startedAt, owner }, references, unitOfWork);
      if (!started) return undefined;
      log.info('library_import_started', { import: started.id, references: references.length });
      wake();
      return readState(started.id);
    },
    state: readState,
    async follow(importId, show, signal) {
      await followers.follow(importId, show, signal);
      wake();
    },
    async stop(importId) {
      await libraryImports.settleOpen(importId, 'stopped');
      await libraryImports.postpone(importId, clock.now(), null);
      wake();
    },
    undo: finished => undoImport(finished, { unitOfWork, now: clock.now() }),

    async startDue(signal) {
      for (const { id } of await libraryImports.due(clock.now(), owner)) {
        if (underWay.has(id) || !(await libraryImports.claim(id, owner))) continue;
        underWay.set(id, runGuarded(id, signal));
      }
      for (const finished of await libraryImports.undelivered(owner)) {
        const { id } = finished;
        if (followers.has(id) || clock.now() < tellAfter(finished)) continue;
        await addImportResult(id, { unitOfWork, now: clock.now() });
        options.onDelivery();
      }
    },
    nextDueAt: () => libraryImports.nextDueAt(owner),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}
