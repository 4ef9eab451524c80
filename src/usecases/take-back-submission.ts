import type { PaperId } from '../core/paper/paper.ts';
import type { Draft } from '../core/schedule/draft.ts';
import type { UnitOfWork } from '../core/stores.ts';
import type { Submission } from '../core/submission/submission.ts';
import { leaveDrafts } from './decide-submission.ts';
import { isPostedBySchedule } from './posts-since-acceptance.ts';

/** Whether a submission was taken back; if not, why. */
export type TakeBackResult =
  | {
      readonly kind: 'takenBack';
      /** Whether it was on a list; else it was nominated. */
      readonly wasListed: boolean;
      /** Drafts that curators changed and that keep the paper. */
      readonly drafts: readonly Draft[];
    }
  | { readonly kind: 'decided' | 'posted' | 'gone' };

/** Returns whether a member can take back what they submitted: no other member has decided on it. */
export function canTakeBack({ state, submittedBy, decidedBy }: Submission, userId: string): boolean {
  if (submittedBy !== userId) return false;
  return state === 'nominated' || (state === 'accepted' && decidedBy === userId);
}

/**
 * Takes a member's paper off the list of its day, or withdraws its nomination. Once a curator has decided on it, or a schedule has
 * posted it, it stays.
 */
export async function takeBackSubmission(
  {
    guildId,
    paperId,
    userId,
  }: { readonly guildId: string; readonly paperId: PaperId; readonly userId: string },
  { unitOfWork, now }: { readonly unitOfWork: UnitOfWork; /** ms since the epoch */ readonly now: number },
): Promise<TakeBackResult> {
  return unitOfWork(async stores => {
    const submission = await stores.submissions.get(guildId, paperId);
    if (!submission || submission.submittedBy !== userId || submission.state === 'withdrawn')
      return { kind: 'gone' };
    if (!canTakeBack(submission, userId)) return { kind: 'decided' };
    const wasListed = submission.state === 'accepted';
    if (wasListed && (await isPostedBySchedule(submission, stores))) return { kind: 'posted' };
    // A curator may decide at the same moment.
    if (!(await stores.submissions.takeBack(guildId, paperId, userId, now))) return { kind: 'decided' };
    return { kind: 'takenBack', wasListed, drafts: wasListed ? await leaveDrafts(submission, stores) : [] };
  });
}
