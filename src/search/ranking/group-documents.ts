import type { PaperId } from '../../core/paper/paper.ts';
import { nearnessToTerms, unitTerms, type NearnessContext } from './paper-nearness.ts';
import type { WeightedTerm } from './weighted-terms.ts';

/** Groups that are less near than this on average are about different things; unrelated papers have about 0. */
const MIN_NEARNESS = 0.04;

/** Papers that are read, or compared with all others, in one step: some milliseconds, also at the first call. */
const PAPERS_PER_STEP = 20;
/** Pairs of groups that become one in one step. */
const JOINS_PER_STEP = 40;

/**
 * Groups papers by what they are about, the largest group first: the two groups that are nearest to each other on average
 * become one as long as they are near, or there are more than `maxGroups` of them. Yields between its steps; papers that change
 * in between are grouped as they were, or less well.
 */
export function* groupDocuments(
  ids: readonly PaperId[],
  maxGroups: number,
  context: NearnessContext,
): Generator<undefined, PaperId[][]> {
  const { documents } = context.index;
  const known = [...new Set(ids)].filter(id => documents.numberOf(id) !== -1);
  const pairs = yield* pairwiseNearness(known.map(documents.numberOf), context);
  const groups = new Map(known.map((id, place) => [place, [id]]));
  for (
    let nearest = nearestPair(groups, pairs);
    nearest !== undefined;
    nearest = nearestPair(groups, pairs)
  ) {
    if (nearest.nearness < MIN_NEARNESS && groups.size <= maxGroups) break;
    joinGroups(nearest, groups, pairs);
    if (groups.size % JOINS_PER_STEP === 0) yield;
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length);
}

/** Compares each paper with each other one; the nearness of a paper to itself is not used. */
function* pairwiseNearness(
  papers: readonly number[],
  context: NearnessContext,
): Generator<undefined, Float32Array[]> {
  const terms: (readonly WeightedTerm[])[] = [];
  for (const paper of papers) {
    terms.push(unitTerms(paper, context));
    if (terms.length % PAPERS_PER_STEP === 0) yield;
  }
  const nearness = nearnessToTerms(papers, terms, context);
  const pairs = papers.map(() => new Float32Array(papers.length));
  for (const [a, paper] of papers.entries()) {
    if (a % PAPERS_PER_STEP === 0) yield;
    const own = pairs[a];
    own?.set(nearness(paper, terms[a] ?? [], a + 1).subarray(a + 1), a + 1);
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
