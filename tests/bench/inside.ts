import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { search } from '../../commands/search/search.ts';
import { offlineLookup } from '../../src/core/paper/remote-lookup.ts';
import { ingest } from '../../src/usecases/ingest.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { processClock } from '../../src/process/clock.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { readPapers } from '../../src/sources/file/read-file.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { STARTER_FILE } from '../support/cli-process.ts';
import { invocation } from '../commands/invocation.ts';
import { ms, quantile } from './quantiles.ts';
import { asRecords, madeUpPapers, queryFrom, starterPapers } from './starter.ts';

const SEARCHES = 2_000;
const INGESTED_PAPERS = 10_000;
/** Pause between two searches while papers are ingested. */
const PAUSE_MS = 5;

/** Measures searches inside the process, alone and while papers are ingested. */
export async function benchInside(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const database = await openSqlite(join(folder, 'a.sqlite'));
  const stores = createStores(database.db);
  const unitOfWork = createUnitOfWork(database.db);
  await ingest(readPapers(STARTER_FILE, {}), { unitOfWork, now: Date.now });
  const index = createTestIndex();
  await syncIndex(stores.papers, index);
  const app = { ...stores, index, clock: processClock, remoteLookup: offlineLookup };

  /** Returns how long a reply takes, ms; what it does afterwards is not counted. */
  const timedSearch = async (round: number) => {
    const startedAt = performance.now();
    const query = queryFrom(starterPapers[round % starterPapers.length]?.title ?? '');
    const reply = await search.run(invocation(undefined, { query }, { interactionId: String(round) }), app);
    const took = performance.now() - startedAt;
    await reply.afterwards?.();
    return took;
  };
  const alone: number[] = [];
  for (let round = 0; round < SEARCHES; round += 1) alone.push(await timedSearch(round));
  console.log(`/search inside the process, ${index.size} papers: ${quantiles(alone)}`);

  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = performance.now();
  const ingestAndIndex = async () => {
    const report = await ingest(asRecords(madeUpPapers(INGESTED_PAPERS)), { unitOfWork, now: Date.now });
    await syncIndex(stores.papers, index);
    return report;
  };
  const ingestion = ingestAndIndex();
  const meanwhile: number[] = [];
  const done = new AbortController();
  const searching = (async () => {
    while (!done.signal.aborted) {
      meanwhile.push(await timedSearch(meanwhile.length));
      await wait(PAUSE_MS);
    }
  })();
  const report = await ingestion;
  done.abort();
  await searching;
  delay.disable();
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${report.added} papers ingested and indexed in ${seconds.toFixed(1)} s; meanwhile ${meanwhile.length} searches, ${quantiles(meanwhile)}`,
  );
  console.log(
    `event loop blocked: longest ${ms(delay.max / 1e6)} (at most 50), p99 ${ms(delay.percentile(99) / 1e6)}`,
  );
  await database.close();
  rmSync(folder, { recursive: true });
}

function quantiles(times: readonly number[]): string {
  return `p50 ${ms(quantile(times, 0.5))}, p99 ${ms(quantile(times, 0.99))}`;
}
