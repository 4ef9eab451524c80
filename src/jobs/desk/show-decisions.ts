import { isInShare } from '../../core/message/snowflake-share.ts';
import { NOMINATION_TTL_MS } from '../../core/submission/submission.ts';
import { nominationMessage } from '../../views/submission/nomination.ts';
import type { ShowDraftsContext } from './show-drafts.ts';

/** Nominations whose messages are edited in one run; there are few. */
const NOMINATIONS_PER_RUN = 20;

/**
 * Withdraws nominations that no curator decided on in time, and edits the messages of those that were decided or withdrawn: a
 * button does so at once, but a curator can also submit the paper, and the process may end in between. Returns how long Discord asks to wait, ms; 0 if it does not.
 */
export async function showDecisions(
  now: number,
  { stores, editor, shares, log }: ShowDraftsContext,
  signal: AbortSignal,
): Promise<number> {
  const { submissions, papers } = stores;
  await submissions.withdrawOlder(now - NOMINATION_TTL_MS, now);
  for (const submission of await submissions.decidedUnshown(NOMINATIONS_PER_RUN)) {
    if (signal.aborted) return 0;
    const { guildId, paperId, message } = submission;
    const paper = await papers.get(paperId);
    if (!message || !paper || !isInShare(guildId, shares().guilds)) continue;
    const body = nominationMessage(submission, paper);
    const outcome = await editor.edit(message.channelId, message.messageId, body);
    if (outcome.kind === 'postponed') return outcome.retryAfterMs;
    if (outcome.kind !== 'edited') log.info('decision_not_shown', { paper: paperId, why: outcome.kind });
    await submissions.setShown(guildId, paperId);
  }
  return 0;
}
