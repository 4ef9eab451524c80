import type { PaperId, PaperStore } from '../core/paper.ts';
import type { PaperIndex } from '../core/search.ts';
import type { FoundPapers, SearchWish } from '../core/search-wish.ts';

interface Corpus {
  readonly index: Pick<PaperIndex, 'search' | 'byAuthor' | 'size'>;
  readonly papers: Pick<PaperStore, 'matching' | 'ordered'>;
}

/** Searches the corpus by words, narrowed and ordered as wished; at most `limit` hits. */
export async function searchPapers(wish: SearchWish, limit: number, corpus: Corpus): Promise<FoundPapers> {
  const { index, papers } = corpus;
  const among = await narrowed(wish, corpus);
  const narrow = among === undefined ? {} : { among };
  if (wish.sort === 'relevance') return index.search(wish.query, { ...narrow, limit });
  const answer = index.search(wish.query, { ...narrow, limit: index.size });
  const scores = new Map(answer.hits.map(({ id, score }) => [id, score]));
  const order = await papers.ordered([...scores.keys()], wish.sort);
  return { ...answer, hits: order.slice(0, limit).map(id => ({ id, score: scores.get(id) ?? 0 })) };
}

/** The papers that the filters let through, or `undefined` where there are none. */
async function narrowed(
  { author, category, from, to }: SearchWish,
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
