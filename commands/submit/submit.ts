import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Command } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import {
  MAX_LINE_LENGTH,
  MAX_OPEN_NOMINATIONS,
  RENOMINATION_WAIT_MS,
} from '../../src/core/submission/submission.ts';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { submitPaper, type SubmitResult } from '../../src/usecases/submit-paper.ts';
import { canTakeBack } from '../../src/usecases/take-back-submission.ts';
import { submissionNotice } from '../../src/views/submission/submission-notice.ts';
import { IN_SERVERS } from '../contexts.ts';
import { requirePaper } from '../paper/meant-paper.ts';
import { completePaper, paperOption } from '../paper/option.ts';
import { acceptance } from './acceptance.ts';
import { cleanLine } from './clean-line.ts';

type Needs =
  | 'papers'
  | 'posted'
  | 'drafts'
  | 'schedules'
  | 'index'
  | 'remoteLookup'
  | 'serverSettings'
  | 'unitOfWork'
  | 'channelAccess'
  | 'manualRun'
  | 'clock';

/** Puts a paper on the server's list of the day, or nominates it. */
export const submit: Command<Needs> = {
  definition: {
    name: 'submit',
    description: 'Put a paper on today’s list here, or nominate it',
    ...IN_SERVERS,
    options: [
      paperOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'line',
        description: 'Why it is worth reading: one line that is shown with the paper',
        max_length: MAX_LINE_LENGTH,
      },
    ],
  },
  example: '/submit paper:2312.00752',

  async run(invocation, app) {
    const { guildId, userId, isMemberHere, options } = invocation;
    if (guildId === null || !isMemberHere)
      throw new UserError(
        'A list of the day belongs to a server that Paperboy is a member of: use this command there.',
      );
    const { paper, source } = await requirePaper(invocation, app);
    if (paper.isWithdrawn) throw new UserError('This paper was withdrawn, so it cannot be on a list.');
    const line = cleanLine(options.string('line') ?? '');
    const { unitOfWork, index, channelAccess, clock } = app;
    const submitted = await submitPaper(
      { guildId, paper, by: invocation, line },
      { unitOfWork, stores: app, index, channelAccess, now: clock.now() },
    );
    const result = requireSubmission(submitted);
    const { kind, submission } = result;
    // The curators are asked, the drafts of the desk are chosen again, or messages show another line.
    if (kind !== 'known') app.manualRun.reschedule();
    const drafts = result.kind === 'listed' ? result.drafts : [];
    const accepted = await acceptance(paper, drafts, invocation, app);
    return {
      kind: 'private',
      body: submissionNotice({
        kind,
        submission,
        paper,
        userId,
        source,
        canTakeBack: canTakeBack(submission, userId),
        isLineLost: result.kind === 'known' && result.isLineLost,
        ...accepted,
      }),
    };
  },

  complete: ({ focused }, app) => completePaper(focused.text, app),
};

/** Throws `UserError` if nothing was submitted. */
function requireSubmission(
  result: SubmitResult,
): Exclude<SubmitResult, { kind: 'tooMany' | 'tooSoon' | 'noDesk' }> {
  if (result.kind === 'tooMany')
    throw new UserError(
      `You have ${MAX_OPEN_NOMINATIONS} papers nominated that no curator has decided on, or took them back today. Wait until one is decided.`,
    );
  if (result.kind === 'tooSoon')
    throw new UserError(
      `You took this paper back just now. Nominate it again ${RENOMINATION_WAIT_MS / MINUTE_MS} minutes after that.`,
    );
  if (result.kind === 'noDesk')
    throw new UserError(
      'This server has no channel where curators are asked. A member with Manage Server can choose a desk channel with `/settings server`.',
    );
  return result;
}
