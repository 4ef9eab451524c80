import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { AcceptedInDraft } from '../core/schedule/draft.ts';
import { draftHolds, keptPapers, takeDraftStep } from '../core/schedule/draft-steps.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { Stores } from '../core/stores.ts';
import { isAnyGiven } from './given-papers.ts';
import { isPostedIfAccepted, submissionDay } from './submitted-papers.ts';

/** What says which drafts an accepted paper fits. */
export interface FittingDraftsContext {
  readonly stores: Pick<Stores, 'drafts' | 'schedules' | 'serverSettings'>;
  readonly index: Pick<PaperIndex, 'search' | 'searchAny'>;
  /** ms since the epoch */
  readonly now: number;
}

/** The numbers of the drafts of a server that a paper fits if it is accepted now. */
export type FittingDrafts = ReadonlySet<number>;

/** Returns the open drafts of a server whose slots post a paper if it is accepted now. Run it outside a transaction. */
export async function fittingDrafts(
  guildId: string,
  paperId: PaperId,
  { stores, index, now }: FittingDraftsContext,
): Promise<FittingDrafts> {
  const day = submissionDay(await stores.serverSettings.get(guildId), now);
  const fitting = new Set<number>();
  for (const draft of await stores.drafts.openIn(guildId)) {
    const schedule = await stores.schedules.get(draft.scheduleId);
    if (!draftHolds(draft, schedule)) continue;
    if (await isPostedIfAccepted(schedule, { paperId, day, slot: draft.slot }, index)) fitting.add(draft.id);
  }
  return fitting;
}

/**
 * Lets the drafts of a server follow that a paper was accepted, in the transaction that accepts it. Those that no curator changed
 * are chosen again. Each of the others that it fits takes it as a step of its own (`DraftStep` 'accepted'), which leaves the steps
 * of curators as they are; unless its slot would leave the paper out. Returns what became of it in these.
 */
export async function addAcceptedToDrafts(
  {
    guildId,
    paper,
    fitting,
  }: { readonly guildId: string; readonly paper: Paper; readonly fitting: FittingDrafts },
  { drafts, schedules, channelHistory }: Pick<Stores, 'drafts' | 'schedules' | 'channelHistory'>,
): Promise<AcceptedInDraft[]> {
  await drafts.recheckUntouched(guildId);
  const results: AcceptedInDraft[] = [];
  for (const id of fitting) {
    const draft = await drafts.get(id);
    if (draft?.isTouched !== true || draft.state !== 'open' || paper.isWithdrawn) continue;
    const schedule = await schedules.get(draft.scheduleId);
    if (!draftHolds(draft, schedule)) continue;
    if (await isAnyGiven(schedule, [paper.id], draft.dueAt, channelHistory)) continue;
    const step = { kind: 'accepted', paperId: paper.id, count: schedule.count } as const;
    const result = takeDraftStep(draft.papers, step);
    const papers = result.kind === 'changed' ? result.papers : draft.papers;
    if (result.kind === 'changed') await drafts.setPapers(id, papers);
    const isAdded = keptPapers(papers).some(each => each.paperId === paper.id);
    results.push({ draft: { ...draft, papers }, schedule, isAdded });
  }
  return results;
}
