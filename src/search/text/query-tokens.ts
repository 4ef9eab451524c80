import { joinWords } from './extra-terms.ts';
import { readTokens } from './tokens.ts';

/** A word of a query. */
export interface QueryToken {
  /** The folded word, as in `TextTokens.tokens`. */
  readonly token: string;
  /**
   * The typed word that it comes from, with its capitals and apostrophes (`O'Brien` for `brien`) and marks inside a number;
   * the folded word if it comes from LaTeX.
   */
  readonly typed: string;
  /** True if a capital follows another letter, and not all letters are capitals: `LoRA`, `iPhone`. */
  readonly hasInnerCapitals: boolean;
  /** True if it was typed as two to six capitals. */
  readonly isAcronymLike: boolean;
}

/** The tokens and further index words of a query. */
export interface QueryTokens {
  readonly tokens: readonly QueryToken[];
  /** As `TextTokens.extraTerms`. */
  readonly extraTerms: readonly string[];
}

/** Two neighbouring words of a query as one word. */
export interface NeighbourJoin {
  /** The position of the first of the two. */
  readonly position: number;
  readonly joined: string;
}

const APOSTROPHE = /['‘’ʼ′`]/;
/** A word as typed, with apostrophes inside a word and marks inside a number. */
const TYPED_WORD =
  /[\p{L}\p{M}\p{N}]+(?:(?:(?<=\p{L})['‘’ʼ′`](?=\p{L})|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;

/** Different words of a query for which it is found out how they were typed; far fewer are corrected or reported. */
const MAX_TYPED_WORDS = 256;

/** Splits a query into its words, with how each was typed; of a repeated word, how it was typed first. */
export function readQueryTokens(query: string): QueryTokens {
  const { tokens, extraTerms } = readTokens(query);
  const typedTokens = typedTokensOf(query);
  return {
    tokens: tokens.map(
      token =>
        typedTokens.get(token) ?? { token, typed: token, hasInnerCapitals: false, isAcronymLike: false },
    ),
    extraTerms,
  };
}

/**
 * Returns each two neighbouring tokens as one word, which the corpus may have: `pretraining` for `pre training`, and
 * `flashattention`. None is made after the article in "a typical", which is not "atypical".
 */
export function neighbourJoins(tokens: readonly string[]): readonly NeighbourJoin[] {
  return tokens.slice(1).flatMap((second, position) => {
    const first = tokens[position] ?? '';
    const joined = first === 'a' ? undefined : joinWords(first, second);
    return joined === undefined ? [] : [{ position, joined }];
  });
}

function typedTokensOf(query: string): ReadonlyMap<string, QueryToken> {
  const typedTokens = new Map<string, QueryToken>();
  // A long query may repeat a word thousands of times.
  const words = [...new Set(query.match(TYPED_WORD))].slice(0, MAX_TYPED_WORDS);
  for (const typed of words) {
    for (const part of typed.split(APOSTROPHE)) {
      const capitals = capitalsOf(part);
      for (const token of readTokens(part).tokens) {
        if (!typedTokens.has(token)) typedTokens.set(token, { token, typed, ...capitals });
      }
    }
  }
  return typedTokens;
}

function capitalsOf(word: string): Pick<QueryToken, 'hasInnerCapitals' | 'isAcronymLike'> {
  const hasLowerCase = /\p{Ll}/u.test(word);
  return {
    hasInnerCapitals: hasLowerCase && /^[^\p{L}]*\p{L}.*\p{Lu}/su.test(word),
    isAcronymLike: /^\p{Lu}{2,6}$/u.test(word),
  };
}
