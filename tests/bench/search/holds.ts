import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { createTestIndex } from '../../support/paper-index.ts';
import { measureHolds } from '../../support/loop-holds.ts';
import { ms, quantile } from '../quantiles.ts';
import { openCorpus, type CorpusSource } from './bench-corpus.ts';
import { timeOf } from './time-of.ts';

/** A lookup after so many papers, as beside a serving bot. */
const PAPERS_PER_LOOKUP = 8;
const WARM_UP_PAPERS = 3_000;

/**
 * Puts papers into an index one by one, other events after each, as `syncIndex` does, with lookups between them. Prints how
 * long the event loop was held at most.
 */
export async function benchHolds(source: CorpusSource): Promise<void> {
  const corpus = await openCorpus(source);
  // The generator makes its topics at their first use, which takes longer than a turn may.
  for (let place = 0; place < WARM_UP_PAPERS; place += 1) corpus.paperAt(place);
  const index = createTestIndex();
  const lookups: number[] = [];
  const puts: number[] = [];
  const startedAt = performance.now();
  const { maxMs, maxWithGarbageMs } = await measureHolds(async () => {
    for (const paper of corpus.papers()) {
      await setImmediate();
      puts.push(timeOf(() => index.put(paper)).took);
      await setImmediate();
      if (paper.id % PAPERS_PER_LOOKUP !== 0) continue;
      const query = paper.title.split(' ').slice(0, 4).join(' ');
      lookups.push(timeOf(() => index.search(query, { limit: 10 })).took);
      // The next paper is made in a turn of its own.
      await setImmediate();
    }
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${corpus.size} papers put in ${seconds.toFixed(1)} s (with making them), a lookup every ${PAPERS_PER_LOOKUP}`,
  );
  console.log(
    `  event loop held at most ${ms(maxMs)}, with collections of garbage ${ms(maxWithGarbageMs)} (at most 50)`,
  );
  console.log(`  put ${spread(puts)}; lookup ${spread(lookups)}`);
}

function spread(times: readonly number[]): string {
  const longest = times.reduce((most, time) => Math.max(most, time), 0);
  return `p50 ${ms(quantile(times, 0.5))}, p99 ${ms(quantile(times, 0.99))}, longest ${ms(longest)}`;
}
