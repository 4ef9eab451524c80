import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openIndex } from '../../src/app/open-index.ts';
import type { Stores } from '../../src/core/stores.ts';
import { readPapers } from '../../src/sources/file/read-file.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { ingest } from '../../src/usecases/ingest.ts';
import { createTurns } from '../../src/usecases/turns.ts';
import { STARTER_FILE } from './cli-process.ts';
import { createSilentLog } from './silent-log.ts';
import { TEMP_ROOT } from './temp-root.ts';

declare module 'vitest' {
  /** What `tests/vitest.config.ts` and this setup provide to tests; they read it with `inject`. */
  export interface ProvidedContext {
    /** Number of hostile texts that every view is tested with; a multiple of 5. */
    readonly hostileTexts: number;
    /** Number of queries in tests of the search with hostile ones. */
    readonly hostileQueries: number;
    /** Whether tests of faults repeat them often; see `fault-counts.ts`. */
    readonly isFullRun: boolean;
    /** Path of a database that holds the starter corpus, for copies; see `starterFolder`. */
    readonly starterDatabase: string;
  }
}

const folder = mkdtempSync(join(TEMP_ROOT, 'paperboy-starter-'));

/** Ingests and indexes the starter corpus once for all tests of a run. */
export async function setup(project: TestProject): Promise<void> {
  const file = join(folder, 'starter.sqlite');
  const database = await openSqlite(file);
  await ingest(readPapers(STARTER_FILE), { unitOfWork: createUnitOfWork(database.db), now: Date.now });
  await writeIndexSnapshot(file, createStores(database.db));
  await database.close();
  project.provide('starterDatabase', file);
}

/** Stores the index beside the database: a process that starts on a copy needs half the time if it has not to build it. */
async function writeIndexSnapshot(databaseFile: string, stores: Stores): Promise<void> {
  const stemVectorsFile = join(dirname(STARTER_FILE), 'stem-vectors.bin');
  const { index, snapshots } = await openIndex({
    database: { kind: 'sqlite', file: databaseFile },
    stemVectorsFile,
    stores,
    turns: createTurns(),
    now: Date.now,
    log: createSilentLog(),
  });
  await syncIndex(stores.papers, index);
  await snapshots.writeIfChanged();
}

/** Deletes the ingested corpus. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
