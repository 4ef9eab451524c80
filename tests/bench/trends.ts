import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainRequest } from '../../src/core/search/search-request.ts';
import { addDays } from '../../src/core/time/calendar.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createStores, createUnitOfWork } from '../../src/store/stores.ts';
import { risingThemes } from '../../src/usecases/rising-themes.ts';
import { topicTrends } from '../../src/usecases/topic-trends.ts';
import { measureHolds } from '../support/loop-holds.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { ms } from './quantiles.ts';
import { openCorpus } from './search/bench-corpus.ts';
import { timeOf } from './search/time-of.ts';

const SIZES = [20_000, 100_000];
const PAPERS_PER_TRANSACTION = 500;
/** The papers are of so many days: those of a source that many thousand papers a month enter. */
const DAYS = 730;
const LAST_DAY = '2026-11-20';
const TOPICS = ['attention', 'diffusion models', 'graph neural networks', 'robot learning', 'speech'];
/** At most, ms. */
const MAX_HOLD_MS = 20;

/** Measures what `/trends` takes and how long it holds the event loop, the first time and then, beside one search. */
export async function benchTrends(): Promise<void> {
  for (const size of SIZES) await benchSize(size);
}

async function benchSize(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const database = await openSqlite(join(folder, 'a.sqlite'));
  try {
    const { papers } = createStores(database.db);
    const index = createTestIndex();
    await fill(size, createUnitOfWork(database.db), index);
    const search = timeOf(() => index.search(TOPICS[1] ?? '', { limit: 10 })).took;
    const topics = TOPICS.map(name => ({ name, request: plainRequest(name) }));
    const parts: Readonly<Record<string, () => Promise<unknown>>> = {
      'rising terms': () =>
        risingThemes(
          { first: addDays(LAST_DAY, -27), last: LAST_DAY },
          { limit: 8, examples: 2 },
          { papers, index },
        ),
      'five topics': () => topicTrends(topics, { range: {}, today: LAST_DAY }, index),
    };
    console.log(`/trends over ${size} papers (a search takes ${ms(search)}):`);
    for (const [name, work] of Object.entries(parts)) {
      for (const time of ['first', 'again']) {
        const startedAt = performance.now();
        const { maxMs, maxWithGarbageMs } = await measureHolds(work);
        const took = performance.now() - startedAt;
        console.log(
          `  ${name}, ${time}: ${ms(took)}, ${(took / search).toFixed(0)} searches; event loop held at most ${ms(maxMs)} (at most ${MAX_HOLD_MS}), with collections of garbage ${ms(maxWithGarbageMs)}`,
        );
      }
    }
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

/** Stores and indexes made-up papers, as many of each day. */
async function fill(
  size: number,
  unitOfWork: ReturnType<typeof createUnitOfWork>,
  index: ReturnType<typeof createTestIndex>,
): Promise<void> {
  const corpus = await openCorpus({ kind: 'generated', seed: 1, count: size });
  for (let from = 0; from < size; from += PAPERS_PER_TRANSACTION) {
    await unitOfWork(async ({ papers }) => {
      for (let place = from; place < Math.min(size, from + PAPERS_PER_TRANSACTION); place += 1) {
        const paper = corpus.paperAt(place);
        if (!paper) continue;
        const { id: _id, rev: _rev, ...fields } = paper;
        const publishedAt = addDays(LAST_DAY, -(place % DAYS));
        const listedOn = place % 10 === 0 ? [publishedAt] : [];
        index.put(await papers.insert({ ...fields, publishedAt, listedOn }));
      }
    });
  }
}
