import type { PaperId, PaperStore, Paper } from '../core/paper/paper.ts';

/** Papers read at once, since some may be withdrawn; most slots find theirs in the first batch. */
const PAPERS_PER_BATCH = 25;

/** Returns the first papers that can be posted: withdrawn and removed ones, and those of `except`, are left out. */
export async function firstAvailable(
  ids: readonly PaperId[],
  count: number,
  except: ReadonlySet<PaperId>,
  papers: Pick<PaperStore, 'getMany'>,
): Promise<Paper[]> {
  const left = ids.filter(id => !except.has(id));
  const chosen = new Map<PaperId, Paper>();
  for (let from = 0; from < left.length && chosen.size < count; from += PAPERS_PER_BATCH) {
    // The index may still have the id of a paper that was merged into another one.
    for (const paper of await papers.getMany(left.slice(from, from + PAPERS_PER_BATCH))) {
      if (!paper.isWithdrawn && !except.has(paper.id)) chosen.set(paper.id, paper);
    }
  }
  return [...chosen.values()].slice(0, count);
}
