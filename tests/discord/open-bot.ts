import type { Client } from 'discord.js';
import { onTestFinished } from 'vitest';
import { createCleanups } from '../../src/app/cleanups.ts';
import { openDiscord } from '../../src/app/open-discord.ts';
import type { App } from '../../src/command.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { ShardChoice } from '../../src/discord/gateway/shard-options.ts';
import type { ReactionEvent } from '../../src/usecases/apply-reaction.ts';
import { openTestApp } from '../commands/test-app.ts';
import { createSilentLog } from '../support/silent-log.ts';

/** The bot on an emulator, not connected yet; it stops with the test. */
export interface TestBot {
  readonly log: ReturnType<typeof createSilentLog>;
  /** What ended the bot. */
  readonly fatal: readonly Error[];
  readonly reactions: readonly ReactionEvent[];
  /** Servers that removed or invited the bot: `left 123`, `joined 456`. */
  readonly membershipEvents: readonly string[];
  /** Returns the servers that the bot is a member of. */
  memberOf(): ReadonlySet<string>;
  /** Counts the sessions that Discord began. */
  sessions(): number;
  serve(): Promise<Client<true> | undefined>;
  stop(): Promise<void>;
}

/** Opens the bot with all commands, by default over an empty corpus. */
export function openBot(
  {
    token,
    apiUrl,
    shards,
    readsMessageContent = false,
  }: Pick<Emulator, 'token' | 'apiUrl'> & {
    readonly shards?: ShardChoice;
    readonly readsMessageContent?: boolean;
  },
  devGuildId?: string,
  app: Promise<App> = openTestApp(),
): TestBot {
  const log = createSilentLog();
  const fatal: Error[] = [];
  const reactions: ReactionEvent[] = [];
  const membershipEvents: string[] = [];
  let sessions = 0;
  const cleanups = createCleanups(log);
  onTestFinished(() => cleanups.run());
  const bot = openDiscord(
    {
      discord: { token, apiUrl, devGuildId, shards, readsMessageContent },
      clock: { now: () => Date.now(), wait: () => Promise.reject(new Error('not used')) },
      log,
      signal: new AbortController().signal,
      onFatal: error => fatal.push(error),
    },
    cleanups,
  );
  return {
    log,
    fatal,
    reactions,
    membershipEvents,
    memberOf: () => bot.memberOf().guilds,
    sessions: () => sessions,
    stop: () => cleanups.run(),
    serve: async () =>
      bot.serve(await app, {
        reactions: {
          received: () => undefined,
          apply: async event => void reactions.push(event),
          lost: () => undefined,
          ownReaction: () => Promise.resolve(),
          sessionStarted: () => undefined,
        },
        threads: { received: () => undefined, sessionStarted: () => undefined },
        leftGuild: async guildId => void membershipEvents.push(`left ${guildId}`),
        joinedGuild: async guildId => void membershipEvents.push(`joined ${guildId}`),
        sessionStarted: async () => void (sessions += 1),
      }),
  };
}
