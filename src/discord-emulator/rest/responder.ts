import { ApiError, apiError } from '../api-error.ts';
import type { HttpResponse } from '../http/http-response.ts';
import type { RequestBody } from '../http/request-body.ts';
import type { WireTimers } from '../wire-timers.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Router } from './router.ts';

/** A request with its body, before it is matched to a route. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path below `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  /** The IP address of the client. */
  readonly address: string;
  /** An invalid body is reported after the request is matched to a route and counted. */
  readonly body: RequestBody | ApiError;
}

/** The options of `createResponder`. */
export interface ResponderOptions {
  readonly router: Router;
  /** Returns true for the bot's token. */
  readonly isToken: (token: string) => boolean;
  readonly limits: RateLimits;
  readonly timers: WireTimers;
  /** Called with errors of the emulator itself; the client gets a 500. */
  readonly onInternalError: (error: unknown) => void;
}

/** Returns the token of an `Authorization` header; an empty text if there is none. */
export function botTokenOf(authorization: string | undefined): string {
  return /^Bot (.+)$/u.exec(authorization ?? '')?.[1] ?? '';
}

/** Creates a function that responds to requests: route, rate limits, token and body are checked in this order. */
export function createResponder(options: ResponderOptions): (request: ReceivedRequest) => HttpResponse {
  const { router, isToken, limits, timers, onInternalError } = options;
  const limiter = createRateLimiter(limits, timers);

  return ({ method, path, query, authorization, address, body }) => {
    let headers = {};
    try {
      const { route, param } = router.match(method, path);
      const client = authorization ?? address;
      const counted = limiter.count({ method, pattern: route.path, path, client });
      if (counted.refusal !== undefined) return counted.refusal;
      headers = counted.headers;
      if (route.auth === 'bot' && !isToken(botTokenOf(authorization))) throw apiError('unauthorized');
      if (body instanceof ApiError) throw body;
      return { ...route.respond({ param, query, body: body.json, files: body.files }), headers };
    } catch (error) {
      if (error instanceof ApiError) {
        return { status: error.status, body: error.body(), headers: { ...headers, ...error.headers() } };
      }
      onInternalError(error);
      return { status: 500, body: apiError('internalError').body(), headers };
    }
  };
}
