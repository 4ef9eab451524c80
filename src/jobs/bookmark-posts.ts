import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import { DEFAULT_REACTION_EMOJI } from '../core/message/reaction.ts';
import type { PostedStore } from '../core/message/posted.ts';
import type { PostedId } from './targets/target.ts';

/** More than are posted in the minutes that the outbox takes to empty; posts after that get no reaction. */
const MAX_WAITING = 12_000;

/** Discord takes four reactions a second in a channel, and the REST client learns that limit by the second one. */
const CHANNEL_PAUSE_MS = SECOND_MS;

/** A message that was posted. */
export interface BookmarkedPost extends PostedId {
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
  readonly posted: Pick<PostedStore, 'get'>;
  readonly addReaction: (channelId: string, messageId: string, emoji: string) => Promise<void>;
  readonly channelAccess: Pick<ChannelAccess, 'canReact'>;
  /** Whether nothing waits in the outbox, and requests in the background may be made. */
  readonly isIdle: () => Promise<boolean>;
  /** In real time, as Discord's limits are. */
  readonly wireClock: Clock;
  readonly log: Log;
}

/**
 * Creates the bookmarks of posts. They are no part of what a post promises: one that cannot be added is not tried again,
 * and those that wait when the process ends are not added.
 */
export function createBookmarks(options: BookmarksOptions): Bookmarks {
  const { posted, addReaction, channelAccess, isIdle, wireClock, log } = options;
  const waiting: BookmarkedPost[] = [];
  /** When a reaction was added to a message of these channels, within the last second, the oldest first. */
  const addedAt = new Map<string, number>();

  /** Resolves when the next reaction in a channel may be added. */
  async function pause(channelId: string, signal: AbortSignal): Promise<void> {
    const since = wireClock.now() - CHANNEL_PAUSE_MS;
    for (const [channel, at] of addedAt) {
      if (at > since) break;
      addedAt.delete(channel);
    }
    const last = addedAt.get(channelId);
    // Not past the pause, in case the clock was moved back.
    if (last !== undefined) await wireClock.wait(Math.min(last - since, CHANNEL_PAUSE_MS), signal);
    addedAt.delete(channelId);
    addedAt.set(channelId, wireClock.now());
  }

  async function bookmark({ channelId, messageId, accessChannelId }: BookmarkedPost): Promise<void> {
    if (!channelAccess.canReact(accessChannelId)) return;
    try {
      const { saveEmoji } = (await posted.get(messageId))?.reactionEmoji ?? DEFAULT_REACTION_EMOJI;
      await addReaction(channelId, messageId, saveEmoji);
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
        if (!post) return;
        await pause(post.channelId, signal);
        if (!signal.aborted) await bookmark(post);
      }
    },
  };
}
