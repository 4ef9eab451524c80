import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';
import type { ScheduleSpec } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { Submission, SubmissionStore } from '../core/submission/submission.ts';
import type { ServerSettings } from '../core/server-settings.ts';
import { addDays, localDate } from '../core/time/calendar.ts';
import { firstAvailable } from './first-available.ts';
import { matchingAmong, scheduleRequest } from './matching-papers.ts';

/**
 * A slot posts papers that were submitted in so many days: those for which there was no room, and of the days without a slot.
 * Less than a week, so that a schedule that repeats papers after seven days does not repeat these.
 */
const SUBMITTED_DAYS = 6;

/** Returns the day of a server whose list is open at an instant (ms since the epoch). */
export function submissionDay({ timezone }: Pick<ServerSettings, 'timezone'>, now: number): string {
  return localDate(now, timezone ?? 'UTC');
}

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
  return firstAvailable(await fittingIds(spec, ids, index), spec.count, given, papers);
}

/** Returns the papers that fit the settings of a schedule but for its minimum of votes, in the order given. */
async function fittingIds(
  spec: ScheduleSpec,
  ids: readonly PaperId[],
  index: SubmittedPapersContext['index'],
): Promise<readonly PaperId[]> {
  const request = ids.length === 0 ? undefined : scheduleRequest({ ...spec, minVotes: null });
  if (request === undefined) return ids;
  const fitting = new Set(await matchingAmong(request, ids, index));
  return ids.filter(id => fitting.has(id));
}

/** Returns whether a slot (its local date) posts a paper, as far as there is room, if that is accepted for a day. */
export async function isPostedIfAccepted(
  spec: ScheduleSpec,
  { paperId, day, slot }: { readonly paperId: PaperId; readonly day: string; readonly slot: string },
  index: SubmittedPapersContext['index'],
): Promise<boolean> {
  if (!postsSubmitted(spec) || day < addDays(slot, -SUBMITTED_DAYS)) return false;
  return (await fittingIds(spec, [paperId], index)).length > 0;
}

/** Returns whether a schedule posts submitted papers, as those of daily lists do. */
function postsSubmitted({ what }: Pick<ScheduleSpec, 'what'>): boolean {
  return what === 'daily' || what === 'auto';
}

/** Returns the submissions that a slot posts as far as they fit: those of the last days, for a schedule that posts daily lists. */
export async function acceptedFor(
  spec: Pick<ScheduleSpec, 'what' | 'guildId'>,
  day: string,
  submissions: Pick<SubmissionStore, 'acceptedSince'>,
): Promise<readonly Submission[]> {
  if (!postsSubmitted(spec)) return [];
  return submissions.acceptedSince(spec.guildId, addDays(day, -SUBMITTED_DAYS));
}
