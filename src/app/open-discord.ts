import { Events, type Client } from 'discord.js';
import { actions, commands, menuCommands, registered } from '../../commands/index.ts';
import type { App } from '../command.ts';
import type { Log } from '../core/log.ts';
import type { ChannelAccess } from '../core/message/channel-access.ts';
import type { ChannelSender } from '../core/schedule/delivery.ts';
import { orGiveUp } from '../core/time/abortable.ts';
import type { Clock } from '../core/time/clock.ts';
import { SECOND_MS } from '../core/time/duration.ts';
import { createChannelAccess } from '../discord/channel-access.ts';
import { createClient } from '../discord/client.ts';
import { connect, onGatewayClosed } from '../discord/connect.ts';
import { createDispatch } from '../discord/interactions/dispatch.ts';
import { listenToInteractions } from '../discord/interactions/listen.ts';
import { listenToReactions } from '../discord/reactions.ts';
import { registerCommands } from '../discord/register.ts';
import { retryUntilReachable } from '../discord/retry-until-reachable.ts';
import { createSender } from '../discord/sender.ts';
import { applyReaction } from '../usecases/apply-reaction.ts';
import type { Cleanups } from './cleanups.ts';

/** How long a stop waits for commands in progress, ms; Discord drops an interaction without a response by then. */
const STOP_TIMEOUT_MS = 3 * SECOND_MS;

export interface DiscordOptions {
  readonly discord: {
    readonly token: string;
    readonly apiUrl: string | undefined;
    readonly devGuildId: string | undefined;
  };
  readonly clock: Clock;
  readonly log: Log;
  /** Cancels a start that has not succeeded yet. */
  readonly signal: AbortSignal;
  /** Called when the running bot cannot go on; the caller stops it. */
  readonly onFatal: (error: Error) => void;
}

/** The bot's Discord client. */
export interface DiscordBot {
  readonly channelAccess: ChannelAccess;
  readonly sender: ChannelSender;
  /**
   * Connects, registers the commands and answers interactions and reactions. Resolves with `undefined` if the signal is
   * aborted first.
   * @throws TokenRefusedError
   * @throws RegistrationError
   */
  serve(app: App): Promise<Client<true> | undefined>;
}

/** Creates the client; it connects when it is to serve. */
export function openDiscord(options: DiscordOptions, cleanups: Cleanups): DiscordBot {
  const { discord, clock, log, signal, onFatal } = options;
  const client = createClient(discord.apiUrl);
  cleanups.add(() => {
    // Closing the connection ourselves is no lost connection to log.
    client.removeAllListeners(Events.ShardReconnecting);
    return client.destroy();
  });
  const channelAccess = createChannelAccess(client);

  return {
    channelAccess,
    sender: createSender(client.rest, channelAccess),

    async serve(app) {
      const dispatch = createDispatch({ commands, menuCommands, actions, app, log });
      const interactionsSettled = listenToInteractions(client, dispatch);
      cleanups.add(() => orGiveUp(interactionsSettled(), waiting => clock.wait(STOP_TIMEOUT_MS, waiting)));
      listenToReactions(client, { now: clock.now, log, apply: change => applyReaction(change, app) });
      onGatewayClosed(client, onFatal);

      const retry = { clock, log, signal };
      const ready = await connect(client, discord.token, retry);
      if (ready) {
        await registerCommands(ready.rest, ready.application.id, registered, discord.devGuildId, request =>
          retryUntilReachable(request, retry),
        );
      }
      return signal.aborted ? undefined : ready;
    },
  };
}
