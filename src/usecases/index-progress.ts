import type { PaperStore } from '../core/paper/paper.ts';
import type { IndexProgress } from '../core/search/index-progress.ts';
import type { PaperIndex } from '../core/search/search.ts';

/** Changes that a sync applies within a second or two: an index that lacks no more is not said to be incomplete. */
export const MAX_CHANGES_BEHIND = 2_000;

export interface IndexProgressContext {
  readonly papers: Pick<PaperStore, 'count' | 'lastRev'>;
  readonly index: Pick<PaperIndex, 'rev' | 'size'>;
}

/**
 * Returns how much of the corpus the index has while it lacks a large part: at a start without a snapshot, or during a large
 * ingest. What a search does not find then may still be in the corpus. Returns `undefined` for an index that is complete but
 * for the changes of the last seconds.
 */
export async function indexProgress({
  papers,
  index,
}: IndexProgressContext): Promise<IndexProgress | undefined> {
  const { rev, size } = index;
  if ((await papers.lastRev()) - rev <= MAX_CHANGES_BEHIND) return undefined;
  const count = await papers.count();
  // Otherwise only papers that it has were changed.
  return size < count ? { indexed: size, papers: count } : undefined;
}
