/** A paper that may be recommended for an interest. */
export interface RecommendCandidate {
  readonly id: number;
  /** Higher is nearer to the interest; comparable within it. */
  readonly score: number;
  /** `YYYY[-MM[-DD]]`; `null` if unknown. */
  readonly publishedAt: string | null;
}

/** A group of saved papers about the same, with the papers near to it. */
export interface Interest<T extends RecommendCandidate> {
  /** Saved papers of the group. */
  readonly size: number;
  /** Nearest first. */
  readonly candidates: readonly T[];
}

/**
 * Papers whose scores differ by less than this share of the best one's count as equally near: the newest comes first.
 * Wider bands put newer papers before nearer ones; measured by `bench -- recommend`.
 */
const BAND_SHARE = 0.1;

/**
 * Chooses papers for several interests, each paper once: the places are shared by the sizes of the interests (by
 * Sainte-Laguë's method, as seats are by votes), so that a small interest also gets its turn. Within an interest, papers
 * come by bands of their score, the newest first in each.
 */
export function chooseFromInterests<T extends RecommendCandidate>(
  interests: readonly Interest<T>[],
  count: number,
): T[] {
  const lists = interests.map(({ size, candidates }) => ({ size, left: inBands(candidates), given: 0 }));
  const chosen = new Map<number, T>();
  while (chosen.size < count) {
    for (const list of lists) list.left = list.left.filter(({ id }) => !chosen.has(id));
    const [next] = lists
      .filter(({ left }) => left.length > 0)
      .toSorted((a, b) => b.size / (2 * b.given + 1) - a.size / (2 * a.given + 1));
    const first = next?.left[0];
    if (next === undefined || first === undefined) break;
    chosen.set(first.id, first);
    next.given += 1;
  }
  return [...chosen.values()];
}

/** Returns candidates by bands of their score, in each the newest first. */
function inBands<T extends RecommendCandidate>(candidates: readonly T[]): readonly T[] {
  const best = candidates.reduce((most, { score }) => Math.max(most, score), 0);
  const bandOf = ({ score }: T): number => Math.floor((1 - score / best) / BAND_SHARE);
  const dateOf = ({ publishedAt }: T): string => publishedAt ?? '';
  return candidates.toSorted(
    (a, b) => bandOf(a) - bandOf(b) || compare(dateOf(b), dateOf(a)) || b.score - a.score,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
