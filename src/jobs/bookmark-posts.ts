import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { SAVE_EMOJI } from '../core/message/reaction.ts';

/** More than are posted in the minutes that the outbox takes to empty; what is beyond has no reaction to press. */
const MAX_WAITING = 12_000;

/** A message that was posted. */
export interface BookmarkedPost {
  readonly messageId: string;
  readonly channelId: string;
  /** The channel whose permissions count: that of the message, or the forum of a post. */
  readonly accessChannelId: string;
}

/** Adds the reaction that saves to posts, so that members need only press it. */
export interface Bookmarks {
  add(post: BookmarkedPost): void;
  /** Adds the reaction to the posts that wait, one after another, as long as nothing else is to be sent. */
  addWaiting(signal: AbortSignal): Promise<void>;
}

export interface BookmarksOptions {
  readonly addReaction: (channelId: string, messageId: string, emoji: string) => Promise<void>;
  readonly channelAccess: Pick<ChannelAccess, 'canReact'>;
  /** Whether nothing waits in the outbox, and requests in the background may be made. */
  readonly isIdle: () => Promise<boolean>;
  readonly log: Log;
}

/**
 * Creates the bookmarks of posts. They are no part of what a post promises: one that cannot be added is not tried again,
 * and those that wait when the process ends are not added.
 */
export function createBookmarks({ addReaction, channelAccess, isIdle, log }: BookmarksOptions): Bookmarks {
  const waiting: BookmarkedPost[] = [];

  async function bookmark({ channelId, messageId, accessChannelId }: BookmarkedPost): Promise<void> {
    if (!channelAccess.canReact(accessChannelId)) return;
    try {
      await addReaction(channelId, messageId, SAVE_EMOJI);
    } catch (error) {
      log.info('bookmark_not_added', { channel: channelId, message: messageId, error });
    }
  }

  return {
    add(post) {
      if (waiting.length < MAX_WAITING) waiting.push(post);
    },

    async addWaiting(signal) {
      while (waiting.length > 0 && !signal.aborted && (await isIdle())) {
        const post = waiting.shift();
        if (post) await bookmark(post);
      }
    },
  };
}
