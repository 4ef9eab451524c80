import { DAY_MS } from '../time/duration.ts';
import type { PaperId } from '../paper/paper.ts';
import type { ScoredPaper } from '../paper/trending.ts';

/** The time that trending looks back on. */
export const TRENDING_PERIODS = ['day', 'week', 'month'] as const;
export type TrendingPeriod = (typeof TRENDING_PERIODS)[number];

/** Days of a period. */
export const TRENDING_DAYS: Readonly<Record<TrendingPeriod, number>> = { day: 1, week: 7, month: 30 };

/**
 * What a member does counts half after half of the period, and no more after all of it: what happens now comes first, but
 * the paper that most members of the week like is not outdone by the first vote of the morning for another one.
 */
const HALF_LIVES_PER_PERIOD = 2;

/** With so many active members, a server's own activity counts as much as the votes of the source. */
const HALF_TRUSTED_MEMBERS = 5;

/** The days in which a member who voted or saved counts as active: the size of a server does not change from day to day. */
export const ACTIVE_DAYS = 30;

/** What the members of a server did with a paper; instants in ms since the epoch. */
export interface PaperActivity {
  /** When each member voted. */
  readonly votedAt: readonly number[];
  /** When each member saved it. */
  readonly savedAt: readonly number[];
  /** Messages in its discussion. */
  readonly messages: number;
  readonly lastMessageAt: number | null;
}

/** The instants that trending looks at, ms since the epoch. */
export interface TrendingWindow {
  readonly now: number;
  /** Nothing before it counts. */
  readonly since: number;
  readonly halfLifeMs: number;
}

/** Returns the window of a period that ends now. */
export function trendingWindow(period: TrendingPeriod, now: number): TrendingWindow {
  const lengthMs = TRENDING_DAYS[period] * DAY_MS;
  return { now, since: now - lengthMs, halfLifeMs: lengthMs / HALF_LIVES_PER_PERIOD };
}

/** Returns the window in which all counts the same, from an instant until before another one. */
export function evenWindow(since: number, end: number): TrendingWindow {
  return { now: end - 1, since, halfLifeMs: Number.MAX_VALUE };
}

/**
 * Returns how much a paper is trending in a server; `store/server-trends.ts` computes the same in SQL. Each vote and each save
 * counts 1: it is one decision of one member. A discussion counts, at its last message, the square root of its number of
 * messages: a few members who write much are not as many members. Each is halved with every half-life that has passed.
 */
export function serverScore(
  { votedAt, savedAt, messages, lastMessageAt }: PaperActivity,
  window: TrendingWindow,
): number {
  const discussion = lastMessageAt === null ? 0 : Math.sqrt(messages) * decay(lastMessageAt, window);
  return [...votedAt, ...savedAt].reduce((sum, at) => sum + decay(at, window), discussion);
}

function decay(at: number, { now, since, halfLifeMs }: TrendingWindow): number {
  if (at < since || at > now) return 0;
  return 2 ** -((now - at) / halfLifeMs);
}

/** Returns how much a server's own activity counts, from 0 without active members towards 1; the votes of the source count for the rest. */
export function serverShare(activeMembers: number): number {
  return activeMembers / (activeMembers + HALF_TRUSTED_MEMBERS);
}

/**
 * Mixes what a server and the source like, each relative to its best paper, by the number of the server's active members.
 * Highest first, equal ones by id.
 */
export function mixScores(
  server: readonly ScoredPaper[],
  source: readonly ScoredPaper[],
  activeMembers: number,
): ScoredPaper[] {
  const share = serverShare(activeMembers);
  const mixed = new Map<PaperId, number>();
  for (const [papers, weight] of [
    [server, share],
    [source, 1 - share],
  ] as const) {
    const best = papers.reduce((max, paper) => Math.max(max, paper.score), 0);
    if (best === 0) continue;
    for (const { id, score } of papers) mixed.set(id, (mixed.get(id) ?? 0) + (weight * score) / best);
  }
  return [...mixed]
    .map(([id, score]) => ({ id, score }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.id - b.id);
}
