import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { NearHit } from '../core/search/search.ts';
import { writtenWords } from '../core/search/written-words.ts';
import { MIN_SAVES, nearInterests, readLibraryBasis } from './library-interests.ts';
import type { RecommendContext } from './recommend-papers.ts';
import { withPapers } from './with-papers.ts';

/** Why a paper comes first in a list. */
export interface NearReason {
  /** The saved paper that it is nearest to. */
  readonly near: Paper;
  /** The significant words that both have, as the saved paper writes them. */
  readonly sharedTerms: readonly string[];
}

export type OrderResult =
  | { readonly kind: 'ordered'; readonly ids: readonly PaperId[]; readonly near: readonly NearHit[] }
  | { readonly kind: 'too_few_saves'; readonly needed: number };

/** Papers of each interest that come first: after so many, what is left is hardly near. */
const MAX_NEAR = 25;

/**
 * Orders a list by nearness to a user's library: first the papers near to one of the interests in it, the nearest first,
 * then the others as they were, with those that the user saved or dismissed.
 */
export async function orderForUser(
  userId: string,
  ids: readonly PaperId[],
  { library, dismissedPapers, index }: Omit<RecommendContext, 'papers'>,
): Promise<OrderResult> {
  const { saved, basis } = await readLibraryBasis(userId, undefined, library);
  if (basis.length < MIN_SAVES) return { kind: 'too_few_saves', needed: MIN_SAVES };
  const except = new Set([...saved, ...(await dismissedPapers.ids(userId))]);
  const interests = await nearInterests(basis, { limit: MAX_NEAR, except, among: new Set(ids) }, index);
  const best = new Map<PaperId, NearHit>();
  for (const hit of interests.flatMap(({ hits }) => hits)) {
    if (hit.score > (best.get(hit.id)?.score ?? 0)) best.set(hit.id, hit);
  }
  const near = [...best.values()].toSorted((a, b) => b.score - a.score);
  const others = ids.filter(id => !best.has(id));
  return { kind: 'ordered', ids: [...near.map(({ id }) => id), ...others], near };
}

/** Loads why papers are near to a library. */
export async function loadNearReasons(
  shown: readonly Paper[],
  near: readonly NearHit[],
  papers: RecommendContext['papers'],
): Promise<ReadonlyMap<PaperId, NearReason>> {
  const byId = new Map(shown.map(paper => [paper.id, paper]));
  const hits = await withPapers(
    near.filter(({ id }) => byId.has(id)),
    hit => hit.near,
    papers,
  );
  return new Map(
    hits.flatMap(({ id, paper, sharedTerms }) => {
      const listed = byId.get(id);
      return listed === undefined
        ? []
        : [[id, { near: paper, sharedTerms: writtenWords(sharedTerms, paper, listed) }] as const];
    }),
  );
}
