import type { ComponentAction } from '../../src/command.ts';
import { RENOMINATION_WAIT_MS } from '../../src/core/submission/submission.ts';
import { MINUTE_MS } from '../../src/core/time/duration.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { takeBackSubmission } from '../../src/usecases/take-back-submission.ts';
import { trustedNotice } from '../../src/views/notice/notice.ts';
import { keptInDraftsLines } from '../../src/views/submission/acceptance.ts';
import { paperById } from '../paper/resolve.ts';
import { asSeen } from './acceptance.ts';

/** Takes back a paper that the caller submitted. */
export const takeBack: ComponentAction<'papers' | 'unitOfWork' | 'clock' | 'manualRun'> = {
  verb: 'submission-back',
  async run(use, { papers, unitOfWork, clock, manualRun }) {
    const { guildId, userId } = use;
    const paper = await paperById(use.args[0], papers);
    if (guildId === null) throw new UserError(PROBLEMS.gone);
    const result = await takeBackSubmission(
      { guildId, paperId: paper.id, userId },
      { unitOfWork, now: clock.now() },
    );
    if (result.kind !== 'takenBack') throw new UserError(PROBLEMS[result.kind]);
    // The message of the nomination shows it, and drafts are chosen again.
    manualRun.reschedule();
    const drafts = result.drafts.map(draft => asSeen(draft, use));
    const text = result.wasListed
      ? '↩️ It is off the list of the day.'
      : `↩️ Taken back. You can nominate it again in ${RENOMINATION_WAIT_MS / MINUTE_MS} minutes.`;
    const lines = [text, ...keptInDraftsLines(drafts)];
    return { kind: 'update', body: trustedNotice(lines.join('\n')) };
  },
};

const PROBLEMS = {
  decided: 'A curator has decided on this paper, so it cannot be taken back.',
  posted: 'This paper was posted already, so it stays on the list.',
  gone: 'You have not submitted this paper here, or took it back before.',
} as const;
