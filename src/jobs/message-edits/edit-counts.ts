import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../../core/log.ts';
import type { CountChange } from '../../core/message/count-changes.ts';
import type { EditOutcome } from '../../core/message/message-editor.ts';
import type { PostedMessage } from '../../core/message/posted.ts';
import { DEFAULT_REACTION_EMOJI } from '../../core/message/reaction.ts';
import type { Stores } from '../../core/stores.ts';
import type { Clock } from '../../core/time/clock.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../core/time/duration.ts';
import type { WorkShares } from '../../core/work-shares.ts';
import { serverCounts, type CountedStores } from '../../usecases/server-counts.ts';
import { countedPaperIds, withServerCounts } from '../../views/format/server-counts.ts';
import type { ReadingEditor } from './message-editor.ts';

/** Messages loaded from the store at once: what is due is looked up again while they are edited. */
const MESSAGES_PER_PAGE = 20;

/** How often changes are looked for, ms: another process, or a command, may have made them. */
const MAX_LOOK_INTERVAL_MS = 2 * SECOND_MS;
const MIN_LOOK_INTERVAL_MS = SECOND_MS / 2;

/** How long a message waits that the bot has no access to, ms: each try is a request that counts as invalid. */
const NO_ACCESS_WAIT_MS = 6 * HOUR_MS;

/** A message that is older, and that the bot has no access to, waits for the next change, ms. */
const MAX_WAITING_AGE_MS = 30 * DAY_MS;

export interface CountEditsOptions {
  readonly stores: Pick<Stores, 'posted' | 'countChanges'> & CountedStores;
  readonly editor: ReadingEditor;
  /** Returns which work this process does first. */
  readonly shares: () => WorkShares;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

/** Brings the counts on messages up to date. */
export interface CountEdits {
  /** Edits the messages that are due. */
  editDue(signal: AbortSignal): Promise<void>;
  /** Returns when to look again, ms since the epoch. */
  nextDueAt(): Promise<number>;
}

/**
 * Creates the edits of counts. A change is stored until an edit that shows it has succeeded, so that a restart loses none; the
 * message is read before, so that everything but the counts stays as it is.
 */
export function createCountEdits(options: CountEditsOptions): CountEdits {
  const { stores, shares, clock, log } = options;
  const { posted, countChanges } = stores;

  async function editOne(change: CountChange): Promise<void> {
    const message = await posted.get(change.messageId);
    const outcome = message ? await showCounts(message, options) : ({ kind: 'gone' } as const);
    const { messageId } = change;
    switch (outcome.kind) {
      case 'edited':
        await countChanges.settle({ ...change, postedAt: message?.postedAt ?? 0 }, clock.now());
        break;
      case 'postponed':
        await countChanges.holdBack(messageId, clock.now() + outcome.retryAfterMs);
        break;
      case 'gone':
        await posted.markDeleted(messageId);
        await countChanges.forget(messageId);
        break;
      case 'refused':
        log.info('counts_not_shown', { message: messageId, why: outcome.why });
        if (outcome.lacksAccess && isRecent(message)) {
          await countChanges.postpone(messageId, clock.now() + NO_ACCESS_WAIT_MS);
        } else {
          await countChanges.forget(messageId);
        }
    }
  }

  function isRecent(message: Pick<PostedMessage, 'postedAt'> | undefined): boolean {
    return message !== undefined && clock.now() - message.postedAt < MAX_WAITING_AGE_MS;
  }

  return {
    async editDue(signal) {
      for (;;) {
        const { guilds } = shares();
        const due = await countChanges.due({ now: clock.now(), guilds, limit: MESSAGES_PER_PAGE });
        for (const change of due) {
          if (signal.aborted) return;
          await editOne(change);
        }
        if (due.length < MESSAGES_PER_PAGE) return;
      }
    },

    async nextDueAt() {
      const now = clock.now();
      const dueAt = (await countChanges.nextDueAt()) ?? Number.POSITIVE_INFINITY;
      return Math.min(Math.max(dueAt, now + MIN_LOOK_INTERVAL_MS), now + MAX_LOOK_INTERVAL_MS);
    },
  };
}

/** Edits a message so that it shows the counts of its papers; one that shows them already counts as edited. */
async function showCounts(
  { messageId, channelId, guildId, kind, paperIds, reactionEmoji }: PostedMessage,
  { stores, editor }: Pick<CountEditsOptions, 'stores' | 'editor'>,
): Promise<EditOutcome> {
  if (guildId === null) return { kind: 'gone' };
  const found = await editor.read(channelId, messageId);
  if (found.kind !== 'read') return found;
  const { components } = found.body;
  // A poll has no room for them.
  if (components.length === 0) return { kind: 'edited' };
  const onButtons = countedPaperIds(components);
  const counts = await serverCounts(guildId, [...new Set([...paperIds, ...onButtons])], stores);
  const hasText = kind === 'digest' && onButtons.length === 0;
  const { voteEmoji } = reactionEmoji ?? DEFAULT_REACTION_EMOJI;
  const edited = withServerCounts(components, {
    counts,
    voteEmoji,
    ...(hasText ? { digestIds: paperIds } : {}),
  });
  if (isDeepStrictEqual(edited, components)) return { kind: 'edited' };
  return await editor.edit(channelId, messageId, { components: edited });
}
