import type { Delivery } from '../../core/delivery/delivery.ts';
import { REMOVED_PAPER } from '../../core/message/posted.ts';
import type { PaperId } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { lastRestore } from '../../usecases/notice-restore.ts';
import { papersOfButtons } from '../papers-of-buttons.ts';

/**
 * Returns the papers of a message in their order. One that was posted before a backup was restored may show other papers
 * than the delivery that was decided again: then its buttons say which. Those that were added after the backup are not
 * known any more.
 */
export async function postedPaperIds(
  { isRestored, shownIds, nonce }: Delivery,
  customIds: readonly string[] | undefined,
  { metadata }: Pick<Stores, 'metadata'>,
): Promise<readonly PaperId[]> {
  const restore = isRestored && customIds ? await lastRestore(metadata) : undefined;
  if (!customIds || !restore) return shownIds;
  const ids = papersOfButtons(customIds, nonce);
  return ids.map(id => (id <= restore.maxPaperId ? id : REMOVED_PAPER));
}
