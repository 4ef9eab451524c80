import type { Draft } from '../core/schedule/draft.ts';
import { draftChanges, type DraftChanges } from '../core/schedule/draft-changes.ts';
import {
  openDraft,
  type ChangeDraftContext,
  type ChangeDraftProblem,
  type DraftCaller,
} from './change-draft.ts';
import type { ChosenPapers } from './choose-papers.ts';
import { currentChoice } from './current-choice.ts';

/** What starting over discards in a draft. */
export interface Discarded {
  readonly draft: Draft;
  readonly changes: DraftChanges;
}

/** Why a draft is not started over: see `ChangeDraftProblem`; or no curator changed it, or papers cannot be chosen at present. */
export type StartOverProblem = ChangeDraftProblem | 'untouched' | 'notReady';

interface Refused {
  readonly kind: 'refused';
  readonly problem: StartOverProblem;
}

/** Returns what starting over would discard in a draft as it is now. */
export async function previewStartOver(
  draftId: number,
  caller: DraftCaller,
  context: ChangeDraftContext,
): Promise<(Discarded & { readonly kind: 'preview' }) | Refused> {
  const found = await readDraft(draftId, caller, context);
  if (found.kind === 'refused') return found;
  return { kind: 'preview', draft: found.draft, changes: changesOf(found.draft, found.chosen) };
}

/**
 * Gives a draft the papers that would be chosen for it now, as if no curator had changed it. Nothing is discarded that the
 * curator has not seen: if the draft has another revision by now, it stays as it is (`changedSince`).
 */
export async function startDraftOver(
  { draftId, revision }: { readonly draftId: number; readonly revision: number },
  caller: DraftCaller,
  context: ChangeDraftContext,
): Promise<(Discarded & { readonly kind: 'done' | 'changedSince' }) | Refused> {
  const found = await readDraft(draftId, caller, context);
  if (found.kind === 'refused') return found;
  const { chosen } = found;
  return context.unitOfWork(async stores => {
    const opened = await openDraft(draftId, caller, stores);
    if (opened.kind === 'refused') return opened;
    const { draft } = opened;
    if (!draft.isTouched) return { kind: 'refused', problem: 'untouched' };
    const changes = changesOf(draft, chosen);
    if (draft.revision !== revision) return { kind: 'changedSince', draft, changes };
    const paperIds = chosen.papers.map(paper => paper.id);
    await stores.drafts.rechoose(draftId, { paperIds, listName: chosen.listName });
    return { kind: 'done', draft, changes };
  });
}

async function readDraft(
  draftId: number,
  caller: DraftCaller,
  context: ChangeDraftContext,
): Promise<{ readonly kind: 'found'; readonly draft: Draft; readonly chosen: ChosenPapers } | Refused> {
  const opened = await openDraft(draftId, caller, context);
  if (opened.kind === 'refused') return opened;
  const { draft } = opened;
  if (!draft.isTouched) return { kind: 'refused', problem: 'untouched' };
  const chosen = await currentChoice(draft, context);
  return chosen ? { kind: 'found', draft, chosen } : { kind: 'refused', problem: 'notReady' };
}

function changesOf({ papers }: Draft, chosen: ChosenPapers): DraftChanges {
  return draftChanges(
    papers,
    chosen.papers.map(paper => paper.id),
  );
}
