import type { PaperId } from '../paper/paper.ts';
import type { ReactionEmoji } from './reaction.ts';

/** An id that no paper has: the place of one that was removed, in `PostedMessage.paperIds`. */
export const REMOVED_PAPER: PaperId = 0;

/** A message of the bot and its papers in the order shown: reactions and buttons find their papers by it for ever. */
export interface PostedMessage {
  readonly messageId: string;
  readonly channelId: string;
  /** The channel's server; `null` in a direct message. */
  readonly guildId: string | null;
  readonly kind: 'digest' | 'card';
  readonly paperIds: readonly PaperId[];
  /** ms since the epoch */
  readonly postedAt: number;
  /** Discord's id of the member who shared it from a private answer; absent for what the bot posts by itself. */
  readonly sharedBy?: string;
  /** What it was posted for, if that was not to show its papers: to discuss one, or by a reading club. */
  readonly postedFor?: 'discussion' | 'club';
  /** The emoji that it was posted with, whatever its server has chosen since; absent for the defaults. */
  readonly reactionEmoji?: ReactionEmoji;
}

/** A posted message whose reactions can be compared with Discord's. */
export interface ReactablePost extends PostedMessage {
  /** Whether the bot's own reaction was last seen on it. */
  readonly hasOwnReaction: boolean;
}

/** The place of a message among all, the newest first. */
export type PostPosition = Pick<PostedMessage, 'messageId' | 'postedAt'>;

export interface PostedStore {
  /**
   * Stores a message; has no effect if it is stored already. Without `reactionEmoji`, it has those of its server's settings
   * now.
   */
  remember(message: PostedMessage): Promise<void>;
  get(messageId: string): Promise<PostedMessage | undefined>;
  /**
   * Returns the newest messages of a server that showed a paper, without those known to be deleted; without a server,
   * those of the channel.
   */
  showing(
    paperId: PaperId,
    where: Pick<PostedMessage, 'guildId' | 'channelId'>,
    limit: number,
  ): Promise<PostedMessage[]>;
  /**
   * Returns the newest messages posted since an instant (ms since the epoch), without those known to be deleted; `after`
   * the last one of the page before.
   */
  recent(page: {
    readonly since: number;
    readonly after?: PostPosition | undefined;
    readonly limit: number;
  }): Promise<ReactablePost[]>;
  /** Returns the papers of the newest messages of a server, each once, the newest first. */
  recentPapers(guildId: string, limit: number): Promise<PaperId[]>;
  /** Sets `ReactablePost.hasOwnReaction`; has no effect on an unknown message. */
  setOwnReaction(messageId: string, hasOwnReaction: boolean): Promise<void>;
  /** Records that a message no longer exists in its channel. */
  markDeleted(messageId: string): Promise<void>;
}
