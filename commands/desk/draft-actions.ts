import type { App, Caller, ComponentAction, ModalAction, ModalReply, PlainReply } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import type { Draft } from '../../src/core/schedule/draft.ts';
import type { DraftStep } from '../../src/core/schedule/draft-steps.ts';
import { changeDraft, openDraft, type ChangeDraftContext } from '../../src/usecases/change-draft.ts';
import { BUTTON_STEPS } from '../../src/views/desk/draft-custom-ids.ts';
import { draftLineForm, draftPaperForm, PAPER_FIELD } from '../../src/views/desk/draft-forms.ts';
import { draftPaperMenu } from '../../src/views/desk/draft-paper-menu.ts';
import { LINE_FIELD } from '../../src/views/submission/nomination-form.ts';
import { namedPaper } from '../paper/meant-paper.ts';
import { paperById } from '../paper/resolve.ts';
import { cleanLine } from '../submit/clean-line.ts';
import { draftOf, numberOf, PROBLEM_TEXTS } from './draft-result.ts';

type Reads = 'papers' | 'drafts' | 'serverSettings';
type Writes = keyof ChangeDraftContext | 'manualRun';

/** Opens the menu of a paper of a draft. */
export const openDraftPaper: ComponentAction<Reads> = {
  verb: 'draft-paper',
  async run(use, app) {
    const draft = draftOf(await openDraft(numberOf(use.args[0]), use, app));
    return menuReply(draft, await paperById(use.values[0], app.papers), 'private');
  },
};

/** Takes a step on a paper of a draft, and shows its menu as it is then. */
export const takeStep: ComponentAction<Writes> = {
  verb: 'draft-step',
  async run(use, app) {
    const [name, draftId, number] = use.args;
    const kind = BUTTON_STEPS.find(each => each === name);
    if (kind === undefined) throw new UserError('There is no such step.');
    const paper = await paperById(number, app.papers);
    return menuReply(await change(numberOf(draftId), { kind, paperId: paper.id }, use, app), paper, 'update');
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
export const setDraftLine: ModalAction<Writes> = {
  verb: 'draft-line',
  async run(submit, app) {
    const [draftId, number] = submit.args;
    const paper = await paperById(number, app.papers);
    const line = cleanLine(submit.text(LINE_FIELD));
    const step: DraftStep = { kind: 'line', paperId: paper.id, line, by: submit.userId };
    return menuReply(await change(numberOf(draftId), step, submit, app), paper, 'update');
  },
};

/** Adds the named paper to a draft, in the place of another one if the form has one. */
export const addDraftPaper: ModalAction<Reads | Writes | 'remoteLookup'> = {
  verb: 'draft-add',
  async run(submit, app) {
    const [draftId, number] = submit.args;
    // Before a request is sent to a source.
    draftOf(await openDraft(numberOf(draftId), submit, app));
    const { paper } = await namedPaper(submit.text(PAPER_FIELD), submit, app);
    const replaced = number === undefined ? undefined : await paperById(number, app.papers);
    const step: DraftStep =
      replaced === undefined
        ? { kind: 'add', paperId: paper.id }
        : { kind: 'swap', paperId: replaced.id, other: paper.id };
    return menuReply(await change(numberOf(draftId), step, submit, app), paper, 'update');
  },
};

async function change(
  draftId: number,
  step: DraftStep,
  caller: Caller,
  app: Pick<App, Writes>,
): Promise<Draft> {
  const result = await changeDraft(draftId, step, caller, app);
  // The message of the draft is brought up to date: it may show papers that are no longer in it.
  app.manualRun.reschedule();
  return draftOf(result);
}

function menuReply(draft: Draft, paper: Paper, kind: PlainReply['kind']): PlainReply {
  const entry = draft.papers.find(each => each.paperId === paper.id);
  if (!entry) throw new UserError(PROBLEM_TEXTS.notInDraft);
  return { kind, body: draftPaperMenu(draft, entry, paper) };
}
