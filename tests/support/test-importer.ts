import { onTestFinished } from 'vitest';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import {
  createLibraryImporter,
  type RunningLibraryImporter,
} from '../../src/jobs/library-imports/library-importer.ts';
import type { ImportSources } from '../../src/jobs/library-imports/ask-sources.ts';
import { classifySourceError } from '../../src/sources/remote-source-error.ts';
import { createSilentLog } from './silent-log.ts';

/** An importer over a test's database, which runs until it is stopped or the test ends. */
export interface TestImporter extends RunningLibraryImporter {
  /** Ends the process of the importer: nothing of it goes on. */
  kill(): Promise<void>;
}

/** Starts an importer; without `sources` it asks none. */
export function startTestImporter({
  stores,
  unitOfWork,
  clock,
  sources,
  owner = 'serving:this process',
  hasOthers = false,
}: {
  readonly stores: Pick<Stores, 'libraryImports'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly sources?: ImportSources;
  /** The owner of its claims. */
  readonly owner?: string;
  /** Whether other processes serve the database. */
  readonly hasOthers?: boolean;
}): TestImporter {
  const stopping = new AbortController();
  let woken = Promise.resolve();
  const importer = createLibraryImporter({
    stores,
    unitOfWork,
    owner,
    hasOthers: () => hasOthers,
    sources,
    classifySourceError,
    syncIndex: () => Promise.resolve(),
    clock,
    log: createSilentLog(),
    wake() {
      if (stopping.signal.aborted) return;
      woken = woken.then(() => importer.startDue(stopping.signal));
    },
    onDelivery: () => undefined,
  });
  async function settled(): Promise<void> {
    for (let before; before !== woken;) {
      before = woken;
      await woken;
      await importer.settled();
    }
  }
  async function kill(): Promise<void> {
    stopping.abort();
    await settled();
  }
  onTestFinished(kill);
  return { ...importer, settled, kill };
}
