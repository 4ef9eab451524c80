import type { PaperId, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { FoundPapers, SearchRequest } from '../core/search/search-request.ts';

interface Corpus {
  readonly index: Pick<PaperIndex, 'search' | 'byAuthor'>;
  readonly papers: Pick<PaperStore, 'matching'>;
}

/** Searches the corpus by words, narrowed and ordered as wished; at most `limit` hits. */
export async function searchPapers(wish: SearchRequest, limit: number, corpus: Corpus): Promise<FoundPapers> {
  const among = await narrowed(wish, corpus);
  return corpus.index.search(wish.query, {
    limit,
    ...(among === undefined ? {} : { among }),
    ...(wish.sort === 'relevance' ? {} : { order: wish.sort }),
  });
}

/** The papers that the filters let through, or `undefined` where there are none. */
async function narrowed(
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
