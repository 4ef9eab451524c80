import { newestListDay } from '../../core/time/list-day.ts';
import type { HuggingFaceLists } from '../../core/source/live-sources.ts';
import { addDays } from '../../core/time/calendar.ts';
import type { NamedList } from './import-lists.ts';

/** So many list days are asked for again and again: their votes and comments still change, and papers are added. */
const RECENT_DAYS = 3;

/** The name of the list that is no day's. */
export const TRENDING = 'trending';

/** Longer gaps are left to a backfill, which the operator starts. */
const LONGEST_GAP_DAYS = 31;

/** The oldest of the list days that still change. */
export function firstRecentDay(now: number): string {
  return addDays(newestListDay(now), 1 - RECENT_DAYS);
}

/** A day's list. */
export function dailyList(huggingFace: HuggingFaceLists, day: string): NamedList {
  return { name: day, read: asking => huggingFace.daily(day, asking) };
}

/**
 * What is asked of Hugging Face each time, the newest first: the recent list days, those since the last success (ms
 * since the epoch) if that was earlier, and what is trending.
 */
export function recentLists(
  huggingFace: HuggingFaceLists,
  now: number,
  lastSuccess: number | null,
): NamedList[] {
  const newest = newestListDay(now);
  const recent = firstRecentDay(now);
  const oldest = addDays(newest, -LONGEST_GAP_DAYS);
  const open = lastSuccess === null ? recent : newestListDay(lastSuccess);
  const first = open >= recent ? recent : open < oldest ? oldest : open;
  const days: string[] = [];
  for (let day = newest; day >= first; day = addDays(day, -1)) days.push(day);
  return [
    ...days.map(day => dailyList(huggingFace, day)),
    { name: TRENDING, read: asking => huggingFace.trending(asking) },
  ];
}
