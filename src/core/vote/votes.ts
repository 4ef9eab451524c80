import type { PaperId } from '../paper/paper.ts';

/**
 * Why a person has a vote for a paper in a server. The vote counts once, as long as at least one origin is left: `explicit`
 * (the button), or one per message and emoji that the person reacted with.
 */
export type VoteOrigin =
  | { readonly kind: 'explicit' }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly emoji: string };

/** Who votes for what, and where. */
export interface Vote {
  readonly guildId: string;
  readonly userId: string;
  readonly paperIds: readonly PaperId[];
  readonly origin: VoteOrigin;
}

/**
 * The votes for papers of the members of all servers. Every write is idempotent, and marks the counts on messages as changed
 * (`CountChangeStore`). Instants are ms since the epoch.
 */
export interface Votes {
  /** Returns the papers that did not have this origin before. */
  vote(vote: Vote, at: number): Promise<PaperId[]>;
  /** Removes one origin; a vote without origins no longer counts. */
  removeOrigin(vote: Vote, at: number): Promise<void>;
  /**
   * Removes all origins of a vote. Returns whether there was one. Its reactions are remembered in `ReactionSaveStore`, so that
   * they do not vote again as long as they stay on their messages.
   */
  unvote(
    vote: Omit<Vote, 'paperIds' | 'origin'> & { readonly paperId: PaperId },
    at: number,
  ): Promise<boolean>;
  /** Remembers a reaction that the rules of the server do not count, so that it is not missing when reactions are compared. */
  ignoreReaction(
    userId: string,
    reaction: { readonly messageId: string; readonly emoji: string },
  ): Promise<void>;
  /** Returns how many members voted for each of some papers in a server; papers without votes are absent. */
  counts(guildId: string, paperIds: readonly PaperId[]): Promise<ReadonlyMap<PaperId, number>>;
  hasVoted(guildId: string, userId: string, paperId: PaperId): Promise<boolean>;
}
