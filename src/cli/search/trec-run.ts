import type { PaperId, PaperStore } from '../../core/paper/paper.ts';
import type { SearchHit } from '../../core/search/search.ts';
import { paperName } from '../../usecases/find-paper.ts';

/** Returns the hits of a query in TREC run format, whose fields are separated by spaces. */
export async function trecRows(
  queryId: string,
  hits: readonly SearchHit[],
  documentIds: (ids: readonly PaperId[]) => Promise<ReadonlyMap<PaperId, string>>,
): Promise<string[]> {
  const known = await documentIds(hits.map(({ id }) => id));
  // Papers that were removed after the search have no rank.
  const found = hits.flatMap(({ id, score }) => {
    const documentId = known.get(id);
    return documentId === undefined ? [] : [{ documentId, score }];
  });
  return found.map(
    ({ documentId, score }, at) =>
      `${withoutSpaces(queryId)} Q0 ${documentId} ${at + 1} ${score.toFixed(6)} paperboy`,
  );
}

/** Returns the ids by which a run names papers. Each paper is read once: queries find the same ones again and again. */
export function createDocumentIds(
  papers: Pick<PaperStore, 'getMany'>,
): (ids: readonly PaperId[]) => Promise<ReadonlyMap<PaperId, string>> {
  const known = new Map<PaperId, string>();
  return async ids => {
    for (const paper of await papers.getMany(ids.filter(id => !known.has(id))))
      known.set(paper.id, withoutSpaces(paper.externalId ?? paperName(paper)));
    return known;
  };
}

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '_');
