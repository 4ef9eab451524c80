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
import { createPaperIndex } from '../../src/search/paper-index.ts';
import { readPapers } from '../../src/sources/file/read-file.ts';
import { openDatabase } from '../../src/store/database/open.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { STARTER_FILE } from '../support/cli-process.ts';
import { invocation } from '../commands/invocation.ts';
import { ms, quantile } from './quantiles.ts';
import { asRecords, madeUpPapers, queryFrom, starterPapers } from './starter.ts';

const LOOKUPS = 2_000;
const INGESTED = 10_000;

/** Lookups inside the process, alone and while papers are ingested. */
export async function benchInside(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const database = await openDatabase(join(folder, 'a.sqlite'));
  const stores = createStores(database.db);
  const unitOfWork = createUnitOfWork(database.db);
  await ingest(readPapers(STARTER_FILE, {}), { unitOfWork, now: Date.now });
  const index = createPaperIndex();
  await syncIndex(stores.papers, index);
  const app = { ...stores, index, clock: processClock, remoteLookup: offlineLookup };

  const lookUp = async (round: number) => {
    const began = performance.now();
    const query = queryFrom(starterPapers[round % starterPapers.length]?.title ?? '');
    await search.run(invocation(undefined, { query }, { interactionId: String(round) }), app);
    return performance.now() - began;
  };
  const lookups: number[] = [];
  for (let round = 0; round < LOOKUPS; round += 1) lookups.push(await lookUp(round));
  console.log(
    `/search inside the process, ${index.size} papers: p50 ${ms(quantile(lookups, 0.5))}, p99 ${ms(quantile(lookups, 0.99))}`,
  );

  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const ingestAndIndex = async () => {
    const report = await ingest(asRecords(madeUpPapers(INGESTED)), { unitOfWork, now: Date.now });
    await syncIndex(stores.papers, index);
    return report;
  };
  const ingestion = ingestAndIndex();
  const meanwhile: number[] = [];
  const done = new AbortController();
  const lookingUp = (async () => {
    while (!done.signal.aborted) {
      meanwhile.push(await lookUp(meanwhile.length));
      await wait(5);
    }
  })();
  const report = await ingestion;
  done.abort();
  await lookingUp;
  delay.disable();
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `${report.added} papers ingested and indexed in ${seconds.toFixed(1)} s; meanwhile ${meanwhile.length} lookups, p50 ${ms(
      quantile(meanwhile, 0.5),
    )}, p99 ${ms(quantile(meanwhile, 0.99))}`,
  );
  console.log(
    `event loop held: longest ${ms(delay.max / 1e6)} (at most 50), p99 ${ms(delay.percentile(99) / 1e6)}`,
  );
  await database.close();
  rmSync(folder, { recursive: true });
}
