import { isInShare } from '../../core/message/snowflake-share.ts';
import type { Stores } from '../../core/stores.ts';
import { MINUTE_MS } from '../../core/time/duration.ts';
import { choiceToFollow, isOutdated, refreshDraft } from '../../usecases/current-choice.ts';
import type { DraftSlotsContext } from './draft-slots.ts';

const DRAFTS_PER_PAGE = 20;

/** Papers change all the time, most of them by votes: drafts follow this often at most. */
const REFRESH_INTERVAL_MS = MINUTE_MS;

/**
 * Creates what has the drafts of this process follow what their slots would post now, once the corpus has changed: untouched ones
 * with a new daily list, other votes, or a withdrawn paper; those that curators changed with a new daily list.
 */
export function createDraftRefresh(
  context: DraftSlotsContext,
): (now: number, signal: AbortSignal) => Promise<void> {
  let shownRev: number | undefined;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  return async (now, signal) => {
    const { rev } = context.index;
    if (rev === shownRev || now < refreshedAt + REFRESH_INTERVAL_MS) return;
    refreshedAt = now;
    if (await refreshAll(context, signal)) shownRev = rev;
  };
}

/** Returns false if it was aborted. */
async function refreshAll(context: DraftSlotsContext, signal: AbortSignal): Promise<boolean> {
  const { stores, unitOfWork, index, shares } = context;
  for (let afterId = 0; ;) {
    const page = await stores.drafts.allOpen(afterId, DRAFTS_PER_PAGE);
    for (const draft of page) {
      if (signal.aborted) return false;
      if (!isInShare(draft.guildId, shares().guilds)) continue;
      const chosen = await choiceToFollow(draft, { ...stores, index });
      if (!chosen || !isOutdated(draft, chosen)) continue;
      await unitOfWork(async (transaction: Pick<Stores, 'drafts' | 'papers' | 'schedules'>) => {
        const current = await transaction.drafts.get(draft.id);
        if (current) await refreshDraft(current, chosen, transaction);
      });
    }
    const last = page.at(-1);
    if (!last || page.length < DRAFTS_PER_PAGE) return true;
    afterId = last.id;
  }
}
