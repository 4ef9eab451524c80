import { parseSearchRequest } from '../search/parse-request.ts';
import type { WatchCriteria } from './watch.ts';

/**
 * Parses the criteria of a watch as a search: its words are a query of `/search` (see `parseQuery`), and the other criteria
 * apply to each alternative. Returns the first problem if they are invalid.
 */
export function parseWatchCriteria({
  words,
  author,
  organization,
  category,
  minVotes,
}: WatchCriteria): ReturnType<typeof parseSearchRequest> {
  return parseSearchRequest({
    query: words ?? undefined,
    author: author ?? undefined,
    organization: organization ?? undefined,
    category: category ?? undefined,
    minVotes: minVotes?.toString(),
  });
}
