import { hasWords, isUnsearchable, type SearchRequest } from '../../src/core/search/search-request.ts';
import type { SearchResult } from '../../src/core/search/search.ts';
import { fitPlain } from '../../src/views/format/fit-text.ts';
import { searchCustomId, watchSearchCustomId } from '../../src/views/list/search-custom-ids.ts';

/** A button about a search. */
export interface QueryButton {
  readonly id: string;
  readonly label: string;
}

/** Suggested searches offered at most, so that one row holds them with the buttons that explain scores and watch. */
const MAX_SUGGESTIONS = 3;
const MAX_WORD_LENGTH = 50;

/** Returns buttons that run the search again with a word of the corpus in place of one that no paper has. */
export function suggestionButtons(
  request: SearchRequest,
  { suggestions = [] }: Pick<SearchResult, 'suggestions'>,
): QueryButton[] {
  const buttons = suggestions.flatMap(({ word, similar }) =>
    similar.flatMap(other => {
      const changed = withWord(request, word, other);
      const id = changed && searchCustomId('search', changed);
      return id === undefined ? [] : [{ id, label: `Did you mean ${fitPlain(other, MAX_WORD_LENGTH)}?` }];
    }),
  );
  // Two words can have the same suggestion; the custom_ids of a message must differ.
  const unique = new Map(buttons.map(each => [each.id, each]));
  return [...unique.values()].slice(0, MAX_SUGGESTIONS);
}

/** Returns the button that explains the scores of the first page; none for another order, or a long search. */
export function explainButton(request: SearchRequest): QueryButton[] {
  if (request.sort !== 'relevance' || !hasWords(request)) return [];
  const id = searchCustomId('explain', request);
  return id === undefined ? [] : [{ id, label: 'Explain scores' }];
}

/** Returns the button that tells the caller of new papers that fit a search; none if it has only dates, or none can ever fit. */
export function watchButton(request: SearchRequest): QueryButton[] {
  if (isUnsearchable(request)) return [];
  const id = watchSearchCustomId(request);
  return id === undefined ? [] : [{ id, label: 'Watch this search' }];
}

/** Returns the request with another word; `undefined` if the word is in no text of it. */
function withWord(request: SearchRequest, word: string, other: string): SearchRequest | undefined {
  const escaped = word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
  const alternatives = request.alternatives.map(each => ({
    ...each,
    text: each.text.replaceAll(whole, () => other),
  }));
  const isChanged = alternatives.some(({ text }, at) => text !== request.alternatives[at]?.text);
  return isChanged ? { ...request, alternatives } : undefined;
}
