import { chooseNames, createNameMatcher } from '../authors/match-name.ts';
import type { NameMatch } from '../authors/match-person.ts';
import {
  authorWordTerm,
  nameKeyIn,
  organizationWordsIn,
  organizationWordTerm,
} from '../documents/label-terms.ts';
import type { TextIndex } from '../documents/text-index.ts';

/** A longer text is no name. */
const MAX_NAME_TOKENS = 8;

/** Returns the full-name terms of the authors that a typed name means; see `createNameMatcher`. */
export const authorNamesOf = (name: string, index: TextIndex): readonly number[] =>
  chooseNames(matchingAuthors(name, index));

/**
 * Returns the full-name terms that a whole query of several words names: authors for certain (`Song Han`, `Han, S.`), and
 * organizations of exactly this name. Their papers come before those that have the words in their texts.
 */
export function wholeNamesOf(query: string, tokens: readonly string[], index: TextIndex): readonly number[] {
  if (tokens.length < 2 || tokens.length > MAX_NAME_TOKENS) return [];
  const authors = matchingAuthors(query, index).filter(({ match }) => match === 'name');
  return [...authors.map(({ name }) => name), ...organizationsNamed(tokens, index)];
}

function matchingAuthors(
  typed: string,
  { terms, scanNames }: TextIndex,
): readonly { readonly name: number; readonly match: NameMatch }[] {
  const matcher = createNameMatcher(typed);
  const candidates = new Set<number>();
  for (const word of matcher.terms)
    scanNames(terms.find(authorWordTerm(word)), (names, from, to) => {
      for (let i = from; i < to; i += 1) candidates.add(names[i] ?? 0);
    });
  return [...candidates].flatMap(name => {
    if (terms.papersWith(name) === 0) return [];
    const match = matcher.match(nameKeyIn(terms.textOf(name)));
    return match === undefined ? [] : [{ name, match }];
  });
}

function organizationsNamed(tokens: readonly string[], { terms, scanNames }: TextIndex): number[] {
  const found: number[] = [];
  scanNames(terms.find(organizationWordTerm(tokens[0] ?? '')), (names, from, to) => {
    for (let i = from; i < to; i += 1) {
      const name = names[i] ?? 0;
      if (terms.papersWith(name) === 0) continue;
      if (organizationWordsIn(terms.textOf(name)).join(' ') === tokens.join(' ')) found.push(name);
    }
  });
  return found;
}
