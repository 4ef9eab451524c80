import type { TextIndex } from '../documents/text-index.ts';
import { eachContentWord, themeKey, type Theme } from './theme-words.ts';

/** Papers that are read in one step, about a millisecond. */
export const PAPERS_PER_STEP = 10;

/** Counts in how many documents each stem is. Yields between its steps. */
export function* countStems(
  papers: readonly number[],
  index: TextIndex,
): Generator<undefined, ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const [i, document] of papers.entries()) {
    if (i % PAPERS_PER_STEP === 0) yield;
    const own = new Set<number>();
    eachContentWord(document, index, ({ word }) => own.add(index.words.stemOf(word)));
    for (const stem of own) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** Counts in how many titles each stem is. */
export function countTitles(
  papers: readonly number[],
  { documents, words }: TextIndex,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const document of papers) {
    const own = new Set(Array.from(documents.record(document).title, words.stemOf));
    for (const stem of own) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** A pair of stems in a row, with the number of documents that have it. */
export interface PairCount {
  readonly pair: readonly [number, number];
  readonly having: number;
}

/**
 * Counts in how many documents pairs of words in a row are of which `isWanted` accepts the stems, by `themeKey`. Yields
 * between its steps.
 */
export function* countPairs(
  papers: readonly number[],
  isWanted: (first: number, second: number) => boolean,
  index: TextIndex,
): Generator<undefined, ReadonlyMap<string, PairCount>> {
  const { words } = index;
  const counts = new Map<string, PairCount>();
  for (const [i, document] of papers.entries()) {
    if (i % PAPERS_PER_STEP === 0) yield;
    const own = new Map<string, readonly [number, number]>();
    eachContentWord(document, index, ({ word, previous }) => {
      if (previous === -1) return;
      const pair = [words.stemOf(previous), words.stemOf(word)] as const;
      if (pair[0] !== pair[1] && isWanted(...pair)) own.set(themeKey(pair), pair);
    });
    for (const [key, pair] of own) counts.set(key, { pair, having: (counts.get(key)?.having ?? 0) + 1 });
  }
  return counts;
}

/** Returns how many documents have a theme. */
export function havingTheme(
  theme: Theme,
  stems: ReadonlyMap<number, number>,
  pairs: ReadonlyMap<string, PairCount>,
): number {
  return theme.length === 1 ? (stems.get(theme[0]) ?? 0) : (pairs.get(themeKey(theme))?.having ?? 0);
}
