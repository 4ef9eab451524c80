import { onTestFinished } from 'vitest';
import { createCleanups } from '../../src/app/cleanups.ts';
import { openDiscord } from '../../src/app/open-discord.ts';
import { createReactions } from '../../src/app/reactions.ts';
import { startCountEdits } from '../../src/app/start-count-edits.ts';
import type { Stores, UnitOfWork } from '../../src/core/stores.ts';
import { ALL_WORK } from '../../src/core/work-shares.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { processClock } from '../../src/process/clock.ts';
import { openTestApp } from '../commands/test-app.ts';
import { createSilentLog, type LoggedEvent } from '../support/silent-log.ts';

/** The bot's part that has to do with reactions and the counts on messages, over a database of the test. */
export interface ReactingBot {
  readonly events: readonly LoggedEvent[];
  /** Returns how often reactions were compared with those known. */
  comparisons(): number;
  stop(): Promise<void>;
}

/** Starts the bot against an emulator; it stops with the test. */
export async function startReactingBot(
  { token, apiUrl }: Pick<Emulator, 'token' | 'apiUrl'>,
  database: { readonly stores: Stores; readonly unitOfWork: UnitOfWork },
): Promise<ReactingBot> {
  const log = createSilentLog();
  const cleanups = createCleanups(log);
  onTestFinished(() => cleanups.run());
  const bot = openDiscord(
    {
      discord: { token, apiUrl, devGuildId: undefined },
      clock: processClock,
      log,
      signal: new AbortController().signal,
      onFatal: error => {
        throw error;
      },
    },
    cleanups,
  );
  const reactions = createReactions(database, { clock: processClock, log });
  const client = await bot.serve(await openTestApp(), {
    reactions: reactions.events,
    threads: { received: () => undefined, sessionStarted: () => undefined },
    leftGuild: () => Promise.resolve(),
    joinedGuild: () => Promise.resolve(),
    sessionStarted: () => Promise.resolve(),
  });
  if (!client) throw new Error('the bot did not start');
  reactions.startReconciling(
    {
      reader: bot.reactionReader,
      deliverer: { isIdle: () => Promise.resolve(true) },
      canSend: () => bot.canRunInBackground(),
      botId: client.user.id,
    },
    cleanups,
  );
  startCountEdits(
    {
      corpus: database,
      discord: bot,
      deliverer: { isIdle: () => Promise.resolve(true) },
      processes: { shares: () => ALL_WORK },
      clock: processClock,
      log,
    },
    cleanups,
  );
  return {
    events: log.events,
    comparisons: () => log.events.filter(({ event }) => event === 'reactions_reconciled').length,
    stop: () => cleanups.run(),
  };
}
