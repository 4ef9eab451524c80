import type { DismissedPaperStore } from '../core/library/dismissed-papers.ts';
import type { LibraryStore } from '../core/library/library.ts';
import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';
import {
  chooseFromInterests,
  type Interest,
  type RecommendCandidate,
} from '../core/recommend/choose-from-interests.ts';
import type { NearHit, PaperIndex } from '../core/search/search.ts';
import { writtenWords } from '../core/search/written-words.ts';
import { withPapers } from './with-papers.ts';
import { MIN_SAVES, nearInterests, readLibraryBasis, type NearInterest } from './library-interests.ts';

/** A recommended paper, with the reason. */
export interface Recommendation {
  readonly paper: Paper;
  /** The saved paper that it is nearest to. */
  readonly near: Paper;
  /** The significant words that both have, most significant first, as the saved paper writes them; at most five. */
  readonly sharedTerms: readonly string[];
}

export type RecommendResult =
  | { readonly kind: 'recommended'; readonly recommendations: readonly Recommendation[] }
  /** The library, or the part of it with the tag, has fewer than `needed` papers. */
  | { readonly kind: 'too_few_saves'; readonly saves: number; readonly needed: number };

export interface RecommendOptions {
  readonly count: number;
  /** Recommends papers near those with this tag, as `parseTag` returns it. */
  readonly tag?: string | undefined;
  /** Further papers that are not recommended, such as those sent before. */
  readonly except?: ReadonlySet<PaperId> | undefined;
}

/** What recommendations are made from. */
export interface RecommendContext {
  readonly papers: Pick<PaperStore, 'getMany'>;
  readonly library: Pick<LibraryStore, 'list' | 'entries'>;
  readonly dismissedPapers: Pick<DismissedPaperStore, 'ids'>;
  readonly index: Pick<PaperIndex, 'groupBySubject' | 'nearGroup'>;
}

/** Candidates for each interest beside those that are shown: some may be withdrawn, or be near to several interests. */
const SPARE_CANDIDATES = 10;

/**
 * Recommends papers near a user's library: the interests in it are kept apart, each paper has its reason, and none was saved
 * or dismissed. Other events are handled between its steps; run it outside a transaction.
 */
export async function recommendPapers(
  userId: string,
  { count, tag, except = new Set() }: RecommendOptions,
  { papers, library, dismissedPapers, index }: RecommendContext,
): Promise<RecommendResult> {
  const { saved, basis } = await readLibraryBasis(userId, tag, library);
  if (basis.length < MIN_SAVES) return { kind: 'too_few_saves', saves: basis.length, needed: MIN_SAVES };
  const excluded = new Set([...saved, ...(await dismissedPapers.ids(userId)), ...except]);
  const limit = count + SPARE_CANDIDATES;
  const near = await nearInterests(basis, { limit, except: excluded }, index);
  const interests: Interest<Candidate>[] = [];
  for (const interest of near) interests.push(await loadCandidates(interest, papers));
  const chosen = chooseFromInterests(interests, count);
  return { kind: 'recommended', recommendations: await withReasons(chosen, papers) };
}

/** A paper that may be recommended, as it is stored. */
interface Candidate extends RecommendCandidate, NearHit {
  readonly paper: Paper;
}

/** Loads the papers near to an interest; leaves out withdrawn ones, and ids of the index that are gone. */
async function loadCandidates(
  { size, hits }: NearInterest,
  papers: Pick<PaperStore, 'getMany'>,
): Promise<Interest<Candidate>> {
  const found = await withPapers(hits, ({ id }) => id, papers);
  const candidates = found
    .filter(({ paper }) => !paper.isWithdrawn)
    .map(each => ({ ...each, publishedAt: each.paper.publishedAt }));
  return { size, candidates };
}

/** Adds the saved paper that each is near to. */
async function withReasons(
  chosen: readonly Candidate[],
  papers: Pick<PaperStore, 'getMany'>,
): Promise<Recommendation[]> {
  const reasons = chosen.map(({ paper, near, sharedTerms }) => ({ recommended: paper, near, sharedTerms }));
  const found = await withPapers(reasons, ({ near }) => near, papers);
  return found.map(({ recommended, paper: near, sharedTerms }) => ({
    paper: recommended,
    near,
    sharedTerms: writtenWords(sharedTerms, near, recommended),
  }));
}
