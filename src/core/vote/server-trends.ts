import type { ScoredPaper } from '../paper/trending.ts';
import type { TrendingWindow } from './trending-score.ts';

/** What the members of each server like, ranked in the database. */
export interface ServerTrends {
  /**
   * Returns the papers of a server with the highest scores in a window (`serverScore`), highest first, equal ones by id.
   * Of the votes and of the saves of a member for a paper, the first in the window counts.
   */
  top(guildId: string, window: TrendingWindow, limit: number): Promise<ScoredPaper[]>;
  /** Counts the members who voted for or saved papers in a server since an instant (ms since the epoch). */
  activeMembers(guildId: string, since: number): Promise<number>;
}
