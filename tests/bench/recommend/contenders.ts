import type { Paper, PaperId } from '../../../src/core/paper/paper.ts';
import type { PaperIndex } from '../../../src/core/search/search.ts';
import { recommendPapers } from '../../../src/usecases/recommend-papers.ts';

/** A way to recommend papers for a library; `saved` has the newest save first. */
export interface Contender {
  readonly name: string;
  recommend(saved: readonly PaperId[], count: number): Promise<readonly PaperId[]>;
}

/** Papers nearest to one whose scores are averaged; those further down have nearly nothing in common with it. */
const MAX_AVERAGED = 400;

/** The bot's recommendations, and what they must be better than. */
export function createContenders(papers: readonly Paper[], index: PaperIndex): Contender[] {
  const similar = rememberSimilar(index);
  return [
    {
      name: 'most similar to the last save',
      async recommend(saved, count) {
        const [last] = saved;
        const isSaved = new Set(saved);
        const nearest = last === undefined ? [] : [...similar(last).keys()];
        return nearest.filter(id => !isSaved.has(id)).slice(0, count);
      },
    },
    {
      name: 'average of all',
      async recommend(saved, count) {
        const sums = new Map<PaperId, number>();
        for (const id of saved) {
          for (const [other, score] of similar(id)) sums.set(other, (sums.get(other) ?? 0) + score);
        }
        for (const id of saved) sums.delete(id);
        return [...sums]
          .toSorted(([, a], [, b]) => b - a)
          .slice(0, count)
          .map(([id]) => id);
      },
    },
    {
      name: '/recommend',
      async recommend(saved, count) {
        const result = await recommendPapers('reader', { count }, readerOf(saved, papers, index));
        return result.kind === 'recommended' ? result.recommendations.map(({ paper }) => paper.id) : [];
      },
    },
  ];
}

/** Returns what `/recommend` reads for a library. */
function readerOf(saved: readonly PaperId[], papers: readonly Paper[], index: PaperIndex) {
  const entries = saved.map(paperId => ({ paperId, savedAt: 0 }));
  return {
    index,
    papers: { getMany: async (ids: readonly PaperId[]) => ids.flatMap(id => papers[id - 1] ?? []) },
    library: { list: async () => entries, entries: async () => [] },
    dismissedPapers: { ids: async () => new Set<PaperId>() },
  };
}

/** Returns the papers nearest to one with their scores, each found once. */
function rememberSimilar(index: PaperIndex): (id: PaperId) => ReadonlyMap<PaperId, number> {
  const known = new Map<PaperId, ReadonlyMap<PaperId, number>>();
  return id => {
    const found =
      known.get(id) ??
      new Map(index.similar(id, MAX_AVERAGED).map(hit => [hit.id, Math.max(0, hit.score)] as const));
    known.set(id, found);
    return found;
  };
}
