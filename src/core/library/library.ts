import type { PostedMessage } from '../message/posted.ts';
import type { PaperId } from '../paper/paper.ts';

/**
 * Why a paper is in a user's library. A paper stays there while it has at least one origin: `explicit` (button, command,
 * menu), or one per message and emoji that the user reacted with.
 */
export type SaveOrigin =
  | { readonly kind: 'explicit' }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly emoji: string };

export interface SavedPaper {
  readonly paperId: PaperId;
  /** Time of the oldest origin that remains, ms since the epoch. */
  readonly savedAt: number;
}

/** Where a save came from. */
export interface SavedFrom {
  readonly paperId: PaperId;
  /** ms since the epoch */
  readonly savedAt: number;
  readonly origin: SaveOrigin;
  /** The message of a reaction; `undefined` for an explicit save, or if the message is unknown. */
  readonly post?: Pick<PostedMessage, 'messageId' | 'channelId' | 'guildId'> & {
    /** Whether the message is known to be deleted. */
    readonly isDeleted: boolean;
  };
}

/** The saved papers of all users. Every write is idempotent. */
export interface LibraryStore {
  /** Returns the papers that did not have this origin before. */
  save(userId: string, paperIds: readonly PaperId[], origin: SaveOrigin, at: number): Promise<PaperId[]>;
  /** Removes one origin; a paper without origins leaves the library. */
  removeOrigin(userId: string, paperIds: readonly PaperId[], origin: SaveOrigin): Promise<void>;
  /**
   * Removes all origins of a paper. Returns whether it was in the library. Its reactions are remembered in
   * `ReactionSaveStore`, so that they do not save it again as long as they stay on their messages.
   */
  unsave(userId: string, paperId: PaperId): Promise<boolean>;
  isSaved(userId: string, paperId: PaperId): Promise<boolean>;
  /** Newest first. */
  list(userId: string, page: { readonly offset: number; readonly limit: number }): Promise<SavedPaper[]>;
  count(userId: string): Promise<number>;
  /** Returns where the saves of papers came from, the first of each paper first. */
  origins(userId: string, paperIds: readonly PaperId[]): Promise<SavedFrom[]>;
  /** Counts the users who have a paper in their library. */
  countSavers(paperId: PaperId): Promise<number>;
}
