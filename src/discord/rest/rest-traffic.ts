import { DefaultRestOptions, type ResponseLike, type RESTOptions } from 'discord.js';
import type { Log } from '../../core/log.ts';
import type { Clock } from '../../core/time/clock.ts';
import { createDiscordTime } from './discord-time.ts';
import { createRateLimitBackoff } from './rate-limit-backoff.ts';
import { rateLimitResponse, readRateLimit } from './rate-limit-response.ts';
import { createRequestBudget } from './request-budget.ts';
import { createRequestPauses } from './request-pauses.ts';
import { requestKind, restPath, routeName, type RequestKind } from './rest-route.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** All REST requests of the process on their way to Discord. */
export interface RestTraffic {
  /**
   * Sends a request, in its turn. A request that must not be sent now gets a response with status 429 without leaving
   * this process. Every response with status 429 says how long to wait. After Discord has refused the bot's token, requests
   * with it get a response with status 401 the same way.
   */
  readonly makeRequest: MakeRequest;
  /** Returns false after so many rejected requests that only answers are sent, and once the token was refused. */
  canRunInBackground(): boolean;
  /** Returns true once Discord has refused the bot's token. */
  isTokenRefused(): boolean;
  /** Returns the time by Discord's clock (ms since the epoch); `undefined` before its first response. */
  discordTime(): number | undefined;
}

/** Called with each response of Discord; `undefined` for a request without one. */
export type OnResponse = (kind: RequestKind, status: number | undefined) => void;

/** The key of what limits the address as a whole, beside those of routes. */
const WHOLE_ADDRESS = '*';

export interface RestTrafficOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly onResponse?: OnResponse | undefined;
  /** Returns how many requests this process may send in any second; by default the whole limit. */
  readonly allowance?: (() => number) | undefined;
}

/** Creates the traffic of a REST client. `clock` is the time of the wire, not the one that a playground moves. */
export function createRestTraffic(
  { clock, log, onResponse = () => undefined, allowance }: RestTrafficOptions,
  send: MakeRequest = DefaultRestOptions.makeRequest,
): RestTraffic {
  const budget = createRequestBudget(clock, allowance);
  const pauses = createRequestPauses(log);
  const backoff = createRateLimitBackoff();
  const discordTime = createDiscordTime(() => performance.now());
  let isTokenRefused = false;

  async function sendCounted(kind: RequestKind, ...request: Parameters<MakeRequest>): Promise<ResponseLike> {
    try {
      const response = await send(...request);
      discordTime.learn(response.headers.get('date'));
      onResponse(kind, response.status);
      return response;
    } catch (error) {
      onResponse(kind, undefined);
      throw error;
    }
  }

  /** Returns a response with status 429 so that it says how long to wait. */
  async function explain(method: string, path: string, response: ResponseLike): Promise<Response> {
    const limit = await readRateLimit(response);
    const { isFromEdge, retryAfterMs } = limit;
    pauses.responded(response.status, limit.scope, clock.now());
    if (isFromEdge) {
      const pauseMs = Math.max(retryAfterMs ?? 0, backoff.limited(WHOLE_ADDRESS));
      pauses.limitedByEdge(clock.now() + pauseMs);
    }
    const waitMs = retryAfterMs ?? backoff.limited(`${method} ${path}`);
    const scope = isFromEdge ? 'edge' : (limit.scope ?? 'unknown');
    log.warn('rate_limited', { method, route: routeName(path), scope, waitMs });
    return rateLimitResponse(waitMs, limit);
  }

  return {
    async makeRequest(url, init) {
      const path = restPath(url);
      const kind = requestKind(path);
      const method = init.method ?? 'GET';
      const waitMs = pauses.waitMs(kind, clock.now());
      if (waitMs > 0) return rateLimitResponse(waitMs);
      // Discord does not count callbacks, and they have the least time.
      if (kind !== 'callback') await budget.take(kind);
      // Many requests may wait for their turn when the first one is refused.
      if (kind === 'background' && isTokenRefused) return tokenRefusedResponse();
      const response = await sendCounted(kind, url, init);
      // Those of interactions have a token of their own.
      if (kind === 'background' && response.status === 401) isTokenRefused = true;
      if (response.status === 429) return explain(method, path, response);
      pauses.responded(response.status, null, clock.now());
      backoff.succeeded(`${method} ${path}`);
      backoff.succeeded(WHOLE_ADDRESS);
      return response;
    },

    isTokenRefused: () => isTokenRefused,
    discordTime: discordTime.now,
    canRunInBackground: () => !isTokenRefused && pauses.canRunInBackground(clock.now()),
  };
}

/** Returns Discord's response to a request with a token that it does not accept. */
function tokenRefusedResponse(): Response {
  return Response.json({ message: '401: Unauthorized', code: 0 }, { status: 401 });
}
