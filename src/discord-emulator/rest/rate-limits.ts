/** The rate limit of a route: `limit` requests per window. */
export interface RouteLimit {
  readonly limit: number;
  readonly windowMs: number;
  /** Routes with the same bucket are counted together; by default each route has its own. */
  readonly bucket?: string;
  /** `shared`: all clients are counted together, as for a resource that many apps use. Default `user`. */
  readonly scope?: 'user' | 'shared';
}

/** The rate limits of a bot. */
export interface RateLimits {
  /** By method and path pattern: `POST /channels/:channel_id/messages`. */
  readonly routes: Readonly<Record<string, RouteLimit>>;
  /** The limit of each route that is not in `routes`. */
  readonly otherRoutes: RouteLimit;
  /** Requests per second over all routes; responses to interactions are not counted. */
  readonly globalPerSecond: number;
  /** Number of responses 401, 403 and 429 in 10 min after which an IP address is blocked. */
  readonly maxInvalidRequests: number;
  /** Number of IDENTIFYs in 24 h after which the token is reset. */
  readonly maxSessionStarts: number;
  /** Number of shards that may IDENTIFY at once: those whose ids differ modulo it. */
  readonly maxConcurrency: number;
  /** Minimum time between two IDENTIFYs of shards whose ids are the same modulo `maxConcurrency`. */
  readonly identifyIntervalMs: number;
}

/** Discord's limits, no limits, or Discord's with some of the limits and routes replaced. */
export type RateLimitChoice = 'discord' | 'off' | Partial<RateLimits>;

const REACTIONS_PATH = '/channels/:channel_id/messages/:message_id/reactions';

/** Adding and removing reactions share a bucket; bots observe one request per 250 ms. */
const REACTION_LIMIT: RouteLimit = { limit: 1, windowMs: 250, bucket: 'reactions' };

/** Bots observe five messages per 5 s, and five per 2 s for the webhook of an interaction. */
const MESSAGE_LIMIT: RouteLimit = { limit: 5, windowMs: 5000 };
const WEBHOOK_LIMIT: RouteLimit = { limit: 5, windowMs: 2000 };

/**
 * Discord's limits. Limits of routes are not published (docs, "Rate Limits": clients read them from the headers), so these
 * are observed ones. The global limits are published in that section, those of IDENTIFY in "Session Start Limit Object".
 */
const DISCORD_LIMITS: RateLimits = {
  routes: {
    'POST /channels/:channel_id/messages': MESSAGE_LIMIT,
    'PATCH /channels/:channel_id/messages/:message_id': MESSAGE_LIMIT,
    'POST /channels/:channel_id/typing': MESSAGE_LIMIT,
    'POST /webhooks/:application_id/:token': WEBHOOK_LIMIT,
    'PATCH /webhooks/:application_id/:token/messages/:message': WEBHOOK_LIMIT,
    [`PUT ${REACTIONS_PATH}/:emoji/@me`]: REACTION_LIMIT,
    [`DELETE ${REACTIONS_PATH}/:emoji/@me`]: REACTION_LIMIT,
    [`DELETE ${REACTIONS_PATH}/:emoji/:user_id`]: REACTION_LIMIT,
    [`DELETE ${REACTIONS_PATH}/:emoji`]: REACTION_LIMIT,
    [`DELETE ${REACTIONS_PATH}`]: REACTION_LIMIT,
  },
  // High enough that requests hit the global limit first.
  otherRoutes: { limit: 100, windowMs: 1000 },
  globalPerSecond: 50,
  maxInvalidRequests: 10_000,
  maxSessionStarts: 1000,
  // One IDENTIFY for each rate limit key in 5 seconds (docs, "Max Concurrency").
  maxConcurrency: 1,
  identifyIntervalMs: 5000,
};

/** Limits that no client reaches. Responses still have the headers. */
const NO_LIMITS: RateLimits = {
  ...DISCORD_LIMITS,
  routes: {},
  otherRoutes: { limit: 1_000_000, windowMs: 1000 },
  globalPerSecond: Infinity,
  maxInvalidRequests: Infinity,
  identifyIntervalMs: 0,
};

/** Returns the limits for an option. */
export function resolveRateLimits(choice: RateLimitChoice): RateLimits {
  if (choice === 'discord') return DISCORD_LIMITS;
  if (choice === 'off') return NO_LIMITS;
  return { ...DISCORD_LIMITS, ...choice, routes: { ...DISCORD_LIMITS.routes, ...choice.routes } };
}
