import type { App, Command } from '../src/command.ts';
import { SOURCE_TITLES, staleSince } from '../src/core/source/source-runs.ts';
import { localDate } from '../src/core/time/calendar.ts';
import { status as statusView, type Status } from '../src/views/notice/status.ts';
import { EVERYWHERE } from './contexts.ts';

/** Shows what the corpus holds and what comes next in this server; nothing of other servers. */
export const status: Command<
  'papers' | 'index' | 'metadata' | 'schedules' | 'sources' | 'clock' | 'hasMadeUpLists'
> = {
  definition: {
    name: 'status',
    description: 'How many papers there are, how fresh they are, and what is posted here next',
    ...EVERYWHERE,
  },
  example: '/status',

  async run({ guildId, isMemberHere }, app) {
    const { papers, index, metadata, schedules, sources, clock, hasMadeUpLists } = app;
    const body = statusView({
      papers: await papers.count(),
      searchable: index.size,
      upToDate: index.rev >= (await papers.lastRev()),
      newestListDay: await papers.newestListDay(localDate(clock.now(), 'UTC')),
      lastIngest: parseInstant(await metadata.get('lastIngest')),
      sources: (await sources.all()).map(state => ({
        title: SOURCE_TITLES[state.name],
        lastSuccess: state.lastSuccess ?? undefined,
        nextRun: state.nextRun ?? undefined,
        hasProblem: state.problem !== null,
        isStale: staleSince(state, clock.now()) !== undefined,
      })),
      hasMadeUpLists,
      // Where the bot is not a member nothing can be scheduled.
      ...(guildId === null || !isMemberHere ? {} : { server: await schedulesHere(guildId, schedules) }),
    });
    return { kind: 'private', body };
  },
};

async function schedulesHere(
  guildId: string,
  schedules: Pick<App['schedules'], 'inGuild'>,
): Promise<NonNullable<Status['server']>> {
  const all = await schedules.inGuild(guildId);
  const active = all.filter(each => each.pausedReason === null);
  const due = active.map(each => each.next.dueAt).toSorted((a, b) => a - b);
  return { schedules: all.length, paused: all.length - active.length, nextAt: due[0] };
}

/** Returns stored text as ms since the epoch. */
function parseInstant(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
