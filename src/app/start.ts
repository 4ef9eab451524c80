import { registered } from '../../commands/index.ts';
import type { App } from '../command.ts';
import { earliest } from '../core/time/earliest.ts';
import { leaveGuild, recordMembership } from '../usecases/guild-membership.ts';
import { recommendPapers } from '../usecases/recommend-papers.ts';
import { createCleanups, type Cleanups } from './cleanups.ts';
import { createApp } from './create-app.ts';
import { startDiscussions } from './discussions.ts';
import { openParts, type Parts, type PartsOptions } from './open-parts.ts';
import { createReactions } from './reactions.ts';
import { startCountEdits } from './start-count-edits.ts';
import { startDesk } from './start-desk.ts';
import { startJobs } from './start-jobs.ts';

/** A running bot. */
export interface Paperboy {
  /** Returns when the next schedule, subscription, digest of a watch or step of a club is due, ms since the epoch; `undefined` without any. */
  nextDueAt(): Promise<number | undefined>;
  /** Does what is due by the clock, digests included; resolves when it is done. */
  catchUp(): Promise<void>;
  /** Finishes the work in progress and closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts the bot and resolves when it answers commands, or with `undefined` if the signal is aborted before. Everything
 * is stopped in reverse order, also when the start fails half-way.
 * @throws AlreadyServedError
 * @throws StoreError
 * @throws TokenRefusedError
 */
export async function startPaperboy(options: PartsOptions): Promise<Paperboy | undefined> {
  const cleanups = createCleanups(options.log);
  try {
    const parts = await openParts(options, cleanups);
    const app = createApp(parts, cleanups);
    const discussions = startDiscussions(parts.corpus, parts.options, cleanups);
    const reactions = createReactions(parts.corpus, parts.options);
    const client = await serve(parts, app, { reactions: reactions.events, threads: discussions.events });
    if (!client) {
      await cleanups.run();
      return undefined;
    }
    startBackground(parts, app, cleanups);
    parts.imports.start(cleanups);
    const { discord, delivering } = parts;
    const looking = {
      deliverer: delivering.deliverer,
      canSend: () => discord.canRunInBackground(),
      botId: client.user.id,
    };
    reactions.startReconciling({ ...looking, reader: discord.reactionReader }, cleanups);
    discussions.startSync(
      {
        ...looking,
        reader: discord.threadReader,
        channelAccess: discord.channelAccess,
        shards: () => discord.shards(),
      },
      cleanups,
    );
    options.log.info('ready', {
      bot: client.user.username,
      guilds: client.guilds.cache.size,
      commands: registered.length,
    });
    return running(parts, cleanups);
  } catch (error) {
    await cleanups.run();
    throw error;
  }
}

/** Connects to Discord and answers commands; resolves with `undefined` if the start was cancelled. */
async function serve(
  { corpus: { stores }, discord, options: { clock, log } }: Parts,
  app: App,
  events: Pick<Parameters<Parts['discord']['serve']>[1], 'reactions' | 'threads'>,
) {
  const recordMembers = () => recordMembership(discord.memberOf(), stores, { now: clock.now(), log });
  const client = await discord.serve(app, {
    ...events,
    leftGuild: guildId => leaveGuild(guildId, stores, { now: clock.now(), log }),
    joinedGuild: guildId => stores.departedGuilds.forget([guildId]),
    sessionStarted: recordMembers,
  });
  if (client) await recordMembers();
  return client;
}

/** Starts what runs by itself: jobs, edits of counts, and the curators' desk. */
function startBackground(parts: Parts, app: App, cleanups: Cleanups): void {
  const { corpus, sources, discord, delivering, processes, background } = parts;
  const { clock, log } = parts.options;
  const { channelAccess } = discord;
  background.jobs = startJobs(
    {
      ...delivering,
      corpus,
      scheduler: parts.scheduler,
      processes,
      watchMatcher: parts.watchMatcher,
      recommend: async (userId, recommendOptions) => {
        const result = await recommendPapers(userId, recommendOptions, app);
        return result.kind === 'recommended' ? result.recommendations : [];
      },
      channelAccess,
      clubAccess: discord.clubAccess,
      clubDiscord: discord.clubDiscord,
      sources,
      clock,
      log,
    },
    cleanups,
  );
  const { deliverer } = delivering;
  const editor = startCountEdits({ corpus, discord, deliverer, processes, clock, log }, cleanups);
  const desk = startDesk({
    corpus,
    editor,
    channelAccess,
    processes,
    clockGuard: delivering.clockGuard,
    clock,
    log,
    onMessages: () => background.jobs?.wake(),
  });
  background.desk = desk;
  cleanups.add(() => desk.stop());
}

function running({ corpus: { stores }, background }: Parts, cleanups: Cleanups): Paperboy {
  return {
    nextDueAt: async () =>
      earliest(
        await stores.schedules.nextDueAt(),
        await stores.clubs.nextDueAt(),
        await stores.subscriptions.nextDueAt(),
        await stores.watchFinds.nextDueAt(),
      ),
    async catchUp() {
      await background.jobs?.catchUp();
      await background.desk?.runNow();
    },
    stop: () => cleanups.run(),
  };
}
