import { expect, it } from 'vitest';
import { createWatchIndex } from '../../src/search/watches/watch-index.ts';
import { starterPapers } from '../search/starter-papers.ts';
import { madeUpNewPapers, madeUpWatches } from '../support/made-up-watches.ts';

const PAPERS = 200;
const FEW_WATCHES = 2_000;
const MANY_WATCHES = 20_000;

/** Comparing each watch with each paper would take ten times as long for ten times the watches, and more than reading papers. */
const MAX_GROWTH = 8;

/** The smallest of these measurements counts, since other work of the machine only adds time. */
const MAX_ATTEMPTS = 4;

const from = {
  words: starterPapers.flatMap(({ title, tldr }) => `${title} ${tldr ?? ''}`.match(/[\p{L}\p{N}-]+/gu) ?? []),
  authors: [...new Set(starterPapers.flatMap(({ authors }) => authors))],
};
const papers = madeUpNewPapers(PAPERS, from);

/** Returns how many papers have a term; here, how often the made-up texts have its word. */
function papersWith(term: string): number {
  return frequencies.get(term.slice(2)) ?? 0;
}
const frequencies = new Map<string, number>();
for (const word of from.words) {
  const folded = word.toLowerCase();
  frequencies.set(folded, (frequencies.get(folded) ?? 0) + 1);
}

function indexOf(watches: number) {
  const index = createWatchIndex({ papersWith });
  for (const watch of madeUpWatches(watches, from)) index.put(watch);
  return index;
}

function cpuMs(index: ReturnType<typeof indexOf>): number {
  const began = process.cpuUsage();
  for (const paper of papers) index.match(paper);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}

it('papers are matched with ten times the watches in much less than ten times the time', () => {
  const [few, many] = [indexOf(FEW_WATCHES), indexOf(MANY_WATCHES)];
  cpuMs(many);
  let growth = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && growth >= MAX_GROWTH; attempt += 1)
    growth = Math.min(growth, cpuMs(many) / cpuMs(few));
  expect(growth).toBeLessThan(MAX_GROWTH);
});
