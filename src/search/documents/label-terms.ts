import { nameTermsOf } from '../authors/match-name.ts';
import { nameKeyOf, type NameKey } from '../authors/name-key.ts';
import { readTokens } from '../text/tokens.ts';

/** Separates a name as it is written from its key. */
const SEPARATOR = '\t';

/** Returns the term of an author's full name: the name as written, and its key for matching. */
const nameTermOf = (name: string, key: NameKey): string =>
  `n:${name.replaceAll(SEPARATOR, ' ')}${SEPARATOR}${key}`;

/** Returns the name as written of a full name's term. */
export const writtenNameOf = (nameTerm: string): string => nameTerm.slice(2, nameTerm.lastIndexOf(SEPARATOR));

/** Returns whether a label is an author's full name. */
export const isNameTerm = (label: string): boolean => label.startsWith('n:');

/** Returns the key of a full name's term. */
export const nameKeyIn = (nameTerm: string): NameKey => nameTerm.slice(nameTerm.lastIndexOf(SEPARATOR) + 1);

/** Returns the term of a word of an author's name. */
export const authorWordTerm = (word: string): string => `a:${word}`;

/** Returns the terms of an author: the full name first, then each word by which it is found. */
export function authorTermsOf(name: string): readonly string[] {
  const term = nameTermOf(name, nameKeyOf(name));
  return [term, ...wordTermsOf(term)];
}

/** Returns the term of a word of an organization's name. */
export const organizationWordTerm = (word: string): string => `o:${word}`;

/** Returns the terms of an organization: the name as written, and each word of it. */
export function organizationTermsOf(name: string): readonly string[] {
  const term = `p:${name}`;
  return [term, ...wordTermsOf(term)];
}

/** Returns the words of an organization's full name. */
export const organizationWordsIn = (term: string): readonly string[] => readTokens(term.slice(2)).tokens;

/** Returns the different terms of the words of a full name's term; none for other labels. */
export function wordTermsOf(label: string): readonly string[] {
  if (isNameTerm(label)) return [...new Set(nameTermsOf(nameKeyIn(label)))].map(authorWordTerm);
  return label.startsWith('p:') ? [...new Set(organizationWordsIn(label))].map(organizationWordTerm) : [];
}

/** Returns the term of a category. */
export const categoryTerm = (category: string): string => `c:${category.toLowerCase()}`;
