import type { PaperId } from '../paper/paper.ts';

/** A paper on the wall of fame of a server. */
export interface WallEntry {
  readonly guildId: string;
  readonly paperId: PaperId;
  /** The delivery that posts it. */
  readonly deliveryId: number;
  /** ms since the epoch */
  readonly enteredAt: number;
}

/** A paper that has the votes for the wall of fame of a server, and is not on it. */
export type WallCandidate = Pick<WallEntry, 'guildId' | 'paperId'>;

/**
 * The papers that have entered the wall of fame of each server: each once, whatever becomes of its votes. Only votes for the
 * paper itself count: by a button, or by a reaction to a message with no other paper.
 */
export interface WallStore {
  /**
   * Returns papers with enough votes for the walls of their servers that are not on them, as far as a vote for them is
   * not older than `since` (ms since the epoch). Those of a server are in the order of their votes, most first.
   */
  candidates(since: number): Promise<WallCandidate[]>;
  /** Counts the members of a server who voted for the paper itself. */
  votes(guildId: string, paperId: PaperId): Promise<number>;
  /** Counts the papers that entered the wall of a server after an instant (ms since the epoch). */
  enteredAfter(guildId: string, after: number): Promise<number>;
  /** Returns those of some papers that are on the wall of a server. */
  present(guildId: string, paperIds: readonly PaperId[]): Promise<ReadonlySet<PaperId>>;
  /** Puts a paper on the wall; the first entry of a paper stays. */
  enter(entry: WallEntry): Promise<void>;
  /** Returns whether a delivery is the post of a paper on the wall: not if the paper was merged into one that has another post. */
  isPost(deliveryId: number, guildId: string, paperId: PaperId): Promise<boolean>;
  /** Takes a paper off the wall whose post could not be sent, or was withdrawn. */
  leave(deliveryId: number, guildId: string, paperId: PaperId): Promise<void>;
}
