import type { Log } from '../../core/log.ts';
import type { EditOutcome, MessageEditor } from '../../core/message/message-editor.ts';
import { isInShare } from '../../core/message/snowflake-share.ts';
import type { Draft } from '../../core/schedule/draft.ts';
import type { Stores } from '../../core/stores.ts';
import type { WorkShares } from '../../core/work-shares.ts';
import { renderDraft } from '../../usecases/render-draft.ts';

const DRAFTS_PER_PAGE = 20;

export interface ShowDraftsContext {
  readonly stores: Pick<Stores, 'drafts' | 'schedules' | 'papers' | 'submissions'>;
  readonly editor: MessageEditor;
  readonly shares: () => WorkShares;
  readonly log: Log;
}

/**
 * Edits the messages of drafts that have changed since. Which revision a message shows is stored once an edit has succeeded,
 * so that a restart loses none. Returns how long Discord asks to wait, ms; 0 if it does not.
 */
export async function showDrafts(context: ShowDraftsContext, signal: AbortSignal): Promise<number> {
  const { stores, shares } = context;
  for (let afterId = 0; ;) {
    const page = await stores.drafts.outdated(afterId, DRAFTS_PER_PAGE);
    for (const draft of page) {
      if (signal.aborted) return 0;
      if (!isInShare(draft.guildId, shares().guilds)) continue;
      const outcome = await showDraft(draft, context);
      if (outcome.kind === 'postponed') return outcome.retryAfterMs;
    }
    const last = page.at(-1);
    if (!last || page.length < DRAFTS_PER_PAGE) return 0;
    afterId = last.id;
  }
}

async function showDraft(draft: Draft, { stores, editor, log }: ShowDraftsContext): Promise<EditOutcome> {
  const { id, message, revision } = draft;
  if (!message) return { kind: 'gone' };
  const outcome = await editor.edit(message.channelId, message.messageId, await renderDraft(draft, stores));
  if (outcome.kind === 'postponed') return outcome;
  // A message that is gone, or cannot be edited, is not tried again before the next change.
  if (outcome.kind !== 'edited') log.info('draft_not_shown', { draft: id, why: outcome.kind });
  await stores.drafts.setShownRevision(id, revision);
  return outcome;
}
