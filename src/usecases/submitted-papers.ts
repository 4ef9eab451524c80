import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';
import type { ScheduleSpec } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { Submission, SubmissionStore } from '../core/submission/submission.ts';
import { addDays } from '../core/time/calendar.ts';
import { firstAvailable } from './first-available.ts';
import { matchingAmong, scheduleRequest } from './matching-papers.ts';

/**
 * A slot posts papers that were submitted in so many days: those for which there was no room, and of the days without a slot.
 * Less than a week, so that a schedule that repeats papers after seven days does not repeat these.
 */
const SUBMITTED_DAYS = 6;

/** For choices without submitted papers. */
export const NO_SUBMISSIONS: Pick<SubmissionStore, 'acceptedSince'> = {
  acceptedSince: () => Promise.resolve([]),
};

/** What submitted papers are chosen from. */
export interface SubmittedPapersContext {
  readonly papers: Pick<PaperStore, 'getMany'>;
  readonly submissions: Pick<SubmissionStore, 'acceptedSince'>;
  readonly index: Pick<PaperIndex, 'search' | 'searchAny'>;
}

/**
 * Returns the papers of a server's lists of the last days that a slot posts before all others, the first accepted first. They fit
 * the settings of the schedule but for its minimum of votes: its curators' choice counts more.
 */
export async function submittedPapers(
  spec: ScheduleSpec,
  day: string,
  given: ReadonlySet<PaperId>,
  { papers, submissions, index }: SubmittedPapersContext,
): Promise<readonly Paper[]> {
  const accepted = await acceptedFor(spec, day, submissions);
  const ids = accepted.map(({ paperId }) => paperId);
  const request = ids.length === 0 ? undefined : scheduleRequest({ ...spec, minVotes: null });
  const fitting = new Set(request === undefined ? ids : await matchingAmong(request, ids, index));
  return firstAvailable(
    ids.filter(id => fitting.has(id)),
    spec.count,
    given,
    papers,
  );
}

/** Returns the submissions that a slot posts as far as they fit: those of the last days, for a schedule that posts daily lists. */
export async function acceptedFor(
  { what, guildId }: Pick<ScheduleSpec, 'what' | 'guildId'>,
  day: string,
  submissions: Pick<SubmissionStore, 'acceptedSince'>,
): Promise<readonly Submission[]> {
  if (what !== 'daily' && what !== 'auto') return [];
  return submissions.acceptedSince(guildId, addDays(day, -SUBMITTED_DAYS));
}
