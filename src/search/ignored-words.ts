import { wordsOf } from './words.ts';

/** A word as somebody types it: apostrophes within it and marks within a number belong to it. */
const typedWord =
  /[\p{L}\p{M}\p{N}]+(?:(?:(?<=\p{L})['‘’ʼ′`](?=\p{L})|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Folded words as the query writes them, each once, in its order; what folding made out of no one word is given as it
 * is. A run of letters without spaces is told as a whole, and only if nothing of it is known.
 */
export function asTyped(query: string, folded: ReadonlySet<string>): string[] {
  if (folded.size === 0) return [];
  const typed = new Set<string>();
  const left = new Set(folded);
  for (const [written] of query.matchAll(typedWord)) {
    const { parts } = wordsOf(written);
    const isNew = parts.filter(part => left.delete(part)).length > 0;
    if (isNew && parts.every(part => folded.has(part))) typed.add(written);
  }
  return [...typed, ...left];
}

/** The most words that one compound joins. */
const longestJoint = 4;

/** The words of a query that stand in one of these joints, each with its joints: `flash` and `attention` with `flashattention`. */
export function wordsJoined(
  parts: readonly string[],
  joints: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const words = new Map<string, string[]>();
  if (joints.size === 0) return words;
  for (let first = 0; first < parts.length; first += 1) {
    for (let end = first + 2; end <= Math.min(first + longestJoint, parts.length); end += 1) {
      const joined = parts.slice(first, end);
      const joint = joined.join('');
      if (joints.has(joint)) for (const word of joined) words.set(word, [...(words.get(word) ?? []), joint]);
    }
  }
  return words;
}
