import { withoutSingleQuotes } from './parse-query.ts';
import type { SearchAlternative, SearchRequest } from './search-request.ts';

/** Returns a query that `parseSearchRequest` reads as the same request, but for its order. */
export function formatQuery({ alternatives }: Pick<SearchRequest, 'alternatives'>): string {
  const [only, ...others] = alternatives;
  if (only !== undefined && others.length === 0) return formatAlternative(only);
  return alternatives
    .map(each => formatAlternative({ ...each, text: withoutSingleQuotes(each.text) }))
    .join(' OR ');
}

function formatAlternative(alternative: SearchAlternative): string {
  const { text, authors, organizations, categories, from, to, minVotes } = alternative;
  // A quote mark without a partner in the text would close at the quotes of a filter behind it.
  return [
    ...authors.map(author => `author:${quote(author)}`),
    ...organizations.map(organization => `org:${quote(organization)}`),
    ...categories.map(category => `category:${category}`),
    ...(from === undefined ? [] : [`from:${from}`]),
    ...(to === undefined ? [] : [`to:${to}`]),
    ...(minVotes === undefined ? [] : [`min_votes:${minVotes}`]),
    text,
  ]
    .filter(part => part !== '')
    .join(' ');
}

/** Quote marks inside a name mean nothing there. */
function quote(name: string): string {
  return `"${name.replaceAll(/["“”„‟«»＂]/g, ' ')}"`;
}
