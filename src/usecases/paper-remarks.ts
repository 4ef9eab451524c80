import type { PaperId } from '../core/paper/paper.ts';
import type { Draft } from '../core/schedule/draft.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Stores } from '../core/stores.ts';
import { addDays } from '../core/time/calendar.ts';
import { submissionNotes, type PaperRemark } from '../views/submission/submission-note.ts';

/** A submitted paper is marked in the posts of so many days: later, what members said of it is old. */
const MARKED_DAYS = 31;

/**
 * Returns what the posts of a slot say about its papers, as markdown: who submitted them, and the lines of members and
 * curators. `draft`: that of the slot.
 */
export async function paperRemarks(
  { guildId }: Pick<Schedule, 'guildId'>,
  { day, paperIds, draft }: { day: string; paperIds: readonly PaperId[]; draft: Draft | undefined },
  { submissions }: Pick<Stores, 'submissions'>,
): Promise<ReadonlyMap<PaperId, string>> {
  const submitted = await submissions.of(guildId, paperIds);
  const since = addDays(day, -MARKED_DAYS);
  const remarks = new Map<PaperId, PaperRemark>();
  for (const paperId of paperIds) {
    const line = draft?.papers.find(paper => paper.paperId === paperId)?.line ?? null;
    const submission = submitted.get(paperId);
    const isMarked = submission?.state === 'accepted' && (submission.day ?? '') >= since;
    if (isMarked) remarks.set(paperId, line === null ? submission : { ...submission, curatorLine: line });
    else if (line !== null) remarks.set(paperId, { submittedBy: null, line: null, curatorLine: line });
  }
  return submissionNotes(remarks);
}
