import type { Clock } from '../../src/core/time/clock.ts';
import { dailyFeed, feedEntry, openArxivServer, type ArxivPaper } from './arxiv-server.ts';
import { openSourceServer, text, xml, type Reply, type SourceServer } from './source-server.ts';

/** An emulator of arXiv: the query API and the daily feeds. */
export interface ArxivServers {
  readonly api: SourceServer;
  readonly feed: SourceServer;
  /** Adds papers to the query API, and makes them the new papers in the feeds of a day (`YYYY-MM-DD`, New York). */
  announce(day: string, ...papers: ArxivPaper[]): void;
  /** Empties the feeds, as on a weekend. */
  clearFeeds(): void;
  /** Sends this reply to requests for the feed of a category. */
  answerFeed(category: string, reply: Reply): void;
}

/** Opens both servers, without papers. */
export async function openArxivServers(clock: Pick<Clock, 'now'>): Promise<ArxivServers> {
  const papersOfApi: ArxivPaper[] = [];
  const feedReplies = new Map<string, Reply>();
  let entries: string[] = [];
  const feed = await openSourceServer(clock, (response, request) => {
    const category = request.url.pathname.split('/').at(-1) ?? '';
    const reply = feedReplies.get(category) ?? xml(dailyFeed(entries));
    reply(response, request);
  });
  return {
    api: await openArxivServer(clock, papersOfApi),
    feed,
    announce(day, ...papers) {
      papersOfApi.push(...papers);
      entries = papers.map(({ id }) => feedEntry(`${id}v1`, 'new', { published: `${day}T00:00:00-05:00` }));
    },
    clearFeeds: () => void (entries = []),
    answerFeed: (category, reply) => void feedReplies.set(category, reply),
  };
}

/** The response to a request for the feed of a category that arXiv does not have. */
export const noSuchCategory: Reply = text(400, 'unknown category');
