import type { Draft, DraftPaper } from '../core/schedule/draft.ts';
import { draftHolds } from '../core/schedule/draft-steps.ts';
import { awaitsNewerList, isNewerList, renewedPapers } from '../core/schedule/renew-draft.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { Stores } from '../core/stores.ts';
import { choosePapers, needsIndex, type ChoiceContext, type ChosenPapers } from './choose-papers.ts';
import { indexProgress } from './index-progress.ts';

/** What the papers of drafts are chosen from. */
export type DraftChoiceContext = Pick<
  Stores,
  'schedules' | 'papers' | 'channelHistory' | 'serverTrends' | 'submissions'
> & { readonly index: PaperIndex };

/** Chooses the papers for the next slot of a schedule, as its draft shows them. Run it outside a transaction. */
export async function chooseForNextSlot(
  schedule: Schedule,
  context: ChoiceContext & Pick<Stores, 'schedules'>,
): Promise<ChosenPapers> {
  const { next } = schedule;
  const since = await context.schedules.lastChosenDate(schedule.id);
  return choosePapers(schedule, { day: next.date, now: next.dueAt, since }, context);
}

/**
 * Returns what would be chosen now for an open draft if no curator had changed it; `undefined` if it no longer holds for its schedule,
 * or the index is not complete yet. Run it outside a transaction.
 */
export async function currentChoice(
  draft: Draft,
  context: DraftChoiceContext,
): Promise<ChosenPapers | undefined> {
  if (draft.state !== 'open') return undefined;
  const schedule = await context.schedules.get(draft.scheduleId);
  if (!draftHolds(draft, schedule)) return undefined;
  if (needsIndex(schedule) && (await indexProgress(context))) return undefined;
  return chooseForNextSlot(schedule, context);
}

/** Returns whether a draft may follow what would be chosen now: one that curators changed follows only a newer daily list. */
function mayFollow(draft: Draft): boolean {
  return draft.state === 'open' && (!draft.isTouched || awaitsNewerList(draft));
}

/** Returns `currentChoice` for a draft that may follow it; `undefined` for another one. Run it outside a transaction. */
export async function choiceToFollow(
  draft: Draft,
  context: DraftChoiceContext,
): Promise<ChosenPapers | undefined> {
  return mayFollow(draft) ? currentChoice(draft, context) : undefined;
}

/** Returns whether papers were chosen from a newer daily list than that of a draft; not if the new one has none that fits. */
export function isNewerChoice(draft: Draft, { listName, papers }: ChosenPapers): boolean {
  return papers.length > 0 && isNewerList(draft, listName);
}

/** Returns whether a draft is to follow what was chosen for it since: other papers, or in another order. */
export function isOutdated(draft: Draft, chosen: ChosenPapers): boolean {
  if (!mayFollow(draft)) return false;
  if (draft.isTouched) return isNewerChoice(draft, chosen);
  return (
    draft.listName !== chosen.listName ||
    chosen.papers.map(paper => paper.id).join() !== draft.papers.map(each => each.paperId).join()
  );
}

/**
 * Has a draft follow what was chosen for it since; returns the draft as it is then. One that curators changed keeps their work,
 * see `renewedPapers`, and the name of its list: it follows the new one until a curator changes it again.
 */
export async function refreshDraft(
  draft: Draft,
  chosen: ChosenPapers | undefined,
  { drafts, papers, schedules }: Pick<Stores, 'drafts' | 'papers' | 'schedules'>,
): Promise<Draft> {
  if (!chosen || !isOutdated(draft, chosen)) return draft;
  const { listName } = chosen;
  const paperIds = chosen.papers.map(paper => paper.id);
  if (!draft.isTouched) {
    await drafts.rechoose(draft.id, { paperIds, listName });
  } else {
    const renewed = renewedPapers(draft.papers, {
      older: new Set(await papers.idsOnDay(draft.listName ?? '')),
      newer: new Set(await papers.idsOnDay(listName ?? '')),
      chosen: paperIds,
      count: (await schedules.get(draft.scheduleId))?.count ?? 0,
    });
    if (hasSamePapers(renewed, draft.papers)) return draft;
    await drafts.setPapers(draft.id, renewed);
  }
  return (await drafts.get(draft.id)) ?? draft;
}

const hasSamePapers = (a: readonly DraftPaper[], b: readonly DraftPaper[]): boolean =>
  JSON.stringify(a.map(({ paperId, isDropped }) => [paperId, isDropped])) ===
  JSON.stringify(b.map(({ paperId, isDropped }) => [paperId, isDropped]));
