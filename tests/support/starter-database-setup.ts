import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readPapers } from '../../src/sources/file/read-file.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createUnitOfWork } from '../../src/store/stores.ts';
import { ingest } from '../../src/usecases/ingest.ts';
import { STARTER_FILE } from './cli-process.ts';
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

/** Ingests the starter corpus once for all tests of a run. */
export async function setup(project: TestProject): Promise<void> {
  const file = join(folder, 'starter.sqlite');
  const database = await openSqlite(file);
  await ingest(readPapers(STARTER_FILE), { unitOfWork: createUnitOfWork(database.db), now: Date.now });
  await database.close();
  project.provide('starterDatabase', file);
}

/** Deletes the ingested corpus. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
