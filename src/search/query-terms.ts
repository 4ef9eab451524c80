import type { Correction } from '../core/search/search.ts';
import { wholeNameOf, type NameCounts } from './author-names.ts';
import { topK } from './top-k.ts';
import { asTyped, wordsJoined } from './ignored-words.ts';
import { askedNameOf } from './short-name.ts';
import { stopWords } from './stop-words.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What a query asks of the index. */
export interface QueryTerms {
  /** Stems to look for in the text, with the number of times the query says them; at most 32. */
  readonly text: ReadonlyMap<string, number>;
  /** Terms to look for among the authors' names. */
  readonly names: readonly string[];
  /** The whole query, if it is the full name of an author, or of a work. */
  readonly wholeNames: readonly string[];
  /** The words of a query of stop words alone: looked for in titles. Else empty. */
  readonly titleStopWords: readonly string[];
  /**
   * What a paper that has all telling words holds: of each word one of these terms. `flash` is there as itself or in
   * `flashattention`. Words that nothing is known of are left out, and so are those beyond the first 32 terms.
   */
  readonly needed: readonly (readonly string[])[];
  readonly corrections: readonly Correction[];
  /** Words that nothing was found for, as typed; at most as many as are respelled. */
  readonly ignored: readonly string[];
}

/** Bounds the time of one search; cutting to 8 or 12 terms would cost 0.02–0.04 nDCG@10. */
const maxTerms = 32;
/** Enough for any abstract pasted as a query; what follows is not read. */
const maxQueryLength = 10_000;
/** Bounds the time spent on a query of noise. */
const maxRespelled = 32;

/** Neighbours written apart that the corpus writes as one word: `flash attention`, `pre training`, `gpt 4`. */
function neighboursJoined(parts: readonly string[]): string[] {
  return parts.slice(1).flatMap((word, i) => {
    const before = parts[i] ?? '';
    // "a typical" is not "atypical".
    return before === 'a' || /^\p{N}+$/u.test(before) ? [] : [before + word];
  });
}

/** Reads a query: which of its words the corpus knows, which are names, which must be respelled, which mean nothing. */
export function queryTermsOf(query: string, vocabulary: Vocabulary, names: NameCounts): QueryTerms {
  const asked = query.slice(0, maxQueryLength);
  const { parts, joints } = wordsOf(asked);
  const found = new Map<string, number>();
  const corrections = new Map<string, string>();
  const unknown = new Set<string>();
  const say = (word: string): void => {
    const stem = vocabulary.stemOf(word);
    if (stem !== undefined) found.set(stem, (found.get(stem) ?? 0) + 1);
  };
  const known = (word: string): boolean => vocabulary.papersWith(vocabulary.stemOf(word) ?? '') > 0;

  const telling = parts.filter(word => !stopWords.has(word));
  for (const word of telling) {
    if (known(word)) {
      say(word);
      continue;
    }
    if (names.has(word)) continue;
    if (!unknown.has(word) && unknown.size < maxRespelled) {
      unknown.add(word);
      const nearest = vocabulary.respell(word);
      if (nearest !== undefined) corrections.set(word, nearest);
    }
    const corrected = corrections.get(word);
    if (corrected !== undefined) say(corrected);
  }
  const joined = new Set([...joints, ...neighboursJoined(parts)].filter(known));
  for (const word of joined) say(word);
  const inJoint = wordsJoined(parts, joined);

  const allNames = telling.every(word => names.has(word));
  const ignored = new Set([...unknown].filter(word => !corrections.has(word) && !inJoint.has(word)));
  // A name misspelt, or with a word beside it that nothing has, is the name all the same.
  const meant =
    corrections.size + ignored.size === 0
      ? asked
      : parts
          .filter(word => !ignored.has(word))
          .map(word => corrections.get(word) ?? word)
          .join(' ');
  const wholeNames = [wholeNameOf(meant), askedNameOf(meant)].filter(name => name !== undefined);
  const rarest = topK(
    found,
    maxTerms,
    ([a], [b]) => vocabulary.papersWith(a) - vocabulary.papersWith(b) || (a < b ? -1 : 1),
  );
  const text = new Map(rarest);
  const inNames = telling.filter(word => names.has(word) && (allNames || !known(word)));
  const askedNames = new Set([...new Set(inNames)].slice(0, maxTerms));
  const termsFor = (word: string): string[] => [
    ...[corrections.get(word) ?? word, ...(inJoint.get(word) ?? [])]
      .map(each => vocabulary.stemOf(each) ?? '')
      .filter(stem => text.has(stem)),
    ...(askedNames.has(word) ? [word] : []),
  ];
  return {
    text,
    names: [...askedNames],
    needed: [...new Set(telling)].map(termsFor).filter(terms => terms.length > 0),
    wholeNames: wholeNames.filter(name => names.has(name)),
    titleStopWords: telling.length === 0 && found.size === 0 ? [...new Set(parts)].slice(0, maxTerms) : [],
    // A stop word misspelt is not worth telling of.
    corrections: [...corrections].flatMap(([from, to]) => (stopWords.has(to) ? [] : [{ from, to }])),
    ignored: asTyped(asked, ignored),
  };
}
