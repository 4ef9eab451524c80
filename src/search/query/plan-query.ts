import type { TextIndex } from '../documents/text-index.ts';
import { hashOfWords } from '../documents/title-keys.ts';
import { readQueryTokens, type QueryToken as TypedToken } from '../text/query-tokens.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { planFurtherTerms, type PlannedTerm } from './further-terms.ts';
import { wholeNamesOf } from './full-names.ts';
import { MATCH_BITS, type Alias, type QueryPlan } from './query-plan.ts';
import { planWords, type PlannedWord, type Spelling } from './query-words.ts';
import { planTitleTokens } from './title-tokens.ts';

/** What may be meant by words of a query besides themselves. */
export interface QueryKnowledge extends Spelling {
  /** Returns the other forms of the acronyms and long forms in a query of few words. */
  aliases(tokens: readonly string[]): readonly Alias[];
}

/** Enough for any abstract pasted as a query; the rest is ignored. In UTF-16 code units. */
const MAX_QUERY_LENGTH = 10_000;
/** Of a longer query, the rarest words; limits its time. */
const MAX_WORDS = 64;
/** Words without a match that a result names. */
const MAX_IGNORED = 32;
/** Titles are compared with queries of at most so many words. */
const MAX_TITLE_QUERY_TOKENS = 40;
/** Acronyms are looked up in queries of at most so many content words, a long form counted as one. */
const MAX_ALIAS_QUERY_WORDS = 5;
/** Long forms of more content words are rare. */
const MAX_LONG_FORM_WORDS = 8;

/** Looks up what a query asks for. Never throws, whatever the query is. */
export function planQuery(query: string, index: TextIndex, knowledge: QueryKnowledge): QueryPlan {
  const text = query.slice(0, MAX_QUERY_LENGTH);
  const typed = readQueryTokens(text);
  const tokens = typed.tokens.map(({ token }) => token);
  const all = planWords(typed.tokens, index, knowledge);
  const further = planFurtherTerms(tokens, typed.extraTerms, index);
  const isFound = (word: PlannedWord): boolean =>
    isKnown(word) || further.some(({ words }) => words.includes(word.typed.token));
  const words = rarestWords(all.filter(isFound));
  const places = new Map(words.map(({ typed: { token } }, i) => [token, i]));
  const aliases = aliasesOf(tokens, all.length, knowledge);
  return {
    words,
    sequence: tokens.flatMap(token => places.get(token) ?? []),
    tokens:
      tokens.length > MAX_TITLE_QUERY_TOKENS
        ? []
        : planTitleTokens(tokens, { words, places, aliases }, index),
    furtherTerms: further.map(term => ({ ...term, covers: bitsOf(term.words, places) })),
    aliases,
    wholeNames: wholeNamesOf(text, tokens, index),
    hash: hashOfWords(tokens),
    norm: normOf(words, further),
    corrections: all.flatMap(correctionOf),
    ignored: ignoredWords(typed.tokens, new Set(all.filter(isFound).map(word => word.typed.token))),
    suggestions: all.flatMap(({ typed: { typed: word }, suggestions }) =>
      suggestions.length === 0 ? [] : [{ word, similar: suggestions }],
    ),
  };
}

/** Returns the other forms of the acronyms and long forms in a query that is short but for them. */
function aliasesOf(
  tokens: readonly string[],
  wordCount: number,
  knowledge: QueryKnowledge,
): readonly Alias[] {
  if (wordCount > MAX_ALIAS_QUERY_WORDS + MAX_LONG_FORM_WORDS - 1) return [];
  return knowledge.aliases(tokens).filter(({ from, to }) => {
    const own = new Set(tokens.slice(from, to).filter(token => !STOP_WORDS.has(token)));
    return wordCount - Math.max(0, own.size - 1) <= MAX_ALIAS_QUERY_WORDS;
  });
}

/** Returns the content words, as typed, of which nothing was found; each once. */
function ignoredWords(tokens: readonly TypedToken[], found: ReadonlySet<string>): string[] {
  const content = tokens.filter(({ token }) => !STOP_WORDS.has(token));
  const typedFound = new Set(content.filter(({ token }) => found.has(token)).map(({ typed }) => typed));
  return [...new Set(content.map(({ typed }) => typed))]
    .filter(typed => !typedFound.has(typed))
    .slice(0, MAX_IGNORED);
}

const bitsOf = (words: readonly string[], places: ReadonlyMap<string, number>): number =>
  words.reduce((bits, word) => {
    const place = places.get(word) ?? MATCH_BITS;
    return place < MATCH_BITS ? bits | (1 << place) : bits;
  }, 0);

/** Returns the weight of a whole query: that of its words, or, for stop words alone, of what they are together. */
function normOf(words: readonly PlannedWord[], further: readonly PlannedTerm[]): number {
  const ofWords = words.reduce((sum, { count, idf }) => sum + count * idf, 0);
  return ofWords || further.reduce((sum, { weight, idf }) => sum + weight * idf, 0) || 1;
}

const isKnown = ({ readings, names }: PlannedWord): boolean => readings.length > 0 || names.length > 0;

/** Returns what an unknown word was corrected to; corrections to stop words are not reported. */
function correctionOf({ typed, spellings }: PlannedWord): { from: string; to: string }[] {
  const [best] = spellings;
  if (best === undefined || spellings.some(({ word }) => word === typed.token) || STOP_WORDS.has(best.word))
    return [];
  return [{ from: typed.typed, to: best.word }];
}

/** Returns the words with the highest inverse document frequencies, in the query's order. */
function rarestWords(words: readonly PlannedWord[]): readonly PlannedWord[] {
  if (words.length <= MAX_WORDS) return words;
  const rarest = new Set(words.toSorted((a, b) => b.idf - a.idf).slice(0, MAX_WORDS));
  return words.filter(word => rarest.has(word));
}
