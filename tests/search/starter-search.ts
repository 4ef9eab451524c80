import type { Paper } from '../../src/core/paper/paper.ts';
import { indexOf, starterIndex, starterPapers } from './starter-papers.ts';

export const starter = starterIndex();
export const titlesOf = (query: string, limit = 3): string[] =>
  starter.search(query, { limit }).hits.map(hit => starterPapers[hit.id - 1]?.title ?? '');
export const idsIn = (papers: readonly Paper[], query: string): number[] =>
  indexOf(papers)
    .search(query, { limit: 10 })
    .hits.map(hit => hit.id);
