import type { Delivery } from '../../core/delivery/delivery.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { Stores } from '../../core/stores.ts';
import { isShownByWatches } from '../../views/watch/watch-digest.ts';

/**
 * Returns the papers of a delivery that no message of watches has shown before. `ownTexts`: those of the bot's messages to its
 * target since the backup was made that was restored. Which papers came together then is not known, nor are their ids: so each
 * is recognized by the link on its title.
 */
export async function papersNotTold(
  { paperIds }: Pick<Delivery, 'paperIds'>,
  ownTexts: readonly string[],
  { papers }: Pick<Stores, 'papers'>,
): Promise<Paper[]> {
  const stored = await papers.getMany(paperIds);
  return stored.filter(paper => !ownTexts.some(text => isShownByWatches(paper, text)));
}
