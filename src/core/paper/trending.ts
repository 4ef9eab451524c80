import { DAY_MS } from '../time/duration.ts';
import type { PaperId, Popularity } from './paper.ts';

/**
 * How fast age outweighs votes. By votes ÷ (age + 2)^1.5, a paper of yesterday needs 1.8 times the votes of one of today,
 * one of last week about ten times, one of last month over sixty times. Lists appear once a day, and most of their papers
 * get a tenth of the votes of the best one: so the best paper of a day stays among the ordinary ones of the next days for
 * a week, and only the best paper of a season for longer. (Hacker News, the model, uses 1.8 over hours for a page that
 * changes every few hours.)
 */
const GRAVITY = 1.5;

/** Days added to every age: otherwise a day-old paper would be infinitely older than a new one. */
const AGE_OFFSET_DAYS = 2;

/** About every second comment of a discussion is an answer by the authors, so two comments count as one vote. */
const COMMENT_WEIGHT = 0.5;

/** Returns a paper's score on a day (`YYYY-MM-DD`). A coarse date counts as its first day, a future date as today. */
export function trendingScore({ upvotes, comments, day }: Omit<Popularity, 'id'>, today: string): number {
  // ECMAScript reads `YYYY` and `YYYY-MM` as midnight UTC of the first day.
  const age = Math.max(0, (Date.parse(today) - Date.parse(day)) / DAY_MS);
  return (upvotes + COMMENT_WEIGHT * comments) / (age + AGE_OFFSET_DAYS) ** GRAVITY;
}

/**
 * Returns how many upvotes or comments a paper needs that is older than some days to have a score: one with fewer of both
 * has a lower one.
 */
export function popularityNeeded(
  score: number,
  ageDays: number,
): { readonly upvotes: number; readonly comments: number } {
  const votes = score * (ageDays + AGE_OFFSET_DAYS) ** GRAVITY;
  return { upvotes: votes / 2, comments: votes / 2 / COMMENT_WEIGHT };
}

/** A paper with a score. */
export interface ScoredPaper {
  readonly id: PaperId;
  readonly score: number;
}

/** Returns the papers with the highest scores, highest first; equal ones by votes, then by id. */
export function rankTrending(papers: readonly Popularity[], today: string, limit: number): ScoredPaper[] {
  return papers
    .map(({ id, ...popularity }) => ({
      id,
      upvotes: popularity.upvotes,
      score: trendingScore(popularity, today),
    }))
    .toSorted((a, b) => b.score - a.score || b.upvotes - a.upvotes || a.id - b.id)
    .slice(0, limit)
    .map(({ id, score }) => ({ id, score }));
}
