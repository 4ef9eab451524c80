import type { App, Caller, ComponentAction, ModalAction, ModalReply, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { isCurator } from '../../src/core/server-settings.ts';
import type { Submission, SubmissionDecision } from '../../src/core/submission/submission.ts';
import { canReopen, decideSubmission, reopenSubmission } from '../../src/usecases/decide-submission.ts';
import { trustedNotice } from '../../src/views/notice/notice.ts';
import { decisionNotice, reopenedLines } from '../../src/views/submission/acceptance.ts';
import { deletedNomination, nominationMessage } from '../../src/views/submission/nomination.ts';
import { LINE_FIELD, nominationForm } from '../../src/views/submission/nomination-form.ts';
import { memberMention } from '../../src/views/format/shared-by.ts';
import { paperById } from '../paper/resolve.ts';
import { acceptance, asSeen } from './acceptance.ts';
import { cleanLine } from './clean-line.ts';

type Needs =
  | 'papers'
  | 'posted'
  | 'drafts'
  | 'schedules'
  | 'serverSettings'
  | 'index'
  | 'unitOfWork'
  | 'clock'
  | 'manualRun';

const NOT_A_CURATOR =
  'Nominated papers are for curators: members with Manage Server or with the curator role of this server.';
const GONE = 'This paper is no longer nominated here.';

/** Accepts or declines a nominated paper. */
export const decideNomination: ComponentAction<Needs> = {
  verb: 'nomination',
  changesMessage: true,
  async run(use, app) {
    const [decision, paper] = use.args;
    if (decision === 'accept') return decide({ paper, state: 'accepted' }, use, app);
    if (decision === 'decline') return decide({ paper, state: 'refused' }, use, app);
    throw new UserError('There is no such decision.');
  },
};

/** Opens the form for the line with which a nominated paper is accepted. */
export const openNominationForm: ComponentAction<'papers' | 'submissions' | 'serverSettings', ModalReply> = {
  verb: 'nomination-line',
  async run(use, { papers, submissions, serverSettings }) {
    const paper = await paperById(use.args[0], papers);
    const guildId = guildOf(use);
    if (!isCurator(use, await serverSettings.get(guildId))) throw new UserError(NOT_A_CURATOR);
    const submission = await submissions.get(guildId, paper.id);
    if (submission?.state !== 'nominated') throw new UserError(GONE);
    return { kind: 'modal', modal: nominationForm(paper) };
  },
};

/** Accepts a nominated paper with a line. */
export const acceptWithLine: ModalAction<Needs> = {
  verb: 'nomination-accept',
  changesMessage: true,
  run: (submitted, app) =>
    decide(
      { paper: submitted.args[0], state: 'accepted', line: cleanLine(submitted.text(LINE_FIELD)) },
      submitted,
      app,
    ),
};

async function decide(
  {
    paper: number,
    state,
    line = null,
  }: {
    readonly paper: string | undefined;
    readonly state: SubmissionDecision['state'];
    readonly line?: string | null;
  },
  caller: Caller,
  app: Pick<App, Needs>,
): Promise<PlainReply> {
  const { papers, unitOfWork, index, clock, manualRun } = app;
  const now = clock.now();
  const paper = await paperById(number, papers);
  const decision = { guildId: guildOf(caller), paper, by: caller, state, line };
  const result = await decideSubmission(decision, { unitOfWork, stores: app, index, now });
  if (result.kind === 'notCurator') throw new UserError(NOT_A_CURATOR);
  if (result.kind === 'gone')
    return {
      kind: 'update',
      isForEveryone: true,
      body: deletedNomination(paper),
      followUp: trustedNotice(GONE),
    };
  const { submission, isNew, drafts } = result;
  // The drafts of the desk are chosen again.
  if (isNew) manualRun.reschedule();
  const body = nominationMessage(submission, paper);
  const reply = { kind: 'update', isForEveryone: true, body } as const;
  if (!isNew && submission.decidedBy !== caller.userId)
    return { ...reply, followUp: trustedNotice(decidedText(submission)) };
  const followUp = decisionNotice(paper, {
    acceptance: submission.state === 'accepted' ? await acceptance(paper, drafts, caller, app) : undefined,
    canUndo: canReopen(submission, now),
  });
  return followUp ? { ...reply, followUp } : reply;
}

/** Opens a nomination again that the caller accepted or declined. */
export const undoDecision: ComponentAction<'papers' | 'unitOfWork' | 'clock' | 'manualRun'> = {
  verb: 'nomination-undo',
  async run(use, { papers, unitOfWork, clock, manualRun }) {
    const paper = await paperById(use.args[0], papers);
    const reopening = { guildId: guildOf(use), paperId: paper.id, by: use };
    const result = await reopenSubmission(reopening, { unitOfWork, now: clock.now() });
    if (result.kind !== 'reopened') throw new UserError(REOPEN_PROBLEMS[result.kind]);
    // The message of the nomination shows it, and drafts are chosen again.
    manualRun.reschedule();
    return {
      kind: 'update',
      body: trustedNotice(reopenedLines(result.drafts.map(draft => asSeen(draft, use))).join('\n')),
    };
  },
};

const REOPEN_PROBLEMS = {
  notCurator: NOT_A_CURATOR,
  tooOld:
    'This nomination is too old to be opened again. A curator can still put the paper on the list with `/submit`.',
  posted: 'This paper was posted since, so it stays on the list.',
  gone: 'You have not decided on this paper, or it was decided again since.',
} as const;

function decidedText({ state, decidedBy }: Submission): string {
  if (state === 'withdrawn') return GONE;
  return decidedBy === null
    ? 'This was decided before.'
    : `${memberMention(decidedBy)} has decided this already.`;
}

function guildOf({ guildId }: Pick<Caller, 'guildId'>): string {
  if (guildId === null) throw new UserError(GONE);
  return guildId;
}
