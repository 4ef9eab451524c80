import { Client, GatewayIntentBits, Partials } from 'discord.js';
import type { Log } from '../core/log.ts';
import type { Clock } from '../core/time/clock.ts';
import { createCacheFactory, limitDirectChannels } from './client-caches.ts';
import { createGatewayStrategy } from './gateway/gateway-strategy.ts';
import { shardOptions, type ShardChoice } from './gateway/shard-options.ts';
import { createManagersLazily } from './lazy-managers.ts';
import { restOptions } from './rest/rest-options.ts';
import type { RestTraffic } from './rest/rest-traffic.ts';

/** Requested once, at the start: the only route whose rate limit the REST client waits for. */
const GATEWAY_ROUTE = '/gateway/bot';

/** What a client needs of the process. */
export interface DiscordClientOptions {
  readonly apiUrl: string | undefined;
  readonly shards: ShardChoice;
  /** Whether the bot receives the content of all messages that it sees: a privileged intent. */
  readonly readsMessageContent?: boolean;
  readonly traffic: RestTraffic;
  /** Real time, also where the playground moves the bot's clock. */
  readonly clock: Clock;
  readonly log: Log;
  /** Ends reconnecting. */
  readonly signal: AbortSignal;
}

/**
 * Creates the client of the process. Its REST client does not wait for rate limits, but throws `RateLimitError`: only the
 * caller knows whether there is time to wait. The client becomes ready without waiting for servers that are unavailable,
 * and its caches do not grow with the people who use the bot. Unless it reads message content, no intent is privileged: of
 * the messages in channels, the bot receives the content of those only that mention it.
 */
export function createClient({
  apiUrl,
  shards,
  readsMessageContent = false,
  traffic,
  clock,
  log,
  signal,
}: DiscordClientOptions): Client {
  createManagersLazily();
  const client = new Client({
    ...shardOptions(shards),
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessageReactions,
      ...(readsMessageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel],
    makeCache: createCacheFactory(),
    allowedMentions: { parse: [] },
    waitGuildTimeout: 0,
    ws: { buildStrategy: manager => createGatewayStrategy(manager, { clock, log, signal }) },
    rest: {
      ...restOptions(apiUrl, traffic),
      rejectOnRateLimit: ({ route }) => route !== GATEWAY_ROUTE,
    },
  });
  limitDirectChannels(client);
  return client;
}
