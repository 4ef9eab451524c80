import type { PaperId } from '../../core/paper/paper.ts';
import type { SearchFilter } from '../../core/search/search.ts';
import { dayNumberOf } from '../documents/document-columns.ts';
import { categoryTerm, organizationWordTerm } from '../documents/label-terms.ts';
import type { TextIndex } from '../documents/text-index.ts';
import { authorNamesOf } from '../query/full-names.ts';
import { readTokens } from '../text/tokens.ts';
import { stemOf } from '../text/stem.ts';
import type { DocumentFilter } from './candidates.ts';
import { documentsWithPhrase } from './phrases.ts';

/** Marks a document that a filter excludes; no filter requires as many terms. */
const EXCLUDED = 0xff;

/** Returns which documents a search may find; those of removed papers never. */
export function createDocumentFilter(
  filter: SearchFilter,
  among: ReadonlySet<PaperId> | undefined,
  index: TextIndex,
): DocumentFilter {
  const { ids, days, votes } = index.documents.columns;
  const { marks, required } = markDocuments(filter, index);
  const isDated = filter.from !== undefined || filter.to !== undefined;
  const from = firstDayNumber(dayNumberOf(filter.from));
  const to = filter.to === undefined ? Infinity : lastDayNumber(filter.to);
  const minVotes = filter.minVotes ?? 0;
  return document => {
    const id = ids[document] ?? 0;
    if (id === 0 || (marks !== undefined && marks[document] !== required)) return false;
    if (among !== undefined && !among.has(id)) return false;
    if (minVotes > 0 && (votes[document] ?? 0) - 1 < minVotes) return false;
    if (!isDated) return true;
    // A paper's coarse date counts as its first day; a paper without a date is in no period.
    const day = firstDayNumber(days[document] ?? 0);
    return day !== 0 && day >= from && day <= to;
  };
}

/**
 * Marks each document with how many of the required terms it has, or as excluded. No marks if the filter requires and
 * excludes nothing.
 */
function markDocuments(
  filter: SearchFilter,
  index: TextIndex,
): { marks: Uint8Array | undefined; required: number } {
  const needed = [...requiredTerms(filter, index)];
  const exclusions = (filter.excludedWords ?? []).map(exclusionOf);
  const phrases = [
    ...(filter.excludedPhrases ?? []),
    ...exclusions.flatMap(({ phrase }) => (phrase === undefined ? [] : [phrase])),
  ];
  if (needed.length + exclusions.length + phrases.length === 0) return { marks: undefined, required: 0 };
  const marks = new Uint8Array(index.documents.capacity);
  for (const [i, terms] of needed.entries())
    for (const term of terms)
      eachDocument(term, index, document => {
        if (marks[document] === i) marks[document] = i + 1;
      });
  const exclude = (document: number): void => {
    marks[document] = EXCLUDED;
  };
  for (const { terms } of exclusions)
    for (const term of terms) eachDocument(index.terms.find(term), index, exclude);
  for (const phrase of phrases) for (const document of documentsWithPhrase(phrase, index)) exclude(document);
  return { marks, required: needed.length };
}

/** Yields lists of terms: a document must have one of each list. */
function* requiredTerms(
  { authors = [], categories = [], organizations = [] }: SearchFilter,
  index: TextIndex,
): Generator<readonly number[]> {
  for (const author of authors) yield authorNamesOf(author, index);
  for (const category of categories) yield [index.terms.find(categoryTerm(category))];
  for (const organization of organizations) {
    const words = readTokens(organization).tokens.slice(0, MAX_ORGANIZATION_WORDS);
    for (const word of words) yield [index.terms.find(organizationWordTerm(word))];
    // A name without words names none.
    if (words.length === 0) yield [];
  }
}

/** Words of an organization's name that are looked up; no name has more. */
export const MAX_ORGANIZATION_WORDS = 32;

/**
 * Returns what an excluded word excludes. A single word excludes every form with its stem, and joined forms. Of a compound
 * (`pre-training`), the words in a row and as one word are excluded, not each of them; of a decimal, with letters before it
 * or without (`gpt-4.5`), however it is bound to them; of a word with a sign (`c++`), only the word with its sign.
 */
export function exclusionOf(word: string): { readonly terms: readonly string[]; readonly phrase?: string } {
  const { tokens, extraTerms } = readTokens(word);
  const withSign = extraTerms.filter(term => term.startsWith('g:'));
  if (withSign.length > 0) return { terms: withSign };
  if (tokens.length <= 1) return { terms: tokens.flatMap(formsOf) };
  const joined = tokens.join('');
  // The other further words are parts: `d:4.5` of `gpt-4.5`, `m:qwen` of `qwen2-vl`.
  const decimals = extraTerms.filter(
    term => term.startsWith('d:') && term.slice(2).replaceAll('.', '') === joined,
  );
  if (decimals.length > 0) return { terms: decimals, phrase: word };
  // Two numbers are never one word: `2:4` is not 24.
  return { terms: /\p{L}/u.test(joined) ? formsOf(joined) : [], phrase: word };
}

const formsOf = (token: string): string[] => [`s:${stemOf(token)}`, `j:${token}`, `m:${token}`, `t:${token}`];

/** Returns the papers of an author; see `createNameMatcher`. */
export function papersByAuthor(name: string, index: TextIndex): Set<PaperId> {
  const found = new Set<PaperId>();
  for (const term of authorNamesOf(name, index))
    eachDocument(term, index, document => {
      const id = index.documents.columns.ids[document] ?? 0;
      if (id !== 0) found.add(id);
    });
  return found;
}

function eachDocument(term: number, { terms }: TextIndex, visit: (document: number) => void): void {
  if (term === -1) return;
  terms.scan(term, (postings, from, to) => {
    for (let i = from; i < to; i += 1) visit((postings[i] ?? 0) >>> 8);
  });
}

/** Returns a day's number with the first month and day for missing ones. */
function firstDayNumber(day: number): number {
  if (day === 0) return 0;
  const month = Math.floor(day / 100) % 100;
  return day + (month === 0 ? 100 : 0) + (day % 100 === 0 ? 1 : 0);
}

/** Returns the number of the last day of a partial date; any day of a month is before its 99th. */
function lastDayNumber(date: string): number {
  const day = dayNumberOf(date);
  if (day % 10_000 === 0) return day + 9_999;
  return day % 100 === 0 ? day + 99 : day;
}
