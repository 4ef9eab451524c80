import { NOMINATION_TTL_MS, type Submission } from '../../core/submission/submission.ts';
import type { ChannelAccess } from '../../core/message/channel-access.ts';
import type { Stores } from '../../core/stores.ts';
import { renderNomination } from '../../usecases/render-nomination.ts';
import type { ShowDraftsContext } from './show-drafts.ts';

const NOMINATIONS_PER_PAGE = 20;

export interface ShowDecisionsContext extends Omit<ShowDraftsContext, 'stores'> {
  readonly stores: Pick<Stores, 'submissions' | 'papers' | 'posted'>;
  readonly channelAccess: Pick<ChannelAccess, 'isOpenToAll'>;
}

/**
 * Withdraws nominations that no curator decided on in time, and edits the messages of those that were decided, withdrawn or opened
 * again: a button shows a decision at once, but a curator can also submit the paper, and the process may end in between.
 */
export async function showDecisions(
  now: number,
  context: ShowDecisionsContext,
  signal: AbortSignal,
): Promise<void> {
  const { stores, shares } = context;
  await stores.submissions.withdrawOlder(now - NOMINATION_TTL_MS, now);
  for (let after: Submission | undefined; ;) {
    const { guilds } = shares();
    const page = await stores.submissions.unshown({ guilds, after, limit: NOMINATIONS_PER_PAGE });
    for (const submission of page) {
      if (signal.aborted) return;
      await showDecision(submission, context);
    }
    if (page.length < NOMINATIONS_PER_PAGE) return;
    after = page.at(-1);
  }
}

async function showDecision(
  submission: Submission,
  { stores, editor, channelAccess, log }: ShowDecisionsContext,
): Promise<void> {
  const { submissions, papers, posted } = stores;
  const { paperId, message } = submission;
  const paper = await papers.get(paperId);
  if (!message || !paper) return;
  const outcome = await editor.edit(message, () =>
    renderNomination(submission, paper, message, { posted, channelAccess }),
  );
  if (!outcome) return;
  if (outcome.kind !== 'edited') log.info('decision_not_shown', { paper: paperId, why: outcome.kind });
  await submissions.setShown(submission);
}
