import { performance } from 'node:perf_hooks';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Paper } from '../../src/core/paper/paper.ts';
import { createWatchIndex } from '../../src/search/watches/watch-index.ts';
import { STARTER_FILE } from '../support/cli-process.ts';
import { madeUpNewPapers, madeUpWatches, type WatchWords } from '../support/made-up-watches.ts';
import { createTestIndex } from '../support/paper-index.ts';

const WATCHES = 20_000;
const NEW_PAPERS = 500;
/** Matched before it is measured, so that the code is compiled. */
const WARM_UP_PAPERS = 500;
/** Papers that say which terms are rare. */
const CORPUS = 2_000;
/** Papers that are compared with each watch in turn, for the baseline. */
const SCANNED_PAPERS = 2;

const line = z.object({
  title: z.string(),
  tldr: z.string().default(''),
  authors: z.array(z.string()).default([]),
});

/** Measures how long new papers take to be matched with many watches, beside comparing each watch in turn. */
export async function benchWatches(): Promise<void> {
  const from = starterWords();
  const index = createTestIndex();
  for (const paper of madeUpNewPapers(CORPUS, from, 11)) index.put(paper);
  const watches = madeUpWatches(WATCHES, from);
  const papers = madeUpNewPapers(NEW_PAPERS, from);
  const matcher = createWatchIndex({ papersWith: term => index.papersWith(term) });
  const putting = elapsedMs(() => {
    for (const watch of watches) matcher.put(watch);
  });
  for (const paper of madeUpNewPapers(WARM_UP_PAPERS, from, 17)) matcher.match(paper);
  let found = 0;
  let longest = 0;
  const matching = elapsedMs(() => {
    for (const paper of papers) {
      longest = Math.max(
        longest,
        elapsedMs(() => {
          found += matcher.match(paper).length;
        }),
      );
    }
  });
  const alone = createWatchIndex({ papersWith: () => 0 });
  const reading = elapsedMs(() => {
    for (const paper of papers) alone.match(paper);
  });
  const scanning = scanMs(papers.slice(0, SCANNED_PAPERS)) * (NEW_PAPERS / SCANNED_PAPERS);
  console.log(
    `watches: ${WATCHES.toLocaleString('en-GB')} watches, ${NEW_PAPERS} new papers, ${found} matches`,
  );
  console.log(`  matched in ${matching.toFixed(0)} ms, one paper in at most ${longest.toFixed(1)} ms`);
  console.log(
    `  of that, reading the papers takes ${reading.toFixed(0)} ms; preparing the watches took ${putting.toFixed(0)} ms`,
  );
  console.log(
    `  each watch in turn: ${(scanning / 1000).toFixed(0)} s, ${(scanning / matching).toFixed(0)} times as long`,
  );

  function scanMs(few: readonly Paper[]): number {
    return elapsedMs(() => {
      for (const paper of few) for (const watch of watches) alone.predicateOf(watch)(paper);
    });
  }
}

function starterWords(): WatchWords {
  const records = readFileSync(STARTER_FILE, 'utf8')
    .trim()
    .split('\n')
    .map(text => line.parse(JSON.parse(text)));
  return {
    words: records.flatMap(({ title, tldr }) => `${title} ${tldr}`.match(/[\p{L}\p{N}-]+/gu) ?? []),
    authors: [...new Set(records.flatMap(({ authors }) => authors))],
  };
}

function elapsedMs(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
