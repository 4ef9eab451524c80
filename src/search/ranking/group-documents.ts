import type { PaperId } from '../../core/paper/paper.ts';
import { nearnessTo, type NearnessContext } from './paper-nearness.ts';

/** Groups that are less near than this on average are about different things; unrelated papers have about 0. */
const MIN_NEARNESS = 0.04;

/**
 * Groups papers by what they are about, the largest group first: the two groups that are nearest to each other on average
 * become one as long as they are near, or there are more than `maxGroups` of them. 200 papers take some 20 ms.
 */
export function groupDocuments(
  ids: readonly PaperId[],
  maxGroups: number,
  context: NearnessContext,
): PaperId[][] {
  const { documents } = context.index;
  const known = [...new Set(ids)].filter(id => documents.numberOf(id) !== -1);
  const numbers = known.map(documents.numberOf);
  const pairs = pairwiseNearness(numbers, context);
  const groups = new Map(known.map((id, place) => [place, [id]]));
  for (
    let nearest = nearestPair(groups, pairs);
    nearest !== undefined;
    nearest = nearestPair(groups, pairs)
  ) {
    if (nearest.nearness < MIN_NEARNESS && groups.size <= maxGroups) break;
    joinGroups(nearest, groups, pairs);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length);
}

/** Compares each paper with each other one; the nearness of a paper to itself is not used. */
function pairwiseNearness(papers: readonly number[], context: NearnessContext): Float32Array[] {
  const nearness = nearnessTo(papers, context);
  const pairs = papers.map(() => new Float32Array(papers.length));
  for (const [a, paper] of papers.entries()) {
    const own = pairs[a];
    own?.set(nearness(paper, a + 1).subarray(a + 1), a + 1);
    for (let b = a + 1; b < papers.length; b += 1) {
      const other = pairs[b];
      if (other !== undefined) other[a] = own?.[b] ?? 0;
    }
  }
  return pairs;
}

/** Two groups by their places. */
interface Pair {
  readonly a: number;
  readonly b: number;
  readonly nearness: number;
}

function nearestPair(groups: ReadonlyMap<number, unknown>, pairs: readonly Float32Array[]): Pair | undefined {
  const places = [...groups.keys()];
  let nearest: Pair | undefined;
  for (const [at, a] of places.entries()) {
    const row = pairs[a];
    for (let i = at + 1; i < places.length; i += 1) {
      const b = places[i] ?? 0;
      const nearness = row?.[b] ?? 0;
      if (nearest === undefined || nearness > nearest.nearness) nearest = { a, b, nearness };
    }
  }
  return nearest;
}

/** Moves the papers of the second group into the first, whose nearness to the others becomes the mean of all papers. */
function joinGroups({ a, b }: Pair, groups: Map<number, PaperId[]>, pairs: readonly Float32Array[]): void {
  const [first = [], second = []] = [groups.get(a), groups.get(b)];
  const size = first.length + second.length;
  for (const place of groups.keys()) {
    const row = pairs[place];
    if (row === undefined || place === a || place === b) continue;
    const mean = (first.length * (row[a] ?? 0) + second.length * (row[b] ?? 0)) / size;
    row[a] = mean;
    const own = pairs[a];
    if (own !== undefined) own[place] = mean;
  }
  groups.set(a, [...first, ...second]);
  groups.delete(b);
}
