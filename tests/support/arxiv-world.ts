import type { Clock } from '../../src/core/time/clock.ts';
import { dailyFeed, feedEntry, openArxivServer, type ArxivPaper } from './arxiv-server.ts';
import { openSourceServer, text, xml, type Reply, type SourceServer } from './source-server.ts';

/** A stand-in for arXiv: the query API over its papers, and the feeds of the day. */
export interface ArxivWorld {
  readonly api: SourceServer;
  readonly feed: SourceServer;
  /** Puts papers into the feed of a day (`YYYY-MM-DD`, New York) as new, and makes the query API know them. */
  announce(day: string, ...papers: ArxivPaper[]): void;
  /** The feeds become those of a weekend. */
  rest(): void;
  /** Answers the feed of a category so. */
  answerFeed(category: string, reply: Reply): void;
}

export async function openArxivWorld(clock: Pick<Clock, 'now'>): Promise<ArxivWorld> {
  const known: ArxivPaper[] = [];
  const special = new Map<string, Reply>();
  let entries: string[] = [];
  const feed = await openSourceServer(clock, (response, request) => {
    const category = request.url.pathname.split('/').at(-1) ?? '';
    const reply = special.get(category) ?? xml(dailyFeed(entries));
    reply(response, request);
  });
  return {
    api: await openArxivServer(clock, known),
    feed,
    announce(day, ...papers) {
      known.push(...papers);
      entries = papers.map(({ id }) => feedEntry(`${id}v1`, 'new', { published: `${day}T00:00:00-05:00` }));
    },
    rest: () => void (entries = []),
    answerFeed: (category, reply) => void special.set(category, reply),
  };
}

/** How arXiv refuses the feed of a category that it does not have. */
export const noSuchCategory: Reply = text(400, 'unknown category');
