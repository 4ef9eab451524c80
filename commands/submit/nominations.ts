import type { App, Caller, ComponentAction, ModalAction, ModalReply, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { isCurator } from '../../src/core/server-settings.ts';
import type { Submission, SubmissionDecision } from '../../src/core/submission/submission.ts';
import { decideSubmission } from '../../src/usecases/decide-submission.ts';
import { trustedNotice } from '../../src/views/notice/notice.ts';
import { nominationMessage } from '../../src/views/submission/nomination.ts';
import { LINE_FIELD, nominationForm } from '../../src/views/submission/nomination-form.ts';
import { memberMention } from '../../src/views/format/shared-by.ts';
import { paperById } from '../paper/resolve.ts';
import { cleanLine } from './clean-line.ts';

type Needs = 'papers' | 'unitOfWork' | 'clock' | 'manualRun';

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
    return { kind: 'modal', modal: nominationForm(paper, submission.line) };
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
  { papers, unitOfWork, clock, manualRun }: Pick<App, Needs>,
): Promise<PlainReply> {
  const paper = await paperById(number, papers);
  const decision = { guildId: guildOf(caller), paperId: paper.id, by: caller, state, line };
  const result = await decideSubmission(decision, { unitOfWork, now: clock.now() });
  if (result.kind === 'notCurator') throw new UserError(NOT_A_CURATOR);
  if (result.kind === 'gone') throw new UserError(GONE);
  const { submission, isNew } = result;
  // The drafts of the desk are chosen again.
  if (isNew) manualRun.reschedule();
  const body = nominationMessage(submission, paper);
  if (isNew || submission.decidedBy === caller.userId) return { kind: 'update', isForEveryone: true, body };
  return {
    kind: 'update',
    isForEveryone: true,
    body,
    followUp: trustedNotice(decidedText(submission)),
  };
}

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
