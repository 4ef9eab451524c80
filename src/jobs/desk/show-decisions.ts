import { isInShare } from '../../core/message/snowflake-share.ts';
import { NOMINATION_TTL_MS } from '../../core/submission/submission.ts';
import type { ChannelAccess } from '../../core/message/channel-access.ts';
import type { Stores } from '../../core/stores.ts';
import { renderNomination } from '../../usecases/render-nomination.ts';
import type { ShowDraftsContext } from './show-drafts.ts';

/** Nominations whose messages are edited in one run; there are few. */
const NOMINATIONS_PER_RUN = 20;

export interface ShowDecisionsContext extends Omit<ShowDraftsContext, 'stores'> {
  readonly stores: Pick<Stores, 'submissions' | 'papers' | 'posted'>;
  readonly channelAccess: Pick<ChannelAccess, 'isOpenToAll'>;
}

/**
 * Withdraws nominations that no curator decided on in time, and edits the messages of those that were decided, withdrawn or opened
 * again: a button shows a decision at once, but a curator can also submit the paper, and the process may end in between. Returns how long Discord asks to wait, ms; 0 if it does not.
 */
export async function showDecisions(
  now: number,
  { stores, editor, channelAccess, shares, log }: ShowDecisionsContext,
  signal: AbortSignal,
): Promise<number> {
  const { submissions, papers, posted } = stores;
  await submissions.withdrawOlder(now - NOMINATION_TTL_MS, now);
  for (const submission of await submissions.unshown(NOMINATIONS_PER_RUN)) {
    if (signal.aborted) return 0;
    const { guildId, paperId, message } = submission;
    const paper = await papers.get(paperId);
    if (!message || !paper || !isInShare(guildId, shares().guilds)) continue;
    const body = await renderNomination(submission, paper, message, { posted, channelAccess });
    const outcome = await editor.edit(message.channelId, message.messageId, body);
    if (outcome.kind === 'postponed') return outcome.retryAfterMs;
    if (outcome.kind !== 'edited') log.info('decision_not_shown', { paper: paperId, why: outcome.kind });
    await submissions.setShown(submission);
  }
  return 0;
}
