import { customId } from '../../core/message/custom-id.ts';
import { MAX_CUSTOM_ID_LENGTH } from '../../core/message/discord-limits.ts';
import { encodeTextArgument } from '../../core/message/text-argument.ts';
import { formatQuery } from '../../core/search/format-query.ts';
import type { SearchRequest } from '../../core/search/search-request.ts';

/**
 * Returns the custom_id of an action on a search, which contains the whole search, so that it works for ever; `undefined`
 * if the search is too long for a custom_id, as most sentences are.
 */
export function searchCustomId(
  verb: 'search' | 'explain' | 'watch-search',
  request: SearchRequest,
): string | undefined {
  const query = encodeTextArgument(formatQuery(request));
  const rest = customId(verb, request.sort, '-');
  return query === '' || rest.length - 1 + query.length > MAX_CUSTOM_ID_LENGTH
    ? undefined
    : customId(verb, request.sort, query);
}

/** In the custom_id of the button that watches a search, instead of one that is too long. */
export const LONG_SEARCH_MARK = 'long';

/** Returns the custom_id of the button that watches a search; `undefined` if nothing is left of an alternative without its dates. */
export function watchSearchCustomId(request: SearchRequest): string | undefined {
  const undated = request.alternatives.map(({ from: _from, to: _to, ...rest }) => rest);
  if (undated.some(each => formatQuery({ alternatives: [each] }) === '')) return undefined;
  return searchCustomId('watch-search', request) ?? customId('watch-search', LONG_SEARCH_MARK);
}
