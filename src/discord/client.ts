import { Client, GatewayIntentBits, Partials } from 'discord.js';

/** Timeout of one REST request; Discord responds in well under a second or not at all. */
const REST_TIMEOUT_MS = 15_000;

/**
 * Creates the client of the process. Its REST client retries nothing by itself: after a server error it would send a
 * post four times within milliseconds, although Discord may have stored the first one. Partials are needed to receive
 * reactions on messages from before the last start. No intent here is privileged.
 */
export function createClient(apiUrl: string | undefined): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessageReactions,
    ],
    partials: [Partials.Message, Partials.Reaction, Partials.User, Partials.Channel],
    allowedMentions: { parse: [] },
    rest: {
      retries: 0,
      timeout: REST_TIMEOUT_MS,
      invalidRequestWarningInterval: 500,
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
    },
  });
}
