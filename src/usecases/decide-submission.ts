import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { AcceptedInDraft, Draft } from '../core/schedule/draft.ts';
import { keptPapers } from '../core/schedule/draft-steps.ts';
import { isCurator } from '../core/server-settings.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import {
  NOMINATION_TTL_MS,
  type Submission,
  type SubmissionDecision,
} from '../core/submission/submission.ts';
import { addAcceptedToDrafts, fittingDrafts, type FittingDraftsContext } from './accepted-in-drafts.ts';
import { isPostedBySchedule } from './posts-since-acceptance.ts';
import { submissionDay } from './submitted-papers.ts';

/** The member who decides. */
interface Decider {
  readonly userId: string;
  readonly managesGuild: boolean;
  readonly roleIds: readonly string[];
}

/** Which nomination is decided, by whom and how. */
export interface DecideOptions {
  readonly guildId: string;
  readonly paper: Paper;
  readonly by: Decider;
  readonly state: SubmissionDecision['state'];
  /** The curator's line. */
  readonly line?: string | null;
}

/** The decided submission, and whether it was decided now rather than before. */
export type DecideResult =
  | {
      readonly kind: 'decided';
      readonly submission: Submission;
      readonly isNew: boolean;
      /** See `addAcceptedToDrafts`. */
      readonly drafts: readonly AcceptedInDraft[];
    }
  | { readonly kind: 'notCurator' }
  | { readonly kind: 'gone' };

/** Decides a nomination. Of two curators at the same time, the first decides. */
export async function decideSubmission(
  { guildId, paper, by, state, line = null }: DecideOptions,
  context: FittingDraftsContext & { readonly unitOfWork: UnitOfWork },
): Promise<DecideResult> {
  const { now } = context;
  const isAccepted = state === 'accepted';
  const fitting = isAccepted ? await fittingDrafts(guildId, paper.id, context) : new Set<number>();
  return context.unitOfWork(async stores => {
    const { submissions, serverSettings } = stores;
    const settings = await serverSettings.get(guildId);
    if (!isCurator(by, settings)) return { kind: 'notCurator' };
    const day = isAccepted ? submissionDay(settings, now) : null;
    const isNew = await submissions.decide(guildId, paper.id, { state, by: by.userId, at: now, day, line });
    const drafts = isNew && isAccepted ? await addAcceptedToDrafts({ guildId, paper, fitting }, stores) : [];
    const submission = await submissions.get(guildId, paper.id);
    return submission ? { kind: 'decided', submission, isNew, drafts } : { kind: 'gone' };
  });
}

/** Whether a nomination is open again; if not, why. */
export type ReopenResult =
  | {
      readonly kind: 'reopened';
      /** Drafts that curators changed and that keep the paper: they are left as they are. */
      readonly drafts: readonly Draft[];
    }
  | { readonly kind: 'notCurator' | 'tooOld' | 'posted' | 'gone' };

/** Returns whether a decided nomination can be opened again: it would be withdrawn at once if it was older. */
export function canReopen({ submittedAt }: Pick<Submission, 'submittedAt'>, now: number): boolean {
  return now <= submittedAt + NOMINATION_TTL_MS;
}

/**
 * Opens a nomination again that this curator accepted or declined. One that was accepted leaves the list of its day, and the drafts
 * that no curator changed are chosen again; once a schedule has posted the paper, it stays accepted.
 */
export async function reopenSubmission(
  { guildId, paperId, by }: { readonly guildId: string; readonly paperId: PaperId; readonly by: Decider },
  { unitOfWork, now }: { readonly unitOfWork: UnitOfWork; /** ms since the epoch */ readonly now: number },
): Promise<ReopenResult> {
  return unitOfWork(async stores => {
    const { submissions, serverSettings } = stores;
    if (!isCurator(by, await serverSettings.get(guildId))) return { kind: 'notCurator' };
    const submission = await submissions.get(guildId, paperId);
    if (!submission || submission.decidedBy !== by.userId || isOwn(submission)) return { kind: 'gone' };
    if (!canReopen(submission, now)) return { kind: 'tooOld' };
    const isAccepted = submission.state === 'accepted';
    if (isAccepted && (await isPostedBySchedule(submission, stores))) return { kind: 'posted' };
    if (!(await submissions.reopen(guildId, paperId, by.userId))) return { kind: 'gone' };
    return { kind: 'reopened', drafts: isAccepted ? await leaveDrafts(submission, stores) : [] };
  });
}

/**
 * Has the drafts of a server chosen again without a paper that left its list. Returns those that curators changed and that keep
 * the paper: they are left as they are.
 */
export async function leaveDrafts(
  { guildId, paperId }: Submission,
  { drafts }: Pick<Stores, 'drafts'>,
): Promise<readonly Draft[]> {
  await drafts.recheckUntouched(guildId);
  const keepsPaper = ({ isTouched, papers }: Draft) =>
    isTouched && keptPapers(papers).some(each => each.paperId === paperId);
  return (await drafts.openIn(guildId)).filter(keepsPaper);
}

/** Returns whether a curator put the paper on the list, without a nomination: no message would ask about it. */
function isOwn({ submittedBy, decidedBy, message }: Submission): boolean {
  return submittedBy === decidedBy && message === null;
}
