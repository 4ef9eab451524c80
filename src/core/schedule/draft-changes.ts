import type { PaperId } from '../paper/paper.ts';
import type { DraftPaper } from './draft.ts';
import { keptPapers } from './draft-steps.ts';

/** What curators changed in a draft, beside the papers that would be chosen for it. */
export interface DraftChanges {
  readonly pinned: readonly PaperId[];
  /** Papers to post that would not be chosen. */
  readonly added: readonly PaperId[];
  /** Papers that would be chosen and are not to be posted. */
  readonly leftOut: readonly PaperId[];
  /** Papers with a curator's line. */
  readonly lines: readonly { readonly paperId: PaperId; readonly line: string }[];
  /** Whether the papers that are in both have another order. */
  readonly isReordered: boolean;
}

/** Compares the papers of a draft with those that would be chosen for it. */
export function draftChanges(papers: readonly DraftPaper[], chosen: readonly PaperId[]): DraftChanges {
  const kept = keptPapers(papers).map(({ paperId }) => paperId);
  const [keptIds, chosenIds] = [new Set(kept), new Set(chosen)];
  const inBoth = kept.filter(id => chosenIds.has(id));
  return {
    pinned: papers.filter(({ isPinned }) => isPinned).map(({ paperId }) => paperId),
    added: kept.filter(id => !chosenIds.has(id)),
    leftOut: chosen.filter(id => !keptIds.has(id)),
    lines: papers.flatMap(({ paperId, line }) => (line === null ? [] : [{ paperId, line }])),
    isReordered: inBoth.join() !== chosen.filter(id => keptIds.has(id)).join(),
  };
}
