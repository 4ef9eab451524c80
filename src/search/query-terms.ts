import type { Correction } from '../core/search/search.ts';
import { fullNameTermOf, type NameCounts } from './author-names.ts';
import { topK } from './top-k.ts';
import { asTyped, findCompounds } from './ignored-words.ts';
import { nameTermOf } from './short-name.ts';
import { STOP_WORDS } from './stop-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** The terms of a query. */
export interface QueryTerms {
  /** Stems to search in the text, with their frequency in the query; at most 32. */
  readonly text: ReadonlyMap<string, number>;
  /** Terms to search in the authors' names. */
  readonly names: readonly string[];
  /** The whole query, if it is the full name of an author, or of a work. */
  readonly wholeNames: readonly string[];
  /** The words of a query that has only stop words, searched in titles; else empty. */
  readonly titleStopWords: readonly string[];
  /**
   * Alternative terms for each significant word; a paper with one term of each has all words. `flash` matches by itself or
   * in `flashattention`. Unknown words are left out, and so are terms after the first 32.
   */
  readonly needed: readonly (readonly string[])[];
  readonly corrections: readonly Correction[];
  /** Words without a match, as typed; at most `MAX_CORRECTIONS`. */
  readonly ignored: readonly string[];
}

/** Limits the time of a search; 8 or 12 terms would cost 0.02–0.04 nDCG@10. */
const MAX_TERMS = 32;
/** Enough for any abstract pasted as a query; the rest is ignored. */
const MAX_QUERY_LENGTH = 10_000;
/** Limits the time spent on a query of random words. */
const MAX_CORRECTIONS = 32;

/** Joins each two adjacent words, which the corpus may write as one: `flash attention`, `pre training`, `gpt 4`. */
function adjacentPairs(parts: readonly string[]): string[] {
  return parts.slice(1).flatMap((word, i) => {
    const before = parts[i] ?? '';
    // "a typical" is not "atypical".
    return before === 'a' || /^\p{N}+$/u.test(before) ? [] : [before + word];
  });
}

/** Sorts the words of a query into known words, names, misspelt words with their corrections, and unknown words. */
export function queryTermsOf(query: string, vocabulary: Vocabulary, names: NameCounts): QueryTerms {
  const queryText = query.slice(0, MAX_QUERY_LENGTH);
  const { parts, compounds } = wordsOf(queryText);
  const isKnown = (word: string): boolean => vocabulary.papersWith(vocabulary.stemOf(word) ?? '') > 0;
  const significant = parts.filter(word => !STOP_WORDS.has(word));
  const unmatched = significant.filter(word => !isKnown(word) && !names.has(word));
  const unknown = [...new Set(unmatched)].slice(0, MAX_CORRECTIONS);
  const corrections = correctionsOf(unknown, vocabulary);
  const knownCompounds = new Set([...compounds, ...adjacentPairs(parts)].filter(isKnown));
  const compoundsByWord = findCompounds(parts, knownCompounds);
  const ignored = new Set(unknown.filter(word => !corrections.has(word) && !compoundsByWord.has(word)));

  const searched = significant.flatMap(word => (isKnown(word) ? word : (corrections.get(word) ?? [])));
  const text = rarestStems([...searched, ...knownCompounds], vocabulary);
  const isOnlyNames = significant.every(word => names.has(word));
  const searchedNames = significant.filter(word => names.has(word) && (isOnlyNames || !isKnown(word)));
  const queryNames = new Set([...new Set(searchedNames)].slice(0, MAX_TERMS));
  const termsFor = (word: string): string[] => [
    ...[corrections.get(word) ?? word, ...(compoundsByWord.get(word) ?? [])]
      .map(each => vocabulary.stemOf(each) ?? '')
      .filter(stem => text.has(stem)),
    ...(queryNames.has(word) ? [word] : []),
  ];
  // A misspelt name, or one with an unknown word beside it, still counts as the name.
  const isCorrected = corrections.size + ignored.size > 0;
  const correctedQuery = isCorrected ? rewrite(parts, corrections, ignored) : queryText;
  return {
    text,
    names: [...queryNames],
    needed: [...new Set(significant)].map(termsFor).filter(terms => terms.length > 0),
    wholeNames: [fullNameTermOf(correctedQuery), nameTermOf(correctedQuery)]
      .filter(name => name !== undefined)
      .filter(name => names.has(name)),
    titleStopWords:
      significant.length === 0 && text.size === 0 ? [...new Set(parts)].slice(0, MAX_TERMS) : [],
    // Corrections to stop words are not reported.
    corrections: [...corrections].flatMap(([from, to]) => (STOP_WORDS.has(to) ? [] : [{ from, to }])),
    ignored: asTyped(queryText, ignored),
  };
}

/** Returns the corrections of unknown words to the nearest known ones. */
function correctionsOf(unknown: readonly string[], vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const corrections = new Map<string, string>();
  for (const word of unknown) {
    const nearest = vocabulary.correctSpelling(word);
    if (nearest !== undefined) corrections.set(word, nearest);
  }
  return corrections;
}

/** Returns the stems of the words that the fewest papers have, with their frequency in the query. */
function rarestStems(words: readonly string[], vocabulary: Vocabulary): ReadonlyMap<string, number> {
  const stems = new Map<string, number>();
  for (const word of words) {
    const stem = vocabulary.stemOf(word);
    if (stem !== undefined) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  return new Map(
    topK(
      stems,
      MAX_TERMS,
      ([a], [b]) => vocabulary.papersWith(a) - vocabulary.papersWith(b) || (a < b ? -1 : 1),
    ),
  );
}

/** Returns the words of a query with corrections and without ignored words. */
function rewrite(
  parts: readonly string[],
  corrections: ReadonlyMap<string, string>,
  ignored: ReadonlySet<string>,
): string {
  return parts
    .filter(word => !ignored.has(word))
    .map(word => corrections.get(word) ?? word)
    .join(' ');
}
