import type { Paper, PaperId } from '../paper/paper.ts';
import type { Nearness } from './digest-themes.ts';

/**
 * Papers that are as near as this, with titles that have some words in common, say the same, such as a paper and its longer
 * version. Measured on the starter corpus: one pair is (1.31), and the next (1.02) are two systems for the same purpose.
 */
const MIN_NEARNESS = 1.15;
const MIN_OVERLAP_OF_NEAR = 0.4;

/** Titles that share so many of all their words are those of two versions, or of parts. */
const MIN_TITLE_OVERLAP = 0.75;

/** A share of the words of shorter titles says little. */
const MIN_TITLE_WORDS = 4;

/** Returns the papers that say nearly the same as one before them, by which one that is. */
export function findNearDuplicates(
  papers: readonly Pick<Paper, 'id' | 'title'>[],
  nearness: Nearness,
): Map<PaperId, PaperId> {
  const shown: { readonly id: PaperId; readonly words: ReadonlySet<string> }[] = [];
  const duplicates = new Map<PaperId, PaperId>();
  for (const { id, title } of papers) {
    const words = new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    const like = shown.find(each => {
      const needed = nearness(each.id, id) >= MIN_NEARNESS ? MIN_OVERLAP_OF_NEAR : MIN_TITLE_OVERLAP;
      return titleOverlap(each.words, words) >= needed;
    });
    if (like) duplicates.set(id, like.id);
    else shown.push({ id, words });
  }
  return duplicates;
}

/** Returns the share of the words of either title that both have; 0 for short titles. */
function titleOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size < MIN_TITLE_WORDS || b.size < MIN_TITLE_WORDS) return 0;
  const both = [...a].filter(word => b.has(word)).length;
  return both / (a.size + b.size - both);
}
