import type { Draft } from '../core/schedule/draft.ts';
import { draftSpecKey, keptPapers } from '../core/schedule/draft-steps.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Stores } from '../core/stores.ts';
import type { ChosenPapers } from './choose-papers.ts';
import { firstAvailable } from './first-available.ts';
import { givenPapers } from './given-papers.ts';

/**
 * Returns the draft that a slot posts: one that a curator changed, of the settings that the schedule has. The papers of an
 * untouched draft are chosen again at the slot, so that a desk changes nothing by itself.
 */
export async function changedDraft(
  schedule: Schedule,
  slot: string,
  { drafts }: Pick<Stores, 'drafts'>,
): Promise<Draft | undefined> {
  const draft = await drafts.ofSlot(schedule.id, slot);
  return draft?.isTouched === true && draft.specKey === draftSpecKey(schedule) ? draft : undefined;
}

/** Returns the papers of a draft, without those that were withdrawn or posted in the channel since. */
export async function papersOfDraft(
  draft: Draft,
  schedule: Schedule,
  now: number,
  { papers, channelHistory }: Pick<Stores, 'papers' | 'channelHistory'>,
): Promise<ChosenPapers> {
  const ids = keptPapers(draft.papers).map(paper => paper.paperId);
  const given = await givenPapers(schedule, now, channelHistory);
  return { papers: await firstAvailable(ids, ids.length, given, papers), listName: draft.listName };
}
