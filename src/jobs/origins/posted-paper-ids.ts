import type { Delivery } from '../../core/delivery/delivery.ts';
import { REMOVED_PAPER } from '../../core/message/posted.ts';
import { timeOfId } from '../../core/message/snowflake.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { lastRestore } from '../../usecases/notice-restore.ts';
import { papersOfButtons } from '../papers-of-buttons.ts';
import type { SentMessage } from './origin-policy.ts';

/**
 * Returns the papers of a message in their order. One that was posted before a backup was restored may show other papers
 * than the delivery that was decided again: then its buttons say which. Those that were added after the backup are not
 * known any more.
 */
export async function postedPaperIds(
  { isRestored, shownIds, nonce }: Pick<Delivery, 'isRestored' | 'shownIds' | 'nonce'>,
  { messageId, customIds }: SentMessage,
  { metadata }: Pick<Stores, 'metadata'>,
): Promise<readonly PaperId[]> {
  const restore = isRestored && customIds ? await lastRestore(metadata) : undefined;
  if (!customIds || !restore || timeOfId(messageId) >= restore.at) return shownIds;
  const ids = papersOfButtons(customIds, nonce);
  return ids.map(id => (id <= restore.maxPaperId ? id : REMOVED_PAPER));
}
