import { parseSearchRequest, type SearchProblem } from '../search/parse-request.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { WatchCriteria } from './watch.ts';

/** Alternatives in the words of a watch; more would be several watches. */
export const MAX_ALTERNATIVES = 8;

/** Why the criteria of a watch cannot be followed; the caller words the message. */
export type WatchProblem = SearchProblem | { readonly wrong: 'alternatives' };

const QUOTES = '"“”„‟«»＂';

/** `OR` in capitals between blanks, or a text in quotes, in which it is a word. */
const QUOTED_OR_SEPARATOR = new RegExp(`[${QUOTES}][^${QUOTES}]*[${QUOTES}]|(?<=^|\\s)OR(?=\\s|$)`, 'gu');

/**
 * Parses the criteria of a watch as searches of which a paper must fit one. Words are in the language of `/search` (see
 * `parseQuery`), and ` OR ` in capitals between them separates alternatives; the other criteria apply to each. Returns the
 * first problem if they are invalid.
 */
export function parseWatchCriteria(
  criteria: WatchCriteria,
): { readonly alternatives: readonly SearchRequest[] } | { readonly problem: WatchProblem } {
  const { author, organization, category, minVotes } = criteria;
  const texts = splitAlternatives(criteria.words ?? '');
  if (texts.length > MAX_ALTERNATIVES) return { problem: { wrong: 'alternatives' } };
  const alternatives: SearchRequest[] = [];
  for (const query of texts) {
    const parsed = parseSearchRequest({
      query,
      author: author ?? undefined,
      organization: organization ?? undefined,
      category: category ?? undefined,
      minVotes: minVotes?.toString(),
    });
    if ('problem' in parsed) return parsed;
    alternatives.push(parsed.request);
  }
  return { alternatives };
}

/** Returns the words of a search, in which `OR` is a word, so that it is one as those of a watch. */
export function withoutAlternatives(words: string): string {
  return words.replace(QUOTED_OR_SEPARATOR, text => (text === 'OR' ? 'or' : text));
}

/** Returns the texts between `OR`; empty ones are left out, unless there are no others. */
function splitAlternatives(words: string): readonly string[] {
  const separators = [...words.matchAll(QUOTED_OR_SEPARATOR)].filter(([text]) => text === 'OR');
  const starts = [0, ...separators.map(({ index }) => index + 'OR'.length)];
  const ends = [...separators.map(({ index }) => index), words.length];
  const texts = starts.map((start, i) => words.slice(start, ends[i]).trim()).filter(text => text !== '');
  return texts.length === 0 ? [''] : texts;
}
