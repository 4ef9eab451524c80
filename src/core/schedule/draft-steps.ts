import type { PaperId } from '../paper/paper.ts';
import { fnv1a } from '../text/hash.ts';
import type { Draft, DraftPaper } from './draft.ts';
import type { Schedule, ScheduleSpec } from './schedule.ts';

/** Papers of one message: as many as there are keycap emoji to save them by. */
export const MAX_DRAFT_PAPERS = 10;

/** Papers of a draft with those that were dropped: as many as a select menu offers (docs, "String Select"). */
const MAX_DRAFT_ENTRIES = 25;

/** What is done to a draft. Each step names a paper, so that it means the same on a draft that was changed since it was shown. */
export type DraftStep =
  | { readonly kind: 'pin' | 'unpin' | 'drop' | 'restore' | 'up' | 'down'; readonly paperId: PaperId }
  | { readonly kind: 'line'; readonly paperId: PaperId; readonly line: string | null; readonly by: string }
  | { readonly kind: 'add'; readonly paperId: PaperId }
  /**
   * A submitted paper that was accepted: it becomes the last one to post while there are fewer than `count`, which the schedule
   * posts; else it is left out, as if it was dropped. One that is in the draft stays as it is.
   */
  | { readonly kind: 'accepted'; readonly paperId: PaperId; readonly count: number }
  /** Another paper takes the place of this one, which is dropped. */
  | { readonly kind: 'swap'; readonly paperId: PaperId; readonly other: PaperId };

/** Why a step is not taken. */
export type DraftProblem =
  /** The draft does not have the paper. */
  | 'notInDraft'
  | 'dropped'
  /** A pinned paper is not dropped or replaced. */
  | 'pinned'
  /** The paper to add is in the draft already. */
  | 'present'
  | 'full';

export type DraftStepResult =
  | { readonly kind: 'changed'; readonly papers: readonly DraftPaper[] }
  /** The draft is as the step would make it. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly problem: DraftProblem };

/** Returns the papers of a draft that will be posted, in their order. */
export function keptPapers(papers: readonly DraftPaper[]): readonly DraftPaper[] {
  return papers.filter(paper => !paper.isDropped);
}

/** Returns whether the slot of a draft would be used up without a message. */
export function postsNothing(
  { papers }: Pick<Draft, 'papers'>,
  { empty }: Pick<ScheduleSpec, 'empty'>,
): boolean {
  return empty === 'silent' && keptPapers(papers).length === 0;
}

/**
 * Returns what identifies the settings that decide the papers and the time of a slot: a draft holds as long as they are the
 * same.
 */
export function draftSpecKey(spec: ScheduleSpec): string {
  const { channelId, time, timezone, days, what, sort, count, repeat, preset } = spec;
  const { query, category, author, organization, minVotes } = spec;
  const timing = [time, timezone, days];
  const filter = [query, category, author, organization, minVotes];
  return String(fnv1a(JSON.stringify([channelId, timing, what, sort, count, repeat, preset, filter])));
}

/** Returns whether a draft is that of the next slot of its schedule, as the schedule is now; `undefined` is a deleted one. */
export function draftHolds(
  { slot, specKey }: Pick<Draft, 'slot' | 'specKey'>,
  schedule: Schedule | undefined,
): schedule is Schedule {
  return (
    schedule !== undefined &&
    schedule.pausedReason === null &&
    schedule.next.date === slot &&
    draftSpecKey(schedule) === specKey
  );
}

/**
 * Takes a step of a curator. Pinned papers come first, then the others that are kept, then those that were dropped; a paper
 * is moved only among its like.
 */
export function takeDraftStep(papers: readonly DraftPaper[], step: DraftStep): DraftStepResult {
  if (step.kind === 'add') return addPaper(papers, step.paperId);
  const paper = papers.find(each => each.paperId === step.paperId);
  if (step.kind === 'accepted') {
    if (paper) return UNCHANGED;
    const isDropped = keptPapers(papers).length >= Math.min(step.count, MAX_DRAFT_PAPERS);
    return changed(movedLast(papers, { ...newDraftPaper(step.paperId), isDropped }));
  }
  if (!paper) return { kind: 'refused', problem: 'notInDraft' };
  if (step.kind === 'restore') return paper.isDropped ? addPaper(papers, paper.paperId) : UNCHANGED;
  if (paper.isDropped) return step.kind === 'drop' ? UNCHANGED : { kind: 'refused', problem: 'dropped' };
  if (step.kind === 'swap') return swapPaper(papers, paper, step.other);
  if (step.kind === 'line') {
    const lineBy = step.line === null ? null : step.by;
    return changed(papers.map(each => (each === paper ? { ...each, line: step.line, lineBy } : each)));
  }
  return takePlainStep(papers, paper, step.kind);
}

function takePlainStep(
  papers: readonly DraftPaper[],
  paper: DraftPaper,
  kind: 'pin' | 'unpin' | 'drop' | 'up' | 'down',
): DraftStepResult {
  if (kind === 'up' || kind === 'down') return moved(papers, paper, kind === 'up' ? -1 : 1);
  if (kind === 'drop') {
    if (paper.isPinned) return { kind: 'refused', problem: 'pinned' };
    return changed(movedLast(papers, { ...paper, isDropped: true }));
  }
  const isPinned = kind === 'pin';
  if (paper.isPinned === isPinned) return UNCHANGED;
  const move = isPinned ? movedLast : movedFirst;
  return changed(move(papers, { ...paper, isPinned }));
}

const UNCHANGED: DraftStepResult = { kind: 'unchanged' };

function addPaper(papers: readonly DraftPaper[], paperId: PaperId): DraftStepResult {
  const known = papers.find(each => each.paperId === paperId);
  if (known && !known.isDropped) return { kind: 'refused', problem: 'present' };
  if (keptPapers(papers).length >= MAX_DRAFT_PAPERS) return { kind: 'refused', problem: 'full' };
  return changed(movedLast(papers, { ...(known ?? newDraftPaper(paperId)), isDropped: false }));
}

function swapPaper(papers: readonly DraftPaper[], paper: DraftPaper, other: PaperId): DraftStepResult {
  if (paper.isPinned) return { kind: 'refused', problem: 'pinned' };
  const known = papers.find(each => each.paperId === other);
  if (known && !known.isDropped) return { kind: 'refused', problem: 'present' };
  const taken = { ...(known ?? newDraftPaper(other)), isDropped: false };
  const without = papers.filter(each => each.paperId !== other);
  return changed(
    movedLast(
      without.flatMap(each => (each === paper ? [taken, each] : [each])),
      { ...paper, isDropped: true },
    ),
  );
}

/** Exchanges a paper with the one before or after it of the same kind. */
function moved(papers: readonly DraftPaper[], paper: DraftPaper, by: -1 | 1): DraftStepResult {
  const at = papers.indexOf(paper);
  const neighbour = papers[at + by];
  if (!neighbour || groupOf(neighbour) !== groupOf(paper)) return UNCHANGED;
  return changed(papers.with(at, neighbour).with(at + by, paper));
}

/** Returns the papers with one of them changed, or a new one, as the last of its group. */
function movedLast(papers: readonly DraftPaper[], paper: DraftPaper): DraftPaper[] {
  return grouped([...papers.filter(each => each.paperId !== paper.paperId), paper]);
}

/** Returns the papers with one of them changed, as the first of its group. */
function movedFirst(papers: readonly DraftPaper[], paper: DraftPaper): DraftPaper[] {
  return grouped([paper, ...papers.filter(each => each.paperId !== paper.paperId)]);
}

/** Sorts by group, without changing the order in each. */
function grouped(papers: readonly DraftPaper[]): DraftPaper[] {
  return papers.toSorted((a, b) => groupOf(a) - groupOf(b));
}

function groupOf({ isPinned, isDropped }: DraftPaper): number {
  if (isDropped) return 2;
  return isPinned ? 0 : 1;
}

function changed(papers: readonly DraftPaper[]): DraftStepResult {
  return { kind: 'changed', papers: withinDraftLimits(papers) };
}

/** Returns papers, the dropped ones last: of too many, those that were dropped first are forgotten. */
export function withinDraftLimits(papers: readonly DraftPaper[]): readonly DraftPaper[] {
  const kept = keptPapers(papers);
  const dropped = papers.filter(paper => paper.isDropped).slice(-(MAX_DRAFT_ENTRIES - kept.length));
  return [...kept, ...dropped];
}

/** Returns a paper as no curator has changed it. */
export function newDraftPaper(paperId: PaperId): DraftPaper {
  return { paperId, isPinned: false, isDropped: false, line: null, lineBy: null };
}
