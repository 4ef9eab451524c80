import { IMPORT_TTL_MS } from '../core/library/library-import.ts';
import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import { startExpiry } from '../jobs/expiry.ts';
import { createLibraryImporter, type LibraryImporter } from '../jobs/library-imports/library-importer.ts';
import { startTicker, type Ticker } from '../jobs/ticker.ts';
import { classifySourceError } from '../sources/remote-source-error.ts';
import type { Cleanups } from './cleanups.ts';
import type { Corpus } from './open-corpus.ts';
import { importSources, type SyncedSources } from './open-sources.ts';

export interface LibraryImportsOptions {
  readonly corpus: Pick<Corpus, 'stores' | 'unitOfWork' | 'syncIndexIfNear'>;
  readonly sources: SyncedSources | undefined;
  /** The owner of the claims of this process. */
  readonly owner: string;
  readonly hasOthers: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Called after a direct message was added to the outbox. */
  readonly onDelivery: () => void;
}

/** The imports, which do not run before they are started. */
export interface LibraryImports {
  readonly importer: LibraryImporter;
  /** Continues the imports that an earlier process began, and runs new ones. */
  start(cleanups: Cleanups): void;
}

/** Creates the imports of members' references. */
export function openLibraryImports({
  corpus: { stores, unitOfWork, syncIndexIfNear },
  sources,
  owner,
  hasOthers,
  clock,
  log,
  onDelivery,
}: LibraryImportsOptions): LibraryImports {
  let ticker: Ticker | undefined;
  const importer = createLibraryImporter({
    stores,
    unitOfWork,
    owner,
    hasOthers,
    sources: sources && importSources(sources),
    classifySourceError,
    syncIndex: syncIndexIfNear,
    clock,
    log,
    wake: () => ticker?.wake(),
    onDelivery,
  });
  return {
    importer,
    start(cleanups) {
      const running = startTicker({
        work: signal => importer.startDue(signal),
        nextDueAt: () => importer.nextDueAt(),
        clock,
        log,
      });
      ticker = running;
      cleanups.add(async () => {
        await running.stop();
        await importer.settled();
      });
      const expiry = startExpiry({
        entries: stores.libraryImports,
        ttlMs: IMPORT_TTL_MS,
        event: 'library_imports_expired',
        clock,
        log,
      });
      cleanups.add(() => expiry.stop());
    },
  };
}
