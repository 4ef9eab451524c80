import type { App, Caller, ComponentAction, ModalAction, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { keptPapers, type DraftStep } from '../../src/core/schedule/draft-steps.ts';
import { openDraft, postablePapers } from '../../src/usecases/change-draft.ts';
import { PAPER_FIELD } from '../../src/views/desk/draft-forms.ts';
import { draftPaperChoice } from '../../src/views/desk/draft-paper-choice.ts';
import { namedPapers } from '../paper/meant-paper.ts';
import { paperById } from '../paper/resolve.ts';
import { applyStep, menuReply, type DraftWrites } from './apply-step.ts';
import { draftOf, numberOf, PROBLEM_TEXTS } from './draft-result.ts';

/**
 * Adds the named paper to a draft, in the place of another one if the form has one. If the words may mean several papers, the
 * curator chooses.
 */
export const addDraftPaper: ModalAction<DraftWrites | 'remoteLookup'> = {
  verb: 'draft-add',
  async run(submit, app) {
    const [draftId, number] = submit.args;
    // Before a request is sent to a source.
    const draft = draftOf(await openDraft(numberOf(draftId), submit, app));
    const replaced = number === undefined ? undefined : await paperById(number, app.papers);
    const found = await namedPapers(submit.text(PAPER_FIELD), submit, app);
    const [only, ...others] = found;
    if (only && others.length === 0) return putIn(draft.id, only, replaced, submit, app);
    const present = new Set(keptPapers(draft.papers).map(({ paperId }) => paperId));
    const missing = found.filter(({ id }) => !present.has(id));
    if (missing.length === 0) throw new UserError(PROBLEM_TEXTS.present);
    const offered = await postablePapers(draft, missing, app);
    if (offered.length === 0)
      throw new UserError(
        'All papers found for these words were posted in the channel of the schedule already, or were withdrawn.',
      );
    return { kind: 'update', body: draftPaperChoice(draft.id, offered, replaced) };
  },
};

/** Adds the paper that a curator chose among several, in the place of another one if there is one. */
export const pickDraftPaper: ComponentAction<DraftWrites> = {
  verb: 'draft-pick',
  async run(use, app) {
    const [draftId, number] = use.args;
    const paper = await paperById(use.values[0], app.papers);
    const replaced = number === undefined ? undefined : await paperById(number, app.papers);
    return putIn(numberOf(draftId), paper, replaced, use, app);
  },
};

/** Puts the paper back that another one took the place of. */
export const undoSwap: ComponentAction<DraftWrites> = {
  verb: 'draft-unswap',
  async run(use, app) {
    const [draftId, added, replaced] = use.args;
    const leaving = await paperById(added, app.papers);
    const paper = await paperById(replaced, app.papers);
    const step: DraftStep = { kind: 'swap', paperId: leaving.id, other: paper.id };
    const draft = await applyStep(numberOf(draftId), step, use, app);
    return menuReply(draft, paper, 'update', { kind: 'putBack', other: leaving });
  },
};

async function putIn(
  draftId: number,
  paper: Paper,
  replaced: Paper | undefined,
  caller: Caller,
  app: Pick<App, DraftWrites>,
): Promise<PlainReply> {
  const step: DraftStep =
    replaced === undefined
      ? { kind: 'add', paperId: paper.id }
      : { kind: 'swap', paperId: replaced.id, other: paper.id };
  const draft = await applyStep(draftId, step, caller, app, paper);
  if (replaced === undefined) return menuReply(draft, paper, 'update', { kind: 'added' });
  const line = draft.papers.find(each => each.paperId === replaced.id)?.line ?? null;
  return menuReply(draft, paper, 'update', { kind: 'swapped', other: replaced, line });
}
