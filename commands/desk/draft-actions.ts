import type { ComponentAction, ModalAction, ModalReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { DraftStep } from '../../src/core/schedule/draft-steps.ts';
import { openDraft } from '../../src/usecases/change-draft.ts';
import { BUTTON_STEPS } from '../../src/views/desk/draft-custom-ids.ts';
import { draftLineForm, draftPaperForm } from '../../src/views/desk/draft-forms.ts';
import { LINE_FIELD } from '../../src/views/submission/nomination-form.ts';
import { paperById } from '../paper/resolve.ts';
import { cleanLine } from '../submit/clean-line.ts';
import { applyStep, menuReply, type DraftWrites } from './apply-step.ts';
import { draftOf, numberOf, PROBLEM_TEXTS } from './draft-result.ts';

type Reads = 'papers' | 'drafts' | 'serverSettings';

/** Opens the menu of a paper of a draft. */
export const openDraftPaper: ComponentAction<Reads> = {
  verb: 'draft-paper',
  async run(use, app) {
    const draft = draftOf(await openDraft(numberOf(use.args[0]), use, app));
    return menuReply(draft, await paperById(use.values[0], app.papers), 'private');
  },
};

/** Takes a step on a paper of a draft, and shows its menu as it is then. */
export const takeStep: ComponentAction<DraftWrites> = {
  verb: 'draft-step',
  async run(use, app) {
    const [name, draftId, number] = use.args;
    const kind = BUTTON_STEPS.find(each => each === name);
    if (kind === undefined) throw new UserError('There is no such step.');
    const paper = await paperById(number, app.papers);
    const draft = await applyStep(numberOf(draftId), { kind, paperId: paper.id }, use, app);
    return menuReply(draft, paper, 'update');
  },
};

/** Opens the form for a line, for another paper in the place of one, or for a further paper. */
export const openDraftForm: ComponentAction<Reads, ModalReply> = {
  verb: 'draft-form',
  async run(use, app) {
    const [kind, draftId, number] = use.args;
    const draft = draftOf(await openDraft(numberOf(draftId), use, app));
    if (kind === 'add') return { kind: 'modal', modal: draftPaperForm(draft.id) };
    const paper = await paperById(number, app.papers);
    const entry = draft.papers.find(each => each.paperId === paper.id);
    if (!entry) throw new UserError(PROBLEM_TEXTS.notInDraft);
    return {
      kind: 'modal',
      modal: kind === 'line' ? draftLineForm(draft.id, paper, entry.line) : draftPaperForm(draft.id, paper),
    };
  },
};

/** Sets the line of a paper of a draft. */
export const setDraftLine: ModalAction<DraftWrites> = {
  verb: 'draft-line',
  async run(submit, app) {
    const [draftId, number] = submit.args;
    const paper = await paperById(number, app.papers);
    const line = cleanLine(submit.text(LINE_FIELD));
    const step: DraftStep = { kind: 'line', paperId: paper.id, line, by: submit.userId };
    return menuReply(await applyStep(numberOf(draftId), step, submit, app), paper, 'update');
  },
};
