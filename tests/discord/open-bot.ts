import type { Client } from 'discord.js';
import { onTestFinished } from 'vitest';
import { createCleanups } from '../../src/app/cleanups.ts';
import { openDiscord } from '../../src/app/open-discord.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { ReactionChange } from '../../src/usecases/apply-reaction.ts';
import { openTestApp } from '../commands/test-app.ts';
import { createSilentLog } from '../support/silent-log.ts';

/** The bot on an emulator, not connected yet; it stops with the test. */
export interface TestBot {
  readonly log: ReturnType<typeof createSilentLog>;
  /** What ended the bot. */
  readonly fatal: readonly Error[];
  readonly reactions: readonly ReactionChange[];
  serve(): Promise<Client<true> | undefined>;
  stop(): Promise<void>;
}

/** Opens the bot with all commands over an empty corpus. */
export function openBot({ token, apiUrl }: Pick<Emulator, 'token' | 'apiUrl'>, devGuildId?: string): TestBot {
  const log = createSilentLog();
  const fatal: Error[] = [];
  const reactions: ReactionChange[] = [];
  const cleanups = createCleanups(log);
  onTestFinished(() => cleanups.run());
  const bot = openDiscord(
    {
      discord: { token, apiUrl, devGuildId },
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
    stop: () => cleanups.run(),
    serve: async () =>
      bot.serve(await openTestApp(), {
        applyReaction: async change => void reactions.push(change),
        leftGuild: () => Promise.resolve(),
      }),
  };
}
