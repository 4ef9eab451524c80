import { authorWordTerm } from '../documents/label-terms.ts';
import type { TextIndex } from '../documents/text-index.ts';
import { neighbourJoins } from '../text/query-tokens.ts';
import { stemOf } from '../text/stem.ts';
import type { TermReading } from './query-plan.ts';
import { idfOf, readingsOf } from './query-words.ts';

/** Both words of a pair still count as words of their own. */
const WEIGHT = 0.5;
/** A query of more words is a text, which has its own joined forms. */
const MAX_PAIRS = 64;
/** A further term, with the words of the query that a paper with it has as well. */
export interface PlannedTerm extends TermReading {
  readonly idf: number;
  readonly words: readonly string[];
}

/**
 * Returns the terms that count beside the words: each two neighbours that papers write as one word (`flash attention`), or
 * that are one word of an author's name (`d'alessandro`, `le cun`), and the query's own further index words (`qwen` of
 * `qwen2`, `c++`). `extraTerms` are those of `readQueryTokens`.
 */
export function planFurtherTerms(
  tokens: readonly string[],
  extraTerms: readonly string[],
  index: TextIndex,
): readonly PlannedTerm[] {
  const terms = new Map<number, PlannedTerm>();
  const add = (names: readonly string[], words: readonly string[]): void => {
    const readings = readingsOf(names, WEIGHT, index);
    const idf = idfOf(readings, index);
    for (const reading of readings)
      if (!terms.has(reading.term)) terms.set(reading.term, { ...reading, idf, words });
  };
  for (const { position, joined } of neighbourJoins(tokens).slice(0, MAX_PAIRS))
    add([`j:${joined}`, `s:${stemOf(joined)}`, authorWordTerm(joined)], tokens.slice(position, position + 2));
  for (const term of new Set(extraTerms.slice(0, MAX_PAIRS)))
    if (term.startsWith('m:')) add([term, `s:${stemOf(term.slice(2))}`], wordsWith(term.slice(2), tokens));
    else add([term], []);
  return [...terms.values()];
}

/** Returns the mixed words of the query with these letters: `qwen2` for `qwen`. */
const wordsWith = (letters: string, tokens: readonly string[]): string[] =>
  tokens.filter(token => /\p{N}/u.test(token) && token.includes(letters));
