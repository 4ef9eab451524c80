import type { App, Caller, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { Draft } from '../../src/core/schedule/draft.ts';
import type { DraftStep } from '../../src/core/schedule/draft-steps.ts';
import { changeDraft, type ChangeDraftContext } from '../../src/usecases/change-draft.ts';
import { draftPaperMenu, type DraftPaperNews } from '../../src/views/desk/draft-paper-menu.ts';
import { draftOf, PROBLEM_TEXTS } from './draft-result.ts';

/** What is needed to change a draft. */
export type DraftWrites = keyof ChangeDraftContext | 'manualRun';

/**
 * Takes a step of the caller on a draft, and returns the draft as it is then. Throws `UserError` if it is not taken. `added`: the
 * paper that the step adds.
 */
export async function applyStep(
  draftId: number,
  step: DraftStep,
  caller: Caller,
  app: Pick<App, DraftWrites>,
  added?: Paper,
): Promise<Draft> {
  const result = await changeDraft(draftId, step, caller, app);
  // The message of the draft is brought up to date: it may show papers that are no longer in it.
  app.manualRun.reschedule();
  return draftOf(result, added);
}

/** Replies with the menu of a paper of a draft. `news`: what was just done. */
export function menuReply(
  draft: Draft,
  paper: Paper,
  kind: PlainReply['kind'],
  news?: DraftPaperNews,
): PlainReply {
  const entry = draft.papers.find(each => each.paperId === paper.id);
  if (!entry) throw new UserError(PROBLEM_TEXTS.notInDraft);
  return { kind, body: draftPaperMenu(draft, entry, paper, news) };
}
