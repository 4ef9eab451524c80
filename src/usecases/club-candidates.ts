import { MAX_CANDIDATES, type Club } from '../core/club/club.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Stores } from '../core/stores.ts';
import { localDate } from '../core/time/calendar.ts';
import { trendingFor } from './server-trending.ts';

/** A club that reads every week for a year has read fewer; so many more are looked at than are shown. */
const MAX_READ_PAPERS = 100;

/**
 * Returns the papers that a club may read next, best first: what its server voted for and saved most in the last week, mixed with the
 * votes of the source while few members do, and after them what is trending at any time, so that there is something to choose from.
 * What the club has read is left out. `now` is in ms since the epoch.
 */
export async function clubCandidates(
  club: Club,
  now: number,
  stores: Pick<Stores, 'papers' | 'serverTrends' | 'clubs'>,
): Promise<Paper[]> {
  const query = { guildId: club.guildId, now, today: localDate(now, club.timezone) };
  const limit = MAX_CANDIDATES + MAX_READ_PAPERS;
  const ofWeek = await trendingFor({ ...query, period: 'week' }, limit, stores);
  const further =
    ofWeek.length < limit ? await trendingFor({ ...query, period: undefined }, limit, stores) : [];
  const read = await stores.clubs.readPapers(club.id);
  const ids = [...new Set([...ofWeek, ...further])].filter(id => !read.has(id));
  const papers = await stores.papers.getMany(ids.slice(0, MAX_CANDIDATES));
  return papers.filter(paper => !paper.isWithdrawn);
}
