import type { SearchAlternative } from '../../core/search/search-request.ts';
import { createNameMatcher, type NameMatcher } from '../authors/match-name.ts';
import { authorWordTerm, categoryTerm, organizationWordTerm } from '../documents/label-terms.ts';
import { exclusionOf, MAX_ORGANIZATION_WORDS } from '../ranking/filter-documents.ts';
import { neighbourJoins } from '../text/query-tokens.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { readTokens } from '../text/tokens.ts';
import { firstDayOf, lastDayOf, type PaperFacts } from './paper-facts.ts';

/** Terms of which a paper must have one, in groups that several watches may share, such as the forms of a word. */
export type Need = readonly (readonly string[])[];

/** One alternative of a watch, prepared to be compared with many papers. */
export interface WatchRule {
  /** A paper that fits has a term of each; empty if it need not have any. A need without terms fits no paper. */
  readonly needs: readonly Need[];
  /** Whether a paper has what is not said by terms, once it has all needs; `undefined` if they say everything. */
  readonly fitsBeyondTerms: ((facts: PaperFacts) => boolean) | undefined;
}

/** Returns whether a paper fits a rule. */
export function fitsRule({ needs, fitsBeyondTerms }: WatchRule, facts: PaperFacts): boolean {
  const isMet = (group: readonly string[]): boolean => group.some(term => facts.terms.has(term));
  return needs.every(need => need.some(isMet)) && (fitsBeyondTerms?.(facts) ?? true);
}

/** Prepares an alternative; see `WatchMatcher` for the rule. */
export function createWatchRule(
  alternative: SearchAlternative,
  stemTermOf: (word: string) => string,
): WatchRule {
  const names = alternative.authors.map(createNameMatcher);
  const stopWordPhrase = readTokens(alternative.words).tokens;
  const isStopWordsAlone = stopWordPhrase.length > 0 && stopWordPhrase.every(word => STOP_WORDS.has(word));
  const phrases = [
    ...alternative.phrases.map(phrase => readTokens(phrase).tokens),
    ...(isStopWordsAlone ? [stopWordPhrase] : []),
  ];
  const exclusions = alternative.excludedWords.map(exclusionOf);
  const excludedTerms = exclusions.flatMap(({ terms }) => terms);
  const excludedPhrases = [...alternative.excludedPhrases, ...exclusions.map(({ phrase }) => phrase ?? '')]
    .map(phrase => readTokens(phrase).tokens)
    .filter(words => words.length > 0);
  const { from, to, minVotes } = alternative;
  const [first, last] = [from && firstDayOf(from), to && lastDayOf(to)];
  const isMoreAsked =
    [first, last, minVotes].some(each => each !== undefined) ||
    [names, phrases, excludedTerms, excludedPhrases].some(each => each.length > 0);
  const fitsBeyondTerms = ({ terms, texts, authors, upvotes, day }: PaperFacts): boolean =>
    (minVotes === undefined || upvotes >= minVotes) &&
    (first === undefined || (day !== undefined && day >= first)) &&
    (last === undefined || (day !== undefined && day <= last)) &&
    !excludedTerms.some(term => terms.has(term)) &&
    names.every(name => isAmong(authors, name)) &&
    phrases.every(phrase => hasPhrase(texts, phrase)) &&
    !excludedPhrases.some(phrase => hasPhrase(texts, phrase));
  return {
    needs: [
      ...wordNeeds(alternative.words, stemTermOf),
      ...names.map(({ terms }) => [terms.map(authorWordTerm)]),
      ...alternative.organizations.flatMap(organizationNeeds),
      ...alternative.categories.map(category => [[categoryTerm(category)]]),
    ],
    fitsBeyondTerms: isMoreAsked ? fitsBeyondTerms : undefined,
  };
}

/** Returns a need for each content word, and for what its signs and decimals say besides. */
function wordNeeds(words: string, stemTermOf: (word: string) => string): Need[] {
  const { tokens, extraTerms } = readTokens(words);
  const formsOf = (word: string): string[] => [stemTermOf(word), `j:${word}`];
  const joins = neighbourJoins(tokens);
  const needs = tokens.flatMap((word, position): Need[] => {
    if (STOP_WORDS.has(word)) return [];
    const joined = joins.filter(join => join.position === position || join.position === position - 1);
    return [
      [
        [...formsOf(word), `m:${word}`, authorWordTerm(word), organizationWordTerm(word)],
        ...joined.map(join => formsOf(join.joined)),
      ],
    ];
  });
  const precise = extraTerms.filter(term => term.startsWith('g:') || isWholeDecimal(term, extraTerms));
  return uniqueNeeds([...needs, ...precise.map(term => [[term]])]);
}

/** Returns whether a term is a decimal that no letters before it make a longer term of: not `d:2.5` beside `d:qwen2.5`. */
function isWholeDecimal(term: string, terms: readonly string[]): boolean {
  if (!term.startsWith('d:')) return false;
  return !terms.some(other => other !== term && other.startsWith('d:') && other.endsWith(term.slice(2)));
}

function uniqueNeeds(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map(need => [need.flat().join('\n'), need])).values()];
}

/** A name without words fits no paper. */
function organizationNeeds(name: string): Need[] {
  const words = readTokens(name).tokens.slice(0, MAX_ORGANIZATION_WORDS);
  return words.length === 0 ? [[]] : words.map(word => [[organizationWordTerm(word)]]);
}

/** Returns whether a name is certainly that of an author; only authors that share a word with it are compared. */
function isAmong(authors: PaperFacts['authors'], { terms, matchName }: NameMatcher): boolean {
  return terms.some(term => authors.get(term)?.some(author => matchName(author) === 'name'));
}

function hasPhrase(texts: readonly (readonly string[])[], phrase: readonly string[]): boolean {
  return texts.some(words => hasInRow(words, phrase));
}

function hasInRow(words: readonly string[], row: readonly string[]): boolean {
  const [first = ''] = row;
  for (let start = words.indexOf(first); start !== -1; start = words.indexOf(first, start + 1))
    if (row.every((word, i) => words[start + i] === word)) return true;
  return false;
}
