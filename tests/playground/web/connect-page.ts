import type { ApplicationCommandDataResolvable } from 'discord.js';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { connectBot, type ConnectedBot } from '../../discord-emulator/connected-bot.ts';
import { manualPageClock, type ManualPageClock } from './manual-page-clock.ts';
import { testPage } from './page-host.ts';

/** A bot on an emulator that serves the page. */
interface ConnectedPage {
  readonly bot: ConnectedBot;
  readonly emulator: Emulator;
  readonly clock: ManualPageClock;
}

/** Connects a bot with these commands. The test stops it. */
export async function connectPage(
  commands: readonly ApplicationCommandDataResolvable[] = [],
): Promise<ConnectedPage> {
  const clock = manualPageClock();
  const bot = await connectBot({ website: testPage(clock) });
  if (commands.length > 0) await bot.client.application.commands.set(commands);
  return { bot, emulator: bot.emulator, clock };
}
