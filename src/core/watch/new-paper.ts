import type { Paper } from '../paper/paper.ts';
import { addDays } from '../time/calendar.ts';
import type { PartialDate } from '../time/partial-date.ts';

/** Watches tell about no older papers: an ingest of a large corpus must not flood anyone. */
export const MAX_PAPER_AGE_DAYS = 30;

/**
 * Returns whether a paper is of the last 30 days at a day (`YYYY-MM-DD`): published or listed since. A month counts as its
 * last day, a year alone as its first; a paper without any date is not recent.
 */
export function isRecent(
  { publishedAt, listedOn }: Pick<Paper, 'publishedAt' | 'listedOn'>,
  today: string,
): boolean {
  const first = addDays(today, -MAX_PAPER_AGE_DAYS);
  return [...listedOn, ...(publishedAt === null ? [] : [dayOf(publishedAt)])].some(day => day >= first);
}

/** Returns a day, or, of a month, a text that sorts as its last day. */
function dayOf(date: PartialDate): string {
  if (date.length === 'YYYY'.length) return `${date}-01-01`;
  return date.length === 'YYYY-MM'.length ? `${date}-99` : date;
}
