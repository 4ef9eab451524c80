import type { ComponentAction } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { openDraft } from '../../src/usecases/change-draft.ts';
import { postDraftNow, skipDraftSlot, type PostNowProblem } from '../../src/usecases/decide-draft-slot.ts';
import { postQuestion } from '../../src/views/desk/post-question.ts';
import { skipQuestion } from '../../src/views/desk/skip-question.ts';
import { notice } from '../../src/views/notice/notice.ts';
import { draftOf, numberOf, PROBLEM_TEXTS } from './draft-result.ts';

/** Asks whether a draft is to be posted before its time. */
export const askToPost: ComponentAction<'drafts' | 'serverSettings'> = {
  verb: 'draft-post',
  async run(use, app) {
    return { kind: 'private', body: postQuestion(draftOf(await openDraft(numberOf(use.args[0]), use, app))) };
  },
};

/** Posts a draft before its time. */
export const postDraft: ComponentAction<'unitOfWork' | 'manualRun' | 'clock'> = {
  verb: 'draft-post-now',
  async run(use, { unitOfWork, manualRun, clock }) {
    const context = { unitOfWork, now: clock.now() };
    const result = await postDraftNow(numberOf(use.args[0]), use, context);
    if (result.kind === 'refused') throw new UserError(textOf(result.problem));
    manualRun.reschedule();
    return { kind: 'update', body: notice('It is posted within a minute.') };
  },
};

function textOf(problem: PostNowProblem): string {
  if (problem === 'noPapers')
    return 'This draft has no papers, so there is nothing to post. Add a paper first, or skip this slot.';
  if (problem === 'onItsWay')
    return 'An earlier post of this schedule is still on its way. Try again once it is in its channel.';
  return PROBLEM_TEXTS[problem];
}

/** Asks whether the slot of a draft is to be skipped. */
export const askToSkip: ComponentAction<'drafts' | 'serverSettings'> = {
  verb: 'draft-skip',
  async run(use, app) {
    return { kind: 'private', body: skipQuestion(draftOf(await openDraft(numberOf(use.args[0]), use, app))) };
  },
};

/** Skips the slot of a draft. */
export const skipSlot: ComponentAction<'unitOfWork' | 'manualRun' | 'clock'> = {
  verb: 'draft-skip-now',
  async run(use, { unitOfWork, manualRun, clock }) {
    draftOf(await skipDraftSlot(numberOf(use.args[0]), use, { unitOfWork, now: clock.now() }));
    manualRun.reschedule();
    return { kind: 'update', body: notice('Skipped. The schedule goes on with its next post.') };
  },
};
