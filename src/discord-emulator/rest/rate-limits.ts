/** How often something may be asked for: `limit` times in each window. */
export interface RouteLimit {
  readonly limit: number;
  /** ms */
  readonly window: number;
  /** Routes of one name are counted together; each route for itself when nothing is said. */
  readonly bucket?: string;
  /** Whether all clients are counted together, as for a resource many apps use; `user` when nothing is said. */
  readonly scope?: 'user' | 'shared';
}

/** What a bot may ask of Discord. */
export interface RateLimits {
  /** By method and pattern: `POST /channels/:channel_id/messages`. */
  readonly routes: Readonly<Record<string, RouteLimit>>;
  /** For routes not named. */
  readonly otherwise: RouteLimit;
  /** Requests a second over all routes; answers to interactions are not counted. */
  readonly global: number;
  /** Answers 401, 403 and 429 in 10 min after which an address is shut out. */
  readonly invalid: number;
  /** IDENTIFYs in 24 h after which the token is reset. */
  readonly sessionStarts: number;
  /** ms between two IDENTIFYs. */
  readonly identifyEvery: number;
}

/** Discord's limits, none at all, or Discord's with some of them (and some routes) changed. */
export type RateLimitChoice = 'discord' | 'off' | Partial<RateLimits>;

const REACTION = '/channels/:channel_id/messages/:message_id/reactions';

/** Reactions are put on and taken away in one bucket: one in 250 ms is what bots see. */
const REACTIONS: RouteLimit = { limit: 1, window: 250, bucket: 'reactions' };

/** Five messages in 5 s is what bots see; for the webhook of an interaction, five in 2 s. */
const MESSAGES: RouteLimit = { limit: 5, window: 5000 };
const WEBHOOK: RouteLimit = { limit: 5, window: 2000 };

/**
 * What Discord is seen to ask for. It publishes no limit of a route (docs, "Rate Limits": they are read off the
 * headers); the global ones are published there, those of IDENTIFY under "Session Start Limit Object".
 */
const DISCORD: RateLimits = {
  routes: {
    'POST /channels/:channel_id/messages': MESSAGES,
    'PATCH /channels/:channel_id/messages/:message_id': MESSAGES,
    'POST /channels/:channel_id/typing': MESSAGES,
    'POST /webhooks/:application_id/:token': WEBHOOK,
    'PATCH /webhooks/:application_id/:token/messages/:message': WEBHOOK,
    [`PUT ${REACTION}/:emoji/@me`]: REACTIONS,
    [`DELETE ${REACTION}/:emoji/@me`]: REACTIONS,
    [`DELETE ${REACTION}/:emoji/:user_id`]: REACTIONS,
    [`DELETE ${REACTION}/:emoji`]: REACTIONS,
    [`DELETE ${REACTION}`]: REACTIONS,
  },
  // Generous: the global limit is met first.
  otherwise: { limit: 100, window: 1000 },
  global: 50,
  invalid: 10_000,
  sessionStarts: 1000,
  // "Rate limit key … per 5 seconds" with a max_concurrency of 1 (docs, "Max Concurrency").
  identifyEvery: 5000,
};

/** More than any client sends; the headers stay. */
const OFF: RateLimits = {
  ...DISCORD,
  routes: {},
  otherwise: { limit: 1_000_000, window: 1000 },
  global: Infinity,
  invalid: Infinity,
  identifyEvery: 0,
};

/** The limits somebody chose. */
export function rateLimitsOf(choice: RateLimitChoice): RateLimits {
  if (choice === 'discord') return DISCORD;
  if (choice === 'off') return OFF;
  return { ...DISCORD, ...choice, routes: { ...DISCORD.routes, ...choice.routes } };
}
