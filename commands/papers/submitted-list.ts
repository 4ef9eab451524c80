import type { App } from '../../src/command.ts';
import type { Paper, PaperId } from '../../src/core/paper/paper.ts';
import type { Submission } from '../../src/core/submission/submission.ts';
import type { Period } from '../../src/core/time/periods.ts';
import { submissionNotes, submissionRemark } from '../../src/views/submission/submission-note.ts';

/** A page of a day's list with the papers that were submitted in a server. */
export interface SubmittedListPage {
  readonly papers: readonly Paper[];
  readonly total: number;
  /** Plain texts for a list that only the caller sees. */
  readonly submitted: ReadonlyMap<PaperId, string>;
  /** Markdown for a post of the papers, as in a digest. */
  readonly notes: ReadonlyMap<PaperId, string>;
}

/**
 * Returns a page of a day's list in a server, with the papers of the server's list of that day first; the newest list has those of
 * the days since. `undefined` if there are none: the list is the same everywhere.
 */
export async function submittedListPage(
  { period, guildId, isNewest }: { period: Period; guildId: string | null; isNewest: boolean },
  { offset, limit }: { offset: number; limit: number },
  { papers, submissions }: Pick<App, 'papers' | 'submissions'>,
): Promise<SubmittedListPage | undefined> {
  if (guildId === null || period.kind !== 'daily') return undefined;
  const accepted = isNewest
    ? await submissions.acceptedSince(guildId, period.first)
    : await submissions.acceptedOn(guildId, period.first);
  if (accepted.length === 0) return undefined;
  const byPaper = new Map<PaperId, Submission>(accepted.map(each => [each.paperId, each]));
  const listed = await papers.idsInPeriod(period);
  const ids = [...byPaper.keys(), ...listed.filter(id => !byPaper.has(id))];
  const shown = ids.slice(offset, offset + limit);
  const submittedShown = shown.flatMap(id => {
    const submission = byPaper.get(id);
    return submission === undefined ? [] : [[id, submission] as const];
  });
  return {
    papers: await papers.getMany(shown),
    total: ids.length,
    submitted: new Map(submittedShown.map(([id, submission]) => [id, submissionRemark(submission)])),
    notes: submissionNotes(new Map(submittedShown)),
  };
}
