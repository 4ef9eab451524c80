import { createSaveMatcher } from '../core/library/match-saves.ts';
import type { PaperId } from '../core/paper/paper.ts';
import type { SearchRequest } from '../core/search/search-request.ts';
import type { Stores } from '../core/stores.ts';
import { eachSaved } from './each-saved.ts';

/** Returns those of a user's saved papers that fit a search, newest first; see `createSaveMatcher`. */
export async function searchLibrary(
  userId: string,
  request: SearchRequest,
  stores: Pick<Stores, 'library' | 'papers'>,
): Promise<PaperId[]> {
  const matches = createSaveMatcher(request);
  const found: PaperId[] = [];
  for await (const { paper, ...item } of eachSaved(userId, stores))
    if (matches(paper, item)) found.push(paper.id);
  return found;
}
