import { Events, type Interaction } from 'discord.js';
import { connectBot, type ConnectedBot } from '../connected-bot.ts';
import { MENU, SCHEDULE, SEARCH } from './interaction-commands.ts';

/** A bot whose failures to respond fail its test: `stop` throws them. */
export interface RespondingBot extends ConnectedBot {
  /** Sets how the bot responds to its interactions. */
  onInteraction(run: (interaction: Interaction) => Promise<unknown>): void;
}

/** Connects a bot with commands. The test stops it. */
export async function connectRespondingBot(
  options: Parameters<typeof connectBot>[0],
): Promise<RespondingBot> {
  const failures: unknown[] = [];
  const bot = await connectBot(options);
  await bot.client.application.commands.set([SEARCH, SCHEDULE, MENU]);
  return {
    ...bot,
    onInteraction(run) {
      bot.client.on(Events.InteractionCreate, interaction => {
        run(interaction).catch((error: unknown) => {
          failures.push(error);
        });
      });
    },
    async stop() {
      await bot.stop();
      if (failures.length > 0) throw new AggregateError(failures, 'The bot failed');
    },
  };
}
