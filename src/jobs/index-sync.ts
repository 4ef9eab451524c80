import { setImmediate } from 'node:timers/promises';
import type { PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';

/** Papers put into the index between two looks at the event loop; each takes a fraction of a millisecond. */
const SLICE = 8;

/**
 * Brings the index up to the store: puts every paper with a newer `rev` than it has seen, and removes those that became
 * another one. The first call fills an empty index; later ones pick up what other processes wrote. Answers how many
 * papers were put.
 */
export async function syncIndex(
  papers: Pick<PaperStore, 'changedSince' | 'mergedBetween'>,
  index: PaperIndex,
): Promise<number> {
  for (let put = 0; ;) {
    const changed = await papers.changedSince(index.rev, SLICE);
    const newest = changed.at(-1);
    if (newest === undefined) return put;
    // None is missed: the paper that one became has a greater `rev`, now or by a later slice.
    for (const { id } of await papers.mergedBetween(index.rev, newest.rev)) index.remove(id);
    for (const paper of changed) index.put(paper);
    index.caughtUp(newest.rev);
    put += changed.length;
    if (changed.length < SLICE) return put;
    await setImmediate();
  }
}
