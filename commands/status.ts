import type { App, Caller, Command } from '../src/command.ts';
import { DIRECT_MESSAGES_SHARD, shardOf, WHOLE_SHARE } from '../src/core/message/snowflake-share.ts';
import { isAlive } from '../src/core/processes.ts';
import type { Schedule } from '../src/core/schedule/schedule.ts';
import { SOURCE_TITLES, staleSince } from '../src/core/source/source-runs.ts';
import { localDate } from '../src/core/time/calendar.ts';
import type { AdminStatus } from '../src/views/notice/admin-status.ts';
import { status as statusView, type Status } from '../src/views/notice/status.ts';
import { EVERYWHERE } from './contexts.ts';

/** Shows what the corpus holds and what comes next in this server; nothing of other servers. */
export const status: Command<
  | 'papers'
  | 'index'
  | 'corpusMarks'
  | 'schedules'
  | 'deliveries'
  | 'serverSettings'
  | 'sources'
  | 'watches'
  | 'subscriptions'
  | 'processes'
  | 'shards'
  | 'clock'
  | 'hasMadeUpLists'
> = {
  definition: {
    name: 'status',
    description: 'How many papers there are, how fresh they are, and what is posted here next',
    ...EVERYWHERE,
  },
  example: '/status',

  async run({ userId, guildId, isMemberHere, managesGuild }, app) {
    const { papers, index, corpusMarks, sources, clock, hasMadeUpLists } = app;
    const body = statusView({
      papers: await papers.count(),
      searchable: index.size,
      upToDate: index.rev >= (await papers.lastRev()),
      newestListDay: await papers.newestListDay(localDate(clock.now(), 'UTC')),
      lastAdded: await corpusMarks.lastAddedAt(),
      sources: (await sources.all()).map(state => ({
        title: SOURCE_TITLES[state.name],
        lastSuccess: state.lastSuccess ?? undefined,
        nextRun: state.nextRun ?? undefined,
        hasProblem: state.problem !== null,
        isStale: staleSince(state, clock.now()) !== undefined,
      })),
      hasMadeUpLists,
      serving: await servingHere({ guildId, isMemberHere }, app),
      undeliverable: await countUndeliverable(userId, app),
      // Where the bot is not a member nothing can be scheduled.
      ...(guildId === null || !isMemberHere
        ? {}
        : { server: await schedulesHere(guildId, managesGuild, app) }),
    });
    return { kind: 'private', body };
  },
};

/** The shard of a server without the bot is not known: Discord documents none. */
async function servingHere(
  { guildId, isMemberHere }: Pick<Caller, 'guildId' | 'isMemberHere'>,
  { processes, shards, clock }: Pick<App, 'processes' | 'shards' | 'clock'>,
): Promise<NonNullable<Status['serving']>> {
  const alive = (await processes.all()).filter(each => isAlive(each, clock.now()));
  const { count } = shards() ?? WHOLE_SHARE;
  const shardHere = guildId === null ? DIRECT_MESSAGES_SHARD : shardOf(guildId, count);
  return {
    processes: alive.length,
    shards: count,
    shard: guildId === null || isMemberHere ? shardHere : undefined,
  };
}

async function countUndeliverable(
  userId: string,
  { watches, subscriptions }: Pick<App, 'watches' | 'subscriptions'>,
): Promise<number> {
  const own = [...(await watches.list(userId)), ...(await subscriptions.list(userId))];
  return own.filter(({ pausedReason }) => pausedReason === 'dms_closed').length;
}

async function schedulesHere(
  guildId: string,
  managesGuild: boolean,
  app: Pick<App, 'schedules' | 'deliveries' | 'serverSettings'>,
): Promise<NonNullable<Status['server']>> {
  const all = await app.schedules.inGuild(guildId);
  const active = all
    .filter(each => each.pausedReason === null)
    .toSorted((a, b) => a.next.dueAt - b.next.dueAt);
  const paused = all.filter(each => each.pausedReason !== null);
  return {
    schedules: all.length,
    paused: paused.length,
    nextAt: active[0]?.next.dueAt,
    ...(managesGuild
      ? {
          admin: {
            timezone: (await app.serverSettings.get(guildId)).timezone ?? 'UTC',
            active,
            paused,
            lastPost: await lastPostOf(all, app.deliveries),
          },
        }
      : {}),
  };
}

async function lastPostOf(
  schedules: readonly Schedule[],
  deliveries: App['deliveries'],
): Promise<AdminStatus['lastPost']> {
  const posts = await deliveries.lastOfSchedules(schedules.map(({ id }) => id));
  return schedules
    .flatMap(schedule => {
      const post = posts.get(schedule.id);
      return post ? [{ schedule, post }] : [];
    })
    .toSorted((a, b) => b.post.slotDueAt - a.post.slotDueAt)[0];
}
