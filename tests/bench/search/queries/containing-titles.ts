import type { BenchCorpus } from '../bench-corpus.ts';

/** Hits after this one do not count. */
const MRR_DEPTH = 10;

/**
 * Returns the mean reciprocal rank of a search that finds for each fragment exactly the titles with its words in a row, in
 * an order left to chance.
 */
export function possibleMrr(fragments: readonly string[], corpus: BenchCorpus): number {
  const counts = fragments.map(() => 0);
  const wanted = new Map<string, number[]>();
  for (const [place, fragment] of fragments.entries()) {
    const words = wordsOf(fragment);
    const key = words.join(' ');
    wanted.set(key, [...(wanted.get(key) ?? []), place]);
  }
  const lengths = new Set([...wanted.keys()].map(key => key.split(' ').length));
  for (const { title } of corpus.papers()) {
    const words = wordsOf(title);
    for (const places of matchingPlaces(words, lengths, wanted))
      for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  }
  const sum = counts.reduce((total, count) => total + expectedReciprocalRank(count), 0);
  return sum / counts.length;
}

function* matchingPlaces(
  words: readonly string[],
  lengths: ReadonlySet<number>,
  wanted: ReadonlyMap<string, readonly number[]>,
): Generator<readonly number[]> {
  const seen = new Set<string>();
  for (let start = 0; start < words.length; start += 1) {
    for (const length of lengths) {
      const key = words.slice(start, start + length).join(' ');
      const places = wanted.get(key);
      if (places === undefined || seen.has(key)) continue;
      seen.add(key);
      yield places;
    }
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function expectedReciprocalRank(count: number): number {
  let sum = 0;
  for (let rank = 1; rank <= Math.min(MRR_DEPTH, count); rank += 1) sum += 1 / rank;
  return count === 0 ? 0 : sum / count;
}
