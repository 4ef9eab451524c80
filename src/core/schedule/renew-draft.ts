import type { PaperId } from '../paper/paper.ts';
import { isFullDate } from '../time/partial-date.ts';
import type { Draft, DraftPaper } from './draft.ts';
import { keptPapers, MAX_DRAFT_PAPERS, newDraftPaper } from './draft-steps.ts';

/** The list of a later day. */
export interface NewerList {
  /** The papers of the list that the draft was made from. */
  readonly before: ReadonlySet<PaperId>;
  /** What would be chosen from the new one, best first. */
  readonly chosen: readonly PaperId[];
  /** How many papers the schedule posts. */
  readonly count: number;
}

/** Returns whether papers are chosen from the daily list of a later day than that of a draft. */
export function hasNewerList({ listName }: Pick<Draft, 'listName'>, newest: string | null): boolean {
  return (
    listName !== null && newest !== null && isFullDate(listName) && isFullDate(newest) && newest > listName
  );
}

/**
 * Returns the papers of a draft that curators changed before a newer daily list came: those of the older list make room for
 * those of the new one, unless a curator has pinned them or written a line for them. What curators, or accepted submissions,
 * added stays. There are as many papers as before, and at least as many as the schedule posts, if the new list has them.
 */
export function renewedPapers(
  papers: readonly DraftPaper[],
  { before, chosen, count }: NewerList,
): readonly DraftPaper[] {
  const stays = papers.filter(
    ({ paperId, isPinned, line }) => isPinned || line !== null || !before.has(paperId),
  );
  const known = new Set(papers.map(paper => paper.paperId));
  const size = Math.min(Math.max(keptPapers(papers).length, count), MAX_DRAFT_PAPERS);
  const room = size - keptPapers(stays).length;
  const added = chosen.filter(id => !known.has(id)).slice(0, Math.max(0, room));
  const [pinned, others] = [stays.filter(paper => paper.isPinned), stays.filter(paper => !paper.isPinned)];
  return [...pinned, ...added.map(newDraftPaper), ...others];
}
