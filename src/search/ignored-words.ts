import { MAX_COMPOUND_PARTS, wordsOf } from './words.ts';

/** A word as typed, with apostrophes inside a word and marks inside a number. */
const TYPED_WORD =
  /[\p{L}\p{M}\p{N}]+(?:(?:(?<=\p{L})['‘’ʼ′`](?=\p{L})|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Returns folded words as the query writes them, each once, in order; a folded word that comes from no single typed word
 * is returned as it is. A typed run without spaces is returned as a whole, and only if none of its parts is known.
 */
export function asTyped(query: string, folded: ReadonlySet<string>): string[] {
  if (folded.size === 0) return [];
  const typed = new Set<string>();
  const left = new Set(folded);
  for (const [written] of query.matchAll(TYPED_WORD)) {
    const { parts } = wordsOf(written);
    const isNew = parts.filter(part => left.delete(part)).length > 0;
    if (isNew && parts.every(part => folded.has(part))) typed.add(written);
  }
  return [...typed, ...left];
}

/** Returns the compounds of each word of a query: `flash` and `attention` have `flashattention`. */
export function findCompounds(
  parts: readonly string[],
  compounds: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map<string, string[]>();
  if (compounds.size === 0) return byWord;
  for (let first = 0; first < parts.length; first += 1) {
    for (let end = first + 2; end <= Math.min(first + MAX_COMPOUND_PARTS, parts.length); end += 1) {
      const words = parts.slice(first, end);
      const compound = words.join('');
      if (!compounds.has(compound)) continue;
      for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), compound]);
    }
  }
  return byWord;
}
