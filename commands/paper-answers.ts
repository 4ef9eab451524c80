import type { App, Reply } from '../src/command.ts';
import type { Paper } from '../src/core/paper.ts';
import { card } from '../src/views/card.ts';
import { searchResults } from '../src/views/search-results.ts';

/** The card of a paper as its caller sees it: saved, or to be saved. */
export async function cardFor(
  paper: Paper,
  userId: string,
  { library }: Pick<App, 'library'>,
): Promise<Reply> {
  return { kind: 'private', body: card(paper, { saved: await library.isSaved(userId, paper.id) }) };
}

/** What the words of a query find: the papers, best first, and the answer that lists them. */
export async function find(
  query: string,
  limit: number,
  { index, papers }: Pick<App, 'index' | 'papers'>,
): Promise<{ papers: readonly Paper[]; reply: Reply }> {
  const answer = index.search(query, { limit });
  const found = await papers.getMany(answer.hits.map(hit => hit.id));
  return {
    papers: found,
    reply: { kind: 'private', body: searchResults({ query, papers: found, ...answer }) },
  };
}
