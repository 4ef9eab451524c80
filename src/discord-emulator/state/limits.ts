import { createBudget } from './budget.ts';
import type { Budget } from './budget.ts';

const HOUR = 3_600_000;

/**
 * Limits of which Discord tells that they are there but not where. A test may set others.
 */
export interface Limits {
  /**
   * Edits within an hour of messages of one channel that are older than an hour (code 30046). Discord keeps the number
   * to itself (discord/discord-api-docs#4413: "We dont put rate limit details in our documentation"); people reach it
   * by the dozen, not by the hundred, so 30 stands here.
   */
  oldEdits: number;
  /**
   * Direct messages that a bot may open anew within ten minutes (code 40003). Not told either (docs, "Create DM", only
   * warns of it); "a few dozen at once" were refused (DasWolke/SnowTransfer#43), so 20 stands here.
   */
  dmOpenings: number;
}

/** What has been used of the limits. */
export interface Budgets {
  readonly oldEdits: Budget;
  readonly dmOpenings: Budget;
}

/** The limits a world begins with. */
export function usualLimits(): Limits {
  return { oldEdits: 30, dmOpenings: 20 };
}

/** Nothing used yet. `now` is in ms since the epoch, UTC. */
export function createBudgets(limits: Limits, now: () => number): Budgets {
  return {
    oldEdits: createBudget(HOUR, () => limits.oldEdits, now),
    dmOpenings: createBudget(HOUR / 6, () => limits.dmOpenings, now),
  };
}
