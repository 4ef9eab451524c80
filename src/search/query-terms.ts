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
  const stems = new Map<string, number>();
  const corrections = new Map<string, string>();
  const unknown = new Set<string>();
  const addWord = (word: string): void => {
    const stem = vocabulary.stemOf(word);
    if (stem !== undefined) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  };
  const isKnown = (word: string): boolean => vocabulary.papersWith(vocabulary.stemOf(word) ?? '') > 0;

  const significant = parts.filter(word => !STOP_WORDS.has(word));
  for (const word of significant) {
    if (isKnown(word)) {
      addWord(word);
      continue;
    }
    if (names.has(word)) continue;
    if (!unknown.has(word) && unknown.size < MAX_CORRECTIONS) {
      unknown.add(word);
      const nearest = vocabulary.correctSpelling(word);
      if (nearest !== undefined) corrections.set(word, nearest);
    }
    const corrected = corrections.get(word);
    if (corrected !== undefined) addWord(corrected);
  }
  const knownCompounds = new Set([...compounds, ...adjacentPairs(parts)].filter(isKnown));
  for (const word of knownCompounds) addWord(word);
  const compoundsByWord = findCompounds(parts, knownCompounds);

  const allNames = significant.every(word => names.has(word));
  const ignored = new Set([...unknown].filter(word => !corrections.has(word) && !compoundsByWord.has(word)));
  // A misspelt name, or one with an unknown word beside it, still counts as the name.
  const correctedQuery =
    corrections.size + ignored.size === 0
      ? queryText
      : parts
          .filter(word => !ignored.has(word))
          .map(word => corrections.get(word) ?? word)
          .join(' ');
  const wholeNames = [fullNameTermOf(correctedQuery), nameTermOf(correctedQuery)].filter(
    name => name !== undefined,
  );
  const rarest = topK(
    stems,
    MAX_TERMS,
    ([a], [b]) => vocabulary.papersWith(a) - vocabulary.papersWith(b) || (a < b ? -1 : 1),
  );
  const text = new Map(rarest);
  const inNames = significant.filter(word => names.has(word) && (allNames || !isKnown(word)));
  const queryNames = new Set([...new Set(inNames)].slice(0, MAX_TERMS));
  const termsFor = (word: string): string[] => [
    ...[corrections.get(word) ?? word, ...(compoundsByWord.get(word) ?? [])]
      .map(each => vocabulary.stemOf(each) ?? '')
      .filter(stem => text.has(stem)),
    ...(queryNames.has(word) ? [word] : []),
  ];
  return {
    text,
    names: [...queryNames],
    needed: [...new Set(significant)].map(termsFor).filter(terms => terms.length > 0),
    wholeNames: wholeNames.filter(name => names.has(name)),
    titleStopWords:
      significant.length === 0 && stems.size === 0 ? [...new Set(parts)].slice(0, MAX_TERMS) : [],
    // Corrections to stop words are not reported.
    corrections: [...corrections].flatMap(([from, to]) => (STOP_WORDS.has(to) ? [] : [{ from, to }])),
    ignored: asTyped(queryText, ignored),
  };
}
