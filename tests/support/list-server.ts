import { addDays } from '../../src/core/time/calendar.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import { newestListDay } from '../../src/core/time/list-day.ts';
import { wireWrapper, wirePaper } from './hugging-face-server.ts';
import { json, openSourceServer, text, type Reply, type SourceServer } from './source-server.ts';

/** An emulator of Hugging Face whose lists differ from day to day. */
export interface ListServer extends SourceServer {
  /** Adds a paper to the list of a day, or changes it. */
  list(day: string, id: string, changes?: Record<string, unknown>): void;
  /** Sends this reply to requests for a list (a day, or `trending`); `undefined` restores the list. */
  answer(name: string, reply: Reply | undefined): void;
  /** Returns the lists requested so far, in order. */
  requestedLists(): string[];
}

/** Opens the server. All listed papers are trending. */
export async function openListServer(clock: Pick<Clock, 'now'>): Promise<ListServer> {
  const days = new Map<string, Map<string, Record<string, unknown>>>();
  const answers = new Map<string, Reply>();
  const listOf = (name: string): Record<string, unknown>[] => {
    if (name !== 'trending') return [...(days.get(name)?.values() ?? [])];
    return [...days.values()].flatMap(papers => [...papers.values()]);
  };
  const server = await openSourceServer(clock, (response, request) => {
    const name = nameOf(request.url);
    const reply = name === undefined ? text(404, 'Not Found') : (answers.get(name) ?? json(listOf(name)));
    reply(response, request);
  });
  return {
    ...server,
    list(day, id, changes = {}) {
      const papers = days.get(day) ?? new Map<string, Record<string, unknown>>();
      days.set(day, papers);
      papers.set(id, wireWrapper(wirePaper(id, { submittedOnDailyAt: `${day}T01:02:03.000Z`, ...changes })));
    },
    answer(name, reply) {
      if (reply) answers.set(name, reply);
      else answers.delete(name);
    },
    requestedLists: () => server.seen.flatMap(({ url }) => nameOf(url) ?? []),
  };
}

function nameOf({ pathname, searchParams }: URL): string | undefined {
  if (pathname !== '/api/daily_papers') return undefined;
  if (searchParams.get('sort') === 'trending') return 'trending';
  return (
    ['date', 'week', 'month'].map(name => searchParams.get(name)).find(value => value !== null) ?? undefined
  );
}

/** Returns the day that is some days before the newest list of Hugging Face, for tests by the real clock. */
export function recentListDay(daysAgo: number): string {
  return addDays(newestListDay(Date.now()), -daysAgo);
}
