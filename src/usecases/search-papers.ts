import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex, SearchResult } from '../core/search/search.ts';
import type { SearchRequest } from '../core/search/search-request.ts';

interface Corpus {
  readonly index: Pick<PaperIndex, 'search' | 'byAuthor'>;
  readonly papers: Pick<PaperStore, 'matching'>;
}

/** Searches the corpus by the words, filters and order of a request; returns at most `limit` hits. */
export async function searchPapers(
  request: SearchRequest,
  limit: number,
  corpus: Corpus,
): Promise<SearchResult> {
  const among = await filteredPapers(request, corpus);
  return corpus.index.search(request.query, {
    limit,
    ...(among === undefined ? {} : { among }),
    ...(request.sort === 'relevance' ? {} : { order: request.sort }),
  });
}

/** Returns the papers that pass the filters, or `undefined` if the request has no filters. */
async function filteredPapers(
  { author, category, from, to }: SearchRequest,
  { index, papers }: Corpus,
): Promise<ReadonlySet<PaperId> | undefined> {
  const byAuthor = author === undefined ? undefined : index.byAuthor(author);
  if (category === undefined && from === undefined && to === undefined) return byAuthor;
  const matching = await papers.matching({
    ...(category === undefined ? {} : { category }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  return new Set(byAuthor === undefined ? matching : matching.filter(id => byAuthor.has(id)));
}
