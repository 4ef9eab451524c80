import type { PaperId } from '../paper/paper.ts';

/**
 * Why a paper is in somebody's library. A paper stays while it has at least one origin: `explicit` (button, command,
 * menu), or one for each (message, emoji) reacted with.
 */
export type SaveOrigin =
  | { readonly kind: 'explicit' }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly emoji: string };

export interface SavedPaper {
  readonly paperId: PaperId;
  /** When its first remaining origin was made; ms since the epoch. */
  readonly savedAt: number;
}

/** Everybody's saved papers. All writes can be repeated without effect. */
export interface LibraryStore {
  save(userId: string, paperIds: readonly PaperId[], origin: SaveOrigin, at: number): Promise<void>;
  /** Takes one origin away; the paper leaves the library with its last. */
  removeOrigin(userId: string, paperIds: readonly PaperId[], origin: SaveOrigin): Promise<void>;
  /** Takes all origins of a paper away. Answers whether it was in the library. */
  unsave(userId: string, paperId: PaperId): Promise<boolean>;
  isSaved(userId: string, paperId: PaperId): Promise<boolean>;
  /** Newest first. */
  list(userId: string, page: { readonly offset: number; readonly limit: number }): Promise<SavedPaper[]>;
  count(userId: string): Promise<number>;
  /** How many people have a paper in their library. */
  savers(paperId: PaperId): Promise<number>;
}
