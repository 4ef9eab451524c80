import { newestListDay } from '../../core/time/list-day.ts';
import type { HuggingFaceClient } from '../../core/source/remote-sources.ts';
import { addDays } from '../../core/time/calendar.ts';
import type { NamedList } from './import-lists.ts';

/** List days that are fetched again and again: their votes and comments still change, and papers are added. */
const RECENT_DAYS = 3;

/** The name of the one list without a day. */
export const TRENDING_LIST = 'trending';

/** Longer gaps are left to a backfill, which the operator starts. */
const MAX_GAP_DAYS = 31;

/** What a run depends on besides the time. */
export interface ListHistory {
  /** ms since the epoch; `null` before the first success. */
  readonly lastSuccess: number | null;
  /** How many list days are fetched before the first success; by default the recent ones. */
  readonly firstRunDays?: number | undefined;
}

/** Returns the oldest of the list days that still change. */
export function firstRecentDay(now: number): string {
  return addDays(newestListDay(now), 1 - RECENT_DAYS);
}

/** Returns the list of a day. */
export function dailyList(huggingFace: HuggingFaceClient, day: string): NamedList {
  return { name: day, read: options => huggingFace.daily(day, options) };
}

/**
 * Returns the lists to fetch in each run, newest first: the recent list days, those since the last success if that was
 * earlier, and the trending list.
 */
export function recentLists(
  huggingFace: HuggingFaceClient,
  now: number,
  { lastSuccess, firstRunDays = RECENT_DAYS }: ListHistory,
): NamedList[] {
  const newest = newestListDay(now);
  const recent = firstRecentDay(now);
  const oldest = addDays(newest, -MAX_GAP_DAYS);
  const missedSince = lastSuccess === null ? addDays(newest, 1 - firstRunDays) : newestListDay(lastSuccess);
  const first = missedSince >= recent ? recent : missedSince < oldest ? oldest : missedSince;
  const days: string[] = [];
  for (let day = newest; day >= first; day = addDays(day, -1)) days.push(day);
  return [
    ...days.map(day => dailyList(huggingFace, day)),
    { name: TRENDING_LIST, read: options => huggingFace.trending(options) },
  ];
}
