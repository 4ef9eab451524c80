import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { Draft } from '../core/schedule/draft.ts';
import { takeDraftStep, type DraftProblem, type DraftStep } from '../core/schedule/draft-steps.ts';
import { isCurator } from '../core/server-settings.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { choiceToFollow, isNewerChoice, refreshDraft, type DraftChoiceContext } from './current-choice.ts';
import { givenPapers, isAnyGiven } from './given-papers.ts';
import { acceptedFor } from './submitted-papers.ts';

/** The curator, and the server of the press. */
export interface DraftCaller {
  readonly guildId: string | null;
  readonly managesGuild: boolean;
  readonly roleIds: readonly string[];
}

/** Why nothing was changed, besides `DraftProblem`. */
export type ClosedDraft = 'notCurator' | 'closed';

/** Why the slot would leave a paper out: it was withdrawn, or its channel had it and the schedule does not repeat it yet. */
export type UnpostablePaper = 'withdrawn' | 'postedBefore';

/** Why a draft was not changed. */
export type ChangeDraftProblem = DraftProblem | ClosedDraft | UnpostablePaper;

export type ChangeDraftResult =
  /** What the draft is now. */
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'refused'; readonly problem: ChangeDraftProblem };

/** Returns an open draft of the caller's server, or why the caller cannot change it. */
export async function openDraft(
  draftId: number,
  { guildId, ...caller }: DraftCaller,
  { drafts, serverSettings }: Pick<Stores, 'drafts' | 'serverSettings'>,
): Promise<ChangeDraftResult> {
  const draft = await drafts.get(draftId);
  if (!draft || draft.guildId !== guildId) return { kind: 'refused', problem: 'closed' };
  if (!isCurator(caller, await serverSettings.get(guildId)))
    return { kind: 'refused', problem: 'notCurator' };
  return draft.state === 'open' ? { kind: 'draft', draft } : { kind: 'refused', problem: 'closed' };
}

/** What changing a draft needs. */
export type ChangeDraftContext = DraftChoiceContext &
  Pick<Stores, 'drafts' | 'serverSettings'> & { readonly unitOfWork: UnitOfWork };

/**
 * Takes a curator's step on a draft. Before it, the draft follows what would be chosen for it now: what was accepted or listed
 * since it was made is not left out. In one transaction with reading it: two curators do not undo each other's steps.
 */
export async function changeDraft(
  draftId: number,
  step: DraftStep,
  caller: DraftCaller,
  context: ChangeDraftContext,
): Promise<ChangeDraftResult> {
  for (;;) {
    const seen = await openDraft(draftId, caller, context);
    if (seen.kind === 'refused') return seen;
    const accepted = await acceptedIds(seen.draft, context);
    const chosen = await choiceToFollow(seen.draft, context);
    const result = await context.unitOfWork(async stores => {
      const opened = await openDraft(draftId, caller, stores);
      if (opened.kind === 'refused') return opened;
      // A paper that was accepted while others were chosen would be missing.
      if (chosen && (await acceptedIds(opened.draft, stores)) !== accepted) return 'chooseAgain';
      const listName = chosen && isNewerChoice(opened.draft, chosen) ? chosen.listName : null;
      const draft = await refreshDraft(opened.draft, chosen, stores);
      return takeStep(draft, step, { stores, listName });
    });
    if (result !== 'chooseAgain') return result;
  }
}

async function acceptedIds(
  { guildId, slot }: Draft,
  { submissions }: Pick<Stores, 'submissions'>,
): Promise<string> {
  const accepted = await acceptedFor({ guildId, what: 'daily' }, slot, submissions);
  return accepted.map(({ paperId }) => paperId).join();
}

/** `listName`: of the newer list that the draft follows; from now on it is that of the draft. */
async function takeStep(
  draft: Draft,
  step: DraftStep,
  { stores, listName }: { readonly stores: Stores; readonly listName: string | null },
): Promise<ChangeDraftResult> {
  const result = takeDraftStep(draft.papers, step);
  if (result.kind === 'refused') return result;
  if (result.kind === 'unchanged') return { kind: 'draft', draft };
  const problem = await problemOfAdded(draft, step, stores);
  if (problem) return { kind: 'refused', problem };
  await stores.drafts.setPapers(draft.id, result.papers, listName ?? undefined);
  return { kind: 'draft', draft: (await stores.drafts.get(draft.id)) ?? draft };
}

/** Returns why the slot would leave out the paper that a step adds; `undefined` if it would not, or none is added. */
async function problemOfAdded(
  { scheduleId, dueAt }: Draft,
  step: DraftStep,
  { schedules, papers, channelHistory }: Pick<Stores, 'schedules' | 'papers' | 'channelHistory'>,
): Promise<UnpostablePaper | undefined> {
  const added = addedPaper(step);
  const schedule = added === undefined ? undefined : await schedules.get(scheduleId);
  if (added === undefined || !schedule) return undefined;
  if ((await papers.get(added))?.isWithdrawn) return 'withdrawn';
  return (await isAnyGiven(schedule, [added], dueAt, channelHistory)) ? 'postedBefore' : undefined;
}

/** Returns those of some papers that the slot of a draft would post: none that was withdrawn, or that its channel had. */
export async function postablePapers(
  { scheduleId, dueAt }: Draft,
  papers: readonly Paper[],
  { schedules, channelHistory }: Pick<Stores, 'schedules' | 'channelHistory'>,
): Promise<readonly Paper[]> {
  const schedule = await schedules.get(scheduleId);
  if (!schedule) return papers;
  const given = await givenPapers(schedule, dueAt, channelHistory);
  return papers.filter(({ id, isWithdrawn }) => !isWithdrawn && !given.has(id));
}

function addedPaper(step: DraftStep): PaperId | undefined {
  if (step.kind === 'swap') return step.other;
  return step.kind === 'add' || step.kind === 'restore' ? step.paperId : undefined;
}
