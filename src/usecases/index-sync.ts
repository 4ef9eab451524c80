import { setImmediate } from 'node:timers/promises';
import type { MetadataStore } from '../core/metadata.ts';
import type { PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';

/** Papers put into the index before other events are handled; each takes a fraction of a millisecond. */
const PAPERS_PER_SLICE = 8;

type ChangedPapers = Pick<PaperStore, 'changedSince' | 'mergedBetween'>;

/**
 * Brings the index up to date with the store: puts every paper with a newer `rev` than the index has, and removes those
 * that were merged into another one. The first call fills an empty index; later ones also pick up what other processes
 * wrote. Returns how many papers were put. Calls must not overlap; see `createIndexSync`.
 */
export async function syncIndex(papers: ChangedPapers, index: PaperIndex): Promise<number> {
  for (let put = 0; ;) {
    const changed = await papers.changedSince(index.rev, PAPERS_PER_SLICE);
    const newest = changed.at(-1);
    if (newest === undefined) return put;
    // None is missed: the paper that one was merged into has a greater `rev`, in this slice or a later one.
    for (const { id } of await papers.mergedBetween(index.rev, newest.rev)) index.remove(id);
    for (const paper of changed) index.put(paper);
    index.setRev(newest.rev);
    put += changed.length;
    if (changed.length < PAPERS_PER_SLICE) return put;
    await setImmediate();
  }
}

/**
 * Returns a function that syncs the index, one call after another: of two overlapping syncs, one could put an older
 * version of a paper than the other already has. Stores the size of the index for `paperboy status`.
 */
export function createIndexSync(
  { papers, metadata }: { readonly papers: ChangedPapers; readonly metadata: MetadataStore },
  index: PaperIndex,
): () => Promise<number> {
  let previous: Promise<unknown> = Promise.resolve();
  const sync = async () => {
    const put = await syncIndex(papers, index);
    const size = String(index.size);
    if ((await metadata.get('indexed')) !== size) await metadata.set('indexed', size);
    return put;
  };
  return () => {
    const next = previous.then(sync, sync);
    previous = next;
    return next;
  };
}
