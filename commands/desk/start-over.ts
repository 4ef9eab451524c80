import type { App, ComponentAction } from '../../src/command.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { ChangeDraftContext } from '../../src/usecases/change-draft.ts';
import {
  previewStartOver,
  startDraftOver,
  type Discarded,
  type StartOverProblem,
} from '../../src/usecases/start-draft-over.ts';
import { startedOver, startOverQuestion, type DiscardedChanges } from '../../src/views/desk/start-over.ts';
import { numberOf, PROBLEM_TEXTS } from './draft-result.ts';

type Needs = keyof ChangeDraftContext | 'manualRun';

/** Asks whether what curators changed in a draft is to be discarded, and says what that is. */
export const askToStartOver: ComponentAction<Needs> = {
  verb: 'draft-over',
  async run(use, app) {
    const result = await previewStartOver(numberOf(use.args[0]), use, app);
    if (result.kind === 'refused') throw new UserError(textOf(result.problem));
    return { kind: 'private', body: startOverQuestion(result.draft, await discardedOf(result, app)) };
  },
};

/** Starts a draft over, unless it was changed since the question. */
export const startOver: ComponentAction<Needs> = {
  verb: 'draft-over-now',
  async run(use, app) {
    const shown = { draftId: numberOf(use.args[0]), revision: numberOf(use.args[1]) };
    const result = await startDraftOver(shown, use, app);
    if (result.kind === 'refused') throw new UserError(textOf(result.problem));
    const discarded = await discardedOf(result, app);
    if (result.kind === 'changedSince')
      return { kind: 'update', body: startOverQuestion(result.draft, discarded, { isRepeated: true }) };
    app.manualRun.reschedule();
    return { kind: 'update', body: startedOver(discarded) };
  },
};

async function discardedOf(
  { draft, changes }: Discarded,
  { papers }: Pick<App, 'papers'>,
): Promise<DiscardedChanges> {
  const ids = [...draft.papers.map(({ paperId }) => paperId), ...changes.leftOut];
  const found = await papers.getMany([...new Set(ids)]);
  return { changes, papers: new Map(found.map(paper => [paper.id, paper])) };
}

function textOf(problem: StartOverProblem): string {
  if (problem === 'untouched')
    return 'No curator has changed this draft, or another one has started it over.';
  if (problem === 'notReady') return 'Papers cannot be chosen at the moment. Try again in a minute.';
  return PROBLEM_TEXTS[problem];
}
