import { createQuota } from './quota.ts';
import type { Quota } from './quota.ts';

const HOUR_MS = 3_600_000;

/** Limits whose existence Discord documents but not their value. Tests may change them. */
export interface Limits {
  /**
   * Edits per hour and channel of messages that are older than an hour (code 30046). Discord does not publish the number
   * (discord/discord-api-docs#4413: "We dont put rate limit details in our documentation"); bots reach it after dozens of
   * edits, not hundreds, hence 30.
   */
  oldEdits: number;
  /**
   * Direct messages that a bot may open within ten minutes (code 40003). Not published either (docs, "Create DM", only
   * warns of it); "a few dozen at once" were refused (DasWolke/SnowTransfer#43), hence 20.
   */
  dmOpenings: number;
}

/** How much of each limit is used. */
export interface Quotas {
  readonly oldEdits: Quota;
  readonly dmOpenings: Quota;
}

/** Returns the limits a new world starts with. */
export function defaultLimits(): Limits {
  return { oldEdits: 30, dmOpenings: 20 };
}

/** Creates unused quotas. `now` is in ms since the epoch, UTC. */
export function createQuotas(limits: Limits, now: () => number): Quotas {
  return {
    oldEdits: createQuota(HOUR_MS, () => limits.oldEdits, now),
    dmOpenings: createQuota(HOUR_MS / 6, () => limits.dmOpenings, now),
  };
}
