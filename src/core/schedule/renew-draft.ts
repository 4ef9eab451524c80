import type { PaperId } from '../paper/paper.ts';
import { isFullDate } from '../time/partial-date.ts';
import type { Draft, DraftPaper } from './draft.ts';
import { keptPapers, newDraftPaper, withinDraftLimits } from './draft-steps.ts';

/** The list of a later day. */
export interface NewerList {
  /** The papers of the list that the draft was made from. */
  readonly older: ReadonlySet<PaperId>;
  /** The papers of the new one. */
  readonly newer: ReadonlySet<PaperId>;
  /** What would be chosen now, best first. */
  readonly chosen: readonly PaperId[];
  /** How many papers the schedule posts. */
  readonly count: number;
}

/** Returns whether a draft that curators changed is of a daily list, and a newer one may come before its slot. */
export function awaitsNewerList({ listName, slot }: Pick<Draft, 'listName' | 'slot'>): boolean {
  return listName !== null && isFullDate(listName) && listName < slot;
}

/** Returns whether a list is the daily list of a later day than that of a draft. */
export function isNewerList({ listName }: Pick<Draft, 'listName'>, newest: string | null): boolean {
  if (listName === null || newest === null) return false;
  return isFullDate(listName) && isFullDate(newest) && newest > listName;
}

/**
 * Returns the papers of a draft that curators changed before a newer daily list came. Papers of either list are chosen again,
 * unless a curator has pinned them or written a line for them. What else is in the draft stays, and what was left out of the
 * new list stays left out. The new list fills up the draft to as many papers as the schedule posts. It may still be growing:
 * called again, this takes what has come since.
 */
export function renewedPapers(
  papers: readonly DraftPaper[],
  { older, newer, chosen, count }: NewerList,
): readonly DraftPaper[] {
  const stays = papers.filter(({ paperId, isPinned, isDropped, line }) => {
    if (isDropped) return !older.has(paperId) || chosen.includes(paperId);
    return isPinned || line !== null || !(older.has(paperId) || newer.has(paperId));
  });
  const known = new Set(stays.map(paper => paper.paperId));
  const room = Math.max(0, count - keptPapers(stays).length);
  const added = chosen.filter(id => !known.has(id)).slice(0, room);
  const [pinned, others] = [stays.filter(paper => paper.isPinned), stays.filter(paper => !paper.isPinned)];
  return withinDraftLimits([...pinned, ...added.map(newDraftPaper), ...others]);
}
