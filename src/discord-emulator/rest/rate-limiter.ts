import { createHash } from 'node:crypto';
import type { WireTimers } from '../wire-timers.ts';
import type { HttpResponse } from '../http/http-response.ts';
import { tooManyRequests } from './rate-limit-response.ts';
import type { RateLimits, RouteLimit } from './rate-limits.ts';

/** A request and its route. */
export interface RoutedRequest {
  readonly method: string;
  /** The path pattern of the route. */
  readonly pattern: string;
  /** The path below `/api/v10`. */
  readonly path: string;
  /** The authorization of the request, else its IP address (docs, "Global Rate Limit"). */
  readonly client: string;
}

/** The result of counting a request. */
export interface RateLimitResult {
  /** The `x-ratelimit-…` headers for the response. */
  readonly headers: Readonly<Record<string, string>>;
  /** The 429 if the request exceeds a limit; such a request is not counted. */
  readonly refusal?: HttpResponse;
}

/** Counts requests by bucket (docs, "Rate Limits"). */
export interface RateLimiter {
  count(request: RoutedRequest): RateLimitResult;
}

/** The current window of a bucket; it begins with its first request. */
interface Window {
  used: number;
  readonly endsAt: number;
}

/** Number of windows above which expired ones are removed: each interaction has its own bucket. */
const MAX_WINDOWS = 1000;

/** Creates a limiter with empty buckets. */
export function createRateLimiter(limits: RateLimits, timers: WireTimers): RateLimiter {
  const windows = new Map<string, Window>();

  const currentWindow = (key: string, lengthMs: number, now: number): Window => {
    const current = windows.get(key);
    if (current !== undefined && current.endsAt > now) return current;
    if (windows.size > MAX_WINDOWS) {
      for (const [each, { endsAt }] of windows) if (endsAt <= now) windows.delete(each);
    }
    const fresh = { used: 0, endsAt: now + lengthMs };
    windows.set(key, fresh);
    return fresh;
  };

  return {
    count({ method, pattern, path, client }) {
      const now = timers.now();
      const route = `${method} ${pattern}`;
      const limit = limits.routes[route] ?? limits.otherRoutes;
      const globalWindow = currentWindow(`global ${client}`, 1000, now);
      const isExempt = isInteractionPath(pattern);
      if (!isExempt && globalWindow.used >= limits.globalPerSecond) {
        const retryAfter = (globalWindow.endsAt - now) / 1000;
        return { headers: {}, refusal: tooManyRequests({ scope: 'global', retryAfter }) };
      }
      const scope = limit.scope ?? 'user';
      const bucket = bucketId(limit, route);
      const owner = scope === 'shared' ? '' : client;
      const window = currentWindow(`${bucket} ${topLevelResource(path)} ${owner}`, limit.windowMs, now);
      const isExceeded = window.used >= limit.limit;
      if (!isExceeded) {
        window.used += 1;
        if (!isExempt) globalWindow.used += 1;
      }
      const headers = rateLimitHeaders(limit, window, bucket, now);
      if (!isExceeded) return { headers };
      const retryAfter = (window.endsAt - now) / 1000;
      return { headers, refusal: tooManyRequests({ scope, retryAfter }, headers) };
    },
  };
}

/** docs, "Rate Limit Header Examples". `reset` is in seconds since the epoch. */
function rateLimitHeaders({ limit }: RouteLimit, { used, endsAt }: Window, bucket: string, now: number) {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(limit - used),
    'x-ratelimit-reset': (endsAt / 1000).toFixed(3),
    'x-ratelimit-reset-after': ((endsAt - now) / 1000).toFixed(3),
    'x-ratelimit-bucket': bucket,
  };
}

/** Returns the id of a bucket. It does not include the top-level resource (docs, "Rate Limits"): clients add that. */
function bucketId({ bucket }: RouteLimit, route: string): string {
  return createHash('sha256')
    .update(bucket ?? route)
    .digest('hex')
    .slice(0, 32);
}

/** Returns the top-level resource of a path: each has its own bucket of a route (docs, "Rate Limits"). */
function topLevelResource(path: string): string {
  return /^\/(?:channels|guilds)\/\d+|^\/(?:webhooks|interactions)\/\d+\/[^/]+/u.exec(path)?.[0] ?? '';
}

/** Interaction endpoints are exempt from the global limit (docs, "Global Rate Limit"). */
function isInteractionPath(pattern: string): boolean {
  return pattern.startsWith('/interactions/') || pattern.startsWith('/webhooks/');
}
