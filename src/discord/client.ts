import { Client, GatewayIntentBits, Partials } from 'discord.js';

/** How long one REST request may take, ms; Discord answers in well under a second or not at all. */
const REST_TIMEOUT_MS = 15_000;

/**
 * The one client of the process. Its REST repeats nothing by itself: it would send a post four times within
 * milliseconds when a server error hides that the first one was stored. Partials let reactions on messages from before
 * the last start come through; no intent here is a privileged one.
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
