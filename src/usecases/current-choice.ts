import type { Draft } from '../core/schedule/draft.ts';
import { draftHolds } from '../core/schedule/draft-steps.ts';
import { hasNewerList, renewedPapers } from '../core/schedule/renew-draft.ts';
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

/**
 * Returns whether a draft is to follow what was chosen for it since: an untouched one if that are other papers, or in another order;
 * one that curators changed only if it comes from a newer daily list.
 */
export function isOutdated(draft: Draft, chosen: ChosenPapers): boolean {
  if (draft.state !== 'open') return false;
  if (draft.isTouched) return hasNewerList(draft, chosen.listName);
  return (
    draft.listName !== chosen.listName ||
    chosen.papers.map(paper => paper.id).join() !== draft.papers.map(each => each.paperId).join()
  );
}

/**
 * Has a draft follow what was chosen for it since; returns the draft as it is then. One that curators changed keeps their work,
 * see `renewedPapers`.
 */
export async function refreshDraft(
  draft: Draft,
  chosen: ChosenPapers | undefined,
  { drafts, papers, schedules }: Pick<Stores, 'drafts' | 'papers' | 'schedules'>,
): Promise<Draft> {
  if (!chosen || !isOutdated(draft, chosen)) return draft;
  const paperIds = chosen.papers.map(paper => paper.id);
  const { listName } = chosen;
  if (draft.isTouched) {
    const before = new Set(await papers.idsOnDay(draft.listName ?? ''));
    const count = (await schedules.get(draft.scheduleId))?.count ?? 0;
    const renewed = renewedPapers(draft.papers, { before, chosen: paperIds, count });
    await drafts.renew(draft.id, { papers: renewed, listName });
  } else {
    await drafts.rechoose(draft.id, { paperIds, listName });
  }
  return (await drafts.get(draft.id)) ?? draft;
}
