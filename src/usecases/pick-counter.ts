import type { PaperId } from '../core/paper/paper.ts';
import { weightAt, type PaperPickStore, type PickCounter } from '../core/search/paper-picks.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { localDate } from '../core/time/calendar.ts';

/** Papers whose picks order completions; those before them were picked long ago. */
const MAX_PICKED_PAPERS = 10_000;

/** Picks of a day that are known by who made them: a few MB. More are not counted. */
const MAX_PICKS_A_DAY = 50_000;

/** Counts picks in memory, which costs a lookup nothing. */
export interface SyncedPickCounter extends PickCounter {
  /** Stores what was counted, and tells the index what all processes have stored. Rejects if the database fails; nothing is lost. */
  sync(): Promise<void>;
}

export interface PickCounterOptions {
  readonly paperPicks: PaperPickStore;
  readonly index: Pick<PaperIndex, 'setPicks'>;
  /** Returns the time in ms since the epoch. */
  readonly now: () => number;
}

/** Creates a counter that has counted nothing. */
export function createPickCounter({ paperPicks, index, now }: PickCounterOptions): SyncedPickCounter {
  const counts = new Map<PaperId, number>();
  /** Who picked what today, in memory alone: a paper does not rise because one member picks it again and again. */
  const picksOfDay = new Set<string>();
  let day = localDate(now(), 'UTC');

  function forgetPastDay(): void {
    const today = localDate(now(), 'UTC');
    if (today !== day) picksOfDay.clear();
    day = today;
  }

  return {
    count(paperId, userId) {
      forgetPastDay();
      const pick = `${userId} ${paperId}`;
      if (picksOfDay.has(pick) || picksOfDay.size >= MAX_PICKS_A_DAY) return;
      picksOfDay.add(pick);
      counts.set(paperId, (counts.get(paperId) ?? 0) + 1);
    },

    async sync() {
      forgetPastDay();
      for (const [paperId, count] of counts) {
        await paperPicks.add(paperId, { count, at: now() });
        const rest = (counts.get(paperId) ?? 0) - count;
        if (rest > 0) counts.set(paperId, rest);
        else counts.delete(paperId);
      }
      const picks = await paperPicks.latest(MAX_PICKED_PAPERS);
      const at = now();
      index.setPicks(new Map([...picks].map(([paperId, each]) => [paperId, weightAt(each, at)])));
    },
  };
}
