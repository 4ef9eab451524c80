import type { Schedule } from '../core/schedule/schedule.ts';
import type { ArxivFollowStore } from '../core/source/arxiv-follow.ts';
import { newestAnnouncement } from '../core/time/announcements.ts';
import { HOUR_MS } from '../core/time/duration.ts';

/** How long a slot of the preset `arxiv` waits for the feed of its night; then it posts what there is. */
export const MAX_FEED_WAIT_MS = HOUR_MS;

/** Returns whether the next slot of a schedule waits for arXiv's feed: a category that is followed lacks that night's papers. */
export async function waitsForFeed(
  { preset, category, next }: Schedule,
  now: number,
  arxivFollow: Pick<ArxivFollowStore, 'get' | 'pinned'>,
): Promise<boolean> {
  if (preset !== 'arxiv' || now >= next.dueAt + MAX_FEED_WAIT_MS) return false;
  const night = newestAnnouncement(next.dueAt);
  for (const each of category === null ? await arxivFollow.pinned() : [category]) {
    const state = await arxivFollow.get(each);
    if (state && (state.coveredOn ?? '') < night) return true;
  }
  return false;
}
