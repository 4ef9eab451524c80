import type { ActivityCounters } from '../core/activity-counters.ts';
import type { Ticker } from '../jobs/ticker.ts';
import type { Jobs } from './start-jobs.ts';

/** What runs by itself once the bot answers. What is opened before refers to it, and finds nothing there until then. */
export interface Background {
  jobs?: Jobs;
  desk?: Ticker;
  /** Counts for metrics, if they are served. */
  counters?: ActivityCounters | undefined;
  /** Decides due slots, delivers and shows drafts, now instead of at the next tick. */
  wake(): void;
}

export function createBackground(): Background {
  const background: Background = {
    wake() {
      background.jobs?.wake();
      background.desk?.wake();
    },
  };
  return background;
}
