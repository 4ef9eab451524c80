import type { LibraryEntry } from '../core/library/library-item.ts';
import type { Paper } from '../core/paper/paper.ts';
import { addDays, localDate, startOfDay } from '../core/time/calendar.ts';
import { periodOf } from '../core/time/periods.ts';

/** Half a year. */
const STATS_WEEKS = 26;
const MAX_NAMES = 5;

/** A name with how many saved papers have it. */
export interface NameCount {
  readonly name: string;
  readonly papers: number;
}

/** What a user saved and read in the last half year, and what about. */
export interface ReadingStats {
  /** The Mondays of the weeks, `YYYY-MM-DD`, ascending. */
  readonly weeks: readonly string[];
  /** Papers of each week. */
  readonly saved: readonly number[];
  readonly read: readonly number[];
  /** All saved papers, and those with the status read. */
  readonly savedTotal: number;
  readonly readTotal: number;
  /** The most frequent first. */
  readonly categories: readonly NameCount[];
  readonly authors: readonly NameCount[];
  readonly tags: readonly NameCount[];
}

/** What the figures are made of. */
export interface ReadingStatsBasis {
  /** All saved papers. A paper counts as read when its status was last changed. */
  readonly entries: readonly LibraryEntry[];
  /** Those whose categories and authors count. */
  readonly papers: readonly Paper[];
  /** ms since the epoch */
  readonly now: number;
  readonly timezone: string;
}

/** Counts a library by week, category, author and tag. */
export function readingStats({ entries, papers, now, timezone }: ReadingStatsBasis): ReadingStats {
  const today = localDate(now, timezone);
  const thisWeek = periodOf('weekly', today)?.first ?? today;
  const weeks = Array.from({ length: STATS_WEEKS }, (_, i) => addDays(thisWeek, 7 * (i + 1 - STATS_WEEKS)));
  // A library has thousands of instants; the calendar is asked for the edges of the weeks alone.
  const edges = [...weeks, addDays(thisWeek, 7)].map(day => startOfDay(day, timezone));
  const perWeek = (instants: readonly number[]): number[] => {
    const counts = weeks.map(() => 0);
    for (const at of instants) {
      const week = edges.findLastIndex(edge => at >= edge);
      if (week !== -1 && week < counts.length) counts[week] = (counts[week] ?? 0) + 1;
    }
    return counts;
  };
  const read = entries.filter(entry => entry.status === 'read');
  return {
    weeks,
    saved: perWeek(entries.map(entry => entry.savedAt)),
    read: perWeek(read.map(entry => entry.statusChangedAt)),
    savedTotal: entries.length,
    readTotal: read.length,
    categories: mostFrequent(papers.flatMap(paper => paper.categories)),
    authors: mostFrequent(papers.flatMap(paper => [...new Set(paper.authors)])),
    tags: mostFrequent(entries.flatMap(entry => entry.tags)),
  };
}

function countNames(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function mostFrequent(names: readonly string[]): NameCount[] {
  return [...countNames(names)]
    .map(([name, papers]) => ({ name, papers }))
    .toSorted((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_NAMES);
}
