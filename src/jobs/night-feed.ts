import type { Schedule } from '../core/schedule/schedule.ts';
import type { ArxivFollowStore } from '../core/source/arxiv-follow.ts';
import { newestAnnouncement } from '../core/time/announcements.ts';
import { HOUR_MS } from '../core/time/duration.ts';

/** How long a slot of the preset `arxiv` waits for the feed of its night; then it posts what there is. */
export const MAX_FEED_WAIT_MS = HOUR_MS;

type FollowedCategories = Pick<ArxivFollowStore, 'get' | 'pinned'>;

/** Returns the store as it is from now on, read once for each category: the schedules of a tick name the same few. */
export function readOnce(arxivFollow: FollowedCategories): FollowedCategories {
  const states = new Map<string, ReturnType<FollowedCategories['get']>>();
  let pinned: Promise<string[]> | undefined;
  return {
    get(category) {
      const state = states.get(category) ?? arxivFollow.get(category);
      states.set(category, state);
      return state;
    },
    pinned: () => (pinned ??= arxivFollow.pinned()),
  };
}

/** Returns whether the next slot of a schedule waits for arXiv's feed: a category that is followed lacks that night's papers. */
export async function waitsForFeed(
  { preset, category, next }: Schedule,
  now: number,
  arxivFollow: FollowedCategories,
): Promise<boolean> {
  if (preset !== 'arxiv' || now >= next.dueAt + MAX_FEED_WAIT_MS) return false;
  const night = newestAnnouncement(next.dueAt);
  for (const each of category === null ? await arxivFollow.pinned() : [category]) {
    const state = await arxivFollow.get(each);
    if (state && (state.coveredOn ?? '') < night) return true;
  }
  return false;
}
