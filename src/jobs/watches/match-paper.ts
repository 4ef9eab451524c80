import type { Paper } from '../../core/paper/paper.ts';
import { addDays } from '../../core/time/calendar.ts';
import { isRecent } from '../../core/watch/new-paper.ts';
import type { KnownPaper, WatchCursor } from '../../core/watch/watch-finds.ts';
import type { WatchMatcher } from '../../core/watch/watch-matcher.ts';
import type { Watch } from '../../core/watch/watch.ts';

/** A changed paper, compared with the watches. */
export interface PaperMatch {
  readonly paper: Paper;
  /** What is known about it now. */
  readonly known: KnownPaper;
  /** The watches that it fits, by id. */
  readonly watchIds: readonly number[];
  /** Those of them that it fitted already with the votes that it was last seen with. */
  readonly fittedBefore: ReadonlySet<number>;
}

export interface MatchContext {
  readonly matcher: Pick<WatchMatcher, 'match'>;
  readonly cursor: WatchCursor;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

/** Compares a changed paper with the watches. `before`: what was known about it. */
export function matchPaper(
  paper: Paper,
  before: KnownPaper | undefined,
  { matcher, cursor, today }: MatchContext,
): PaperMatch {
  const known = { paperId: paper.id, firstRev: firstRevOf(paper, before, cursor), upvotes: paper.upvotes };
  const watchIds = isRecent(paper, today) && !paper.isWithdrawn ? matcher.match(paper) : [];
  const earlier = earlierVotes(paper, before, today);
  const hasMoreVotes = earlier !== undefined && (paper.upvotes ?? 0) > earlier;
  // Without knowing its earlier votes, a paper counts as one that fitted before.
  const idsBefore =
    hasMoreVotes && watchIds.length > 0 ? matcher.match({ ...paper, upvotes: earlier }) : watchIds;
  return { paper, known, watchIds, fittedBefore: new Set(idsBefore) };
}

/**
 * Returns whether a watch tells about a paper that it fits. It does if the paper came into the corpus after the watch was made,
 * edited or resumed, whenever it began to fit; or if it has come to fit since it was last seen by its votes alone. So a paper
 * that was there before is not told when it is listed, or has a new version, but is when it reaches the votes.
 */
export function isNewTo({ id, sinceRev }: Pick<Watch, 'id' | 'sinceRev'>, match: PaperMatch): boolean {
  return match.known.firstRev > sinceRev || !match.fittedBefore.has(id);
}

function firstRevOf(paper: Paper, before: KnownPaper | undefined, { maxKnownId }: WatchCursor): number {
  if (before) return before.firstRev;
  return paper.id <= maxKnownId ? 0 : paper.rev;
}

/** Returns the votes that a paper was last seen with; `undefined` if that is not known. */
function earlierVotes(
  { listedOn: [firstDay] }: Paper,
  before: KnownPaper | undefined,
  today: string,
): number | undefined {
  if (before) return before.upvotes ?? 0;
  // People vote for papers on lists: one whose first list is new had no votes.
  const isNewlyListed = firstDay !== undefined && firstDay >= addDays(today, -1);
  return isNewlyListed ? 0 : undefined;
}
