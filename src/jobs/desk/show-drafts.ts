import type { Log } from '../../core/log.ts';
import { isInShare } from '../../core/message/snowflake-share.ts';
import type { Draft } from '../../core/schedule/draft.ts';
import type { Stores } from '../../core/stores.ts';
import type { WorkShares } from '../../core/work-shares.ts';
import { renderDraft } from '../../usecases/render-draft.ts';
import type { DeskEditor } from './desk-editor.ts';

const DRAFTS_PER_PAGE = 20;

export interface ShowDraftsContext {
  readonly stores: Pick<Stores, 'drafts' | 'schedules' | 'papers' | 'submissions'>;
  readonly editor: DeskEditor;
  readonly shares: () => WorkShares;
  readonly log: Log;
}

/**
 * Edits the messages of drafts that have changed since. Which revision a message shows is stored once an edit has succeeded,
 * so that a restart loses none.
 */
export async function showDrafts(context: ShowDraftsContext, signal: AbortSignal): Promise<void> {
  const { stores, shares } = context;
  for (let afterId = 0; ;) {
    const page = await stores.drafts.outdated(afterId, DRAFTS_PER_PAGE);
    for (const draft of page) {
      if (signal.aborted) return;
      if (isInShare(draft.guildId, shares().guilds)) await showDraft(draft, context);
    }
    const last = page.at(-1);
    if (!last || page.length < DRAFTS_PER_PAGE) return;
    afterId = last.id;
  }
}

async function showDraft(draft: Draft, { stores, editor, log }: ShowDraftsContext): Promise<void> {
  const { id, message, revision } = draft;
  if (!message) return;
  const outcome = await editor.edit(message, () => renderDraft(draft, stores));
  if (!outcome) return;
  // A message that is gone, or cannot be edited, is not tried again before the next change.
  if (outcome.kind !== 'edited') log.info('draft_not_shown', { draft: id, why: outcome.kind });
  await stores.drafts.setShownRevision(id, revision);
}
