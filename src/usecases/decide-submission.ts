import type { PaperId } from '../core/paper/paper.ts';
import { isCurator } from '../core/server-settings.ts';
import type { UnitOfWork } from '../core/stores.ts';
import type { Submission, SubmissionDecision } from '../core/submission/submission.ts';
import { submissionDay } from './submit-paper.ts';

/** Which nomination is decided, by whom and how. */
export interface DecideOptions {
  readonly guildId: string;
  readonly paperId: PaperId;
  readonly by: {
    readonly userId: string;
    readonly managesGuild: boolean;
    readonly roleIds: readonly string[];
  };
  readonly state: SubmissionDecision['state'];
  /** The curator's line. */
  readonly line?: string | null;
}

/** The decided submission, and whether it was decided now rather than before. */
export type DecideResult =
  | { readonly kind: 'decided'; readonly submission: Submission; readonly isNew: boolean }
  | { readonly kind: 'notCurator' }
  | { readonly kind: 'gone' };

/** Decides a nomination. Of two curators at the same time, the first decides. */
export async function decideSubmission(
  { guildId, paperId, by, state, line = null }: DecideOptions,
  { unitOfWork, now }: { readonly unitOfWork: UnitOfWork; /** ms since the epoch */ readonly now: number },
): Promise<DecideResult> {
  return unitOfWork(async ({ submissions, serverSettings, drafts }) => {
    const settings = await serverSettings.get(guildId);
    if (!isCurator(by, settings)) return { kind: 'notCurator' };
    const day = state === 'accepted' ? submissionDay(settings, now) : null;
    const isNew = await submissions.decide(guildId, paperId, { state, by: by.userId, at: now, day, line });
    if (isNew && state === 'accepted') await drafts.recheckUntouched(guildId);
    const submission = await submissions.get(guildId, paperId);
    return submission ? { kind: 'decided', submission, isNew } : { kind: 'gone' };
  });
}
