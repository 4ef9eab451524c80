import { dayAfter, daysBetween, periodOf } from './calendar.ts';
import { countsAt, type Listing, type MadeUpLists } from './made-up-lists.ts';
import { wireFound, wirePaper, wireWrapper } from './wire.ts';

/** The playground's time. */
export interface ApiTime {
  /** ms since the epoch, UTC. */
  readonly now: number;
  /** The newest day that has a list, `YYYY-MM-DD`. */
  readonly newestDay: string;
}

/** A response: JSON, and the query of the next page if there is one. */
export type ApiResponse =
  | { readonly status: 200; readonly body: unknown; readonly nextQuery?: URLSearchParams }
  /** As `X-Error-Message` says. */
  | { readonly status: 400 | 404; readonly problem: string };

/** Limits of the API (reference of the Hub API). */
const MAX_PAGE_SIZE = 100;
const DEFAULT_PAGE_SIZE = 50;
const MAX_FOUND = 120;
const DEFAULT_FOUND = 20;
const MAX_QUERY_LENGTH = 250;

/** Days whose papers can be trending. */
const TRENDING_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

/** Days without a period: the newest papers of these. */
const NEWEST_DAYS = 14;

const LIST_PATH = '/api/daily_papers';
const PAPER_PREFIX = '/api/papers/';

/** Returns the response to a GET request of the documented API: lists, search, single papers. */
export function respond({ pathname, searchParams }: URL, lists: MadeUpLists, time: ApiTime): ApiResponse {
  if (pathname === LIST_PATH) return listPage(searchParams, lists, time);
  if (pathname === `${PAPER_PREFIX}search`) return found(searchParams, lists, time);
  if (!pathname.startsWith(PAPER_PREFIX)) return { status: 404, problem: 'Not Found' };
  const arxivId = pathname.slice(PAPER_PREFIX.length);
  const paper = lists.papers.find(each => each.arxivId === arxivId);
  if (paper === undefined) return { status: 404, problem: 'Paper not found' };
  return { status: 200, body: wirePaper(paper, lists.newestOf(arxivId, time.newestDay), time.now) };
}

function listPage(query: URLSearchParams, lists: MadeUpLists, time: ApiTime): ApiResponse {
  const limit = numberIn(query, 'limit', DEFAULT_PAGE_SIZE);
  const page = numberIn(query, 'p', 0);
  if (!(limit >= 1 && limit <= MAX_PAGE_SIZE)) return badRequest(`limit must be from 1 to ${MAX_PAGE_SIZE}`);
  if (!(page >= 0)) return badRequest('p must be a number from 0');
  const listings = listingsFor(query, lists, time);
  if (typeof listings === 'string') return badRequest(listings);
  const body = listings.slice(page * limit, (page + 1) * limit).map(each => wireWrapper(each, time.now));
  if (listings.length <= (page + 1) * limit) return { status: 200, body };
  const nextQuery = new URLSearchParams(query);
  nextQuery.set('p', String(page + 1));
  return { status: 200, body, nextQuery };
}

/** Returns the listings that a query asks for, in its order; or what is wrong with it. */
function listingsFor(query: URLSearchParams, lists: MadeUpLists, time: ApiTime): readonly Listing[] | string {
  const { newestDay, now } = time;
  const name = query.get('date') ?? query.get('week') ?? query.get('month');
  if (name === null) {
    const days = query.get('sort') === 'trending' ? TRENDING_DAYS : NEWEST_DAYS;
    const newest = listingsOf(dayAfter(newestDay, 1 - days), newestDay, lists);
    return query.get('sort') === 'trending' ? newest.toSorted(byNewVotes(now)) : newest;
  }
  const period = periodOf(name);
  if (period === undefined) return 'not a date, a week or a month';
  if (period.first > newestDay) return `${name} is in the future`;
  return listingsOf(period.first, period.last < newestDay ? period.last : newestDay, lists);
}

/** Returns the listings of some days, the newest first. */
function listingsOf(first: string, last: string, lists: MadeUpLists): readonly Listing[] {
  return daysBetween(first, last).toReversed().flatMap(lists.ofDay);
}

/** Compares by the votes of the last 24 hours, most first. */
function byNewVotes(now: number): (a: Listing, b: Listing) => number {
  const newVotes = (each: Listing): number => countsAt(each, now).votes - countsAt(each, now - DAY_MS).votes;
  return (a, b) => newVotes(b) - newVotes(a);
}

function found(query: URLSearchParams, lists: MadeUpLists, { now, newestDay }: ApiTime): ApiResponse {
  const text = query.get('q') ?? '';
  const limit = numberIn(query, 'limit', DEFAULT_FOUND);
  if (text.length > MAX_QUERY_LENGTH) return badRequest(`q must have at most ${MAX_QUERY_LENGTH} characters`);
  if (!(limit >= 1 && limit <= MAX_FOUND)) return badRequest(`limit must be from 1 to ${MAX_FOUND}`);
  const words = new Set(wordsOf(text));
  const body = lists.papers
    .map(paper => ({ paper, shared: wordsOf(paper.title).filter(word => words.has(word)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, limit)
    .map(({ paper }) => wireFound(paper, lists.newestOf(paper.arxivId, newestDay), now));
  return { status: 200, body };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function numberIn(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  return /^\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
}

function badRequest(problem: string): ApiResponse {
  return { status: 400, problem };
}
