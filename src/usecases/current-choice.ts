import type { Draft, DraftStore } from '../core/schedule/draft.ts';
import { draftHolds } from '../core/schedule/draft-steps.ts';
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
 * Returns what would be chosen now for an untouched draft; `undefined` if it keeps its papers: it was changed, it no longer holds for
 * its schedule, or the index is not complete yet. Run it outside a transaction.
 */
export async function currentChoice(
  draft: Draft,
  context: DraftChoiceContext,
): Promise<ChosenPapers | undefined> {
  if (draft.isTouched || draft.state !== 'open') return undefined;
  const schedule = await context.schedules.get(draft.scheduleId);
  if (!draftHolds(draft, schedule)) return undefined;
  if (needsIndex(schedule) && (await indexProgress(context))) return undefined;
  return chooseForNextSlot(schedule, context);
}

/** Returns whether an untouched draft has the papers that were chosen, in their order. */
export function hasChoice({ papers, listName }: Draft, chosen: ChosenPapers): boolean {
  return (
    listName === chosen.listName &&
    chosen.papers.map(paper => paper.id).join() === papers.map(each => each.paperId).join()
  );
}

/** Gives an untouched draft the papers that were chosen for it since; returns the draft as it is then. */
export async function refreshDraft(
  draft: Draft,
  chosen: ChosenPapers | undefined,
  drafts: Pick<DraftStore, 'rechoose' | 'get'>,
): Promise<Draft> {
  if (!chosen || draft.isTouched || draft.state !== 'open') return draft;
  if (hasChoice(draft, chosen)) return draft;
  const paperIds = chosen.papers.map(paper => paper.id);
  await drafts.rechoose(draft.id, { paperIds, listName: chosen.listName });
  return (await drafts.get(draft.id)) ?? draft;
}
