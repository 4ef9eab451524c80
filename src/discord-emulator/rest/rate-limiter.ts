import { createHash } from 'node:crypto';
import type { WireTimers } from '../wire-timers.ts';
import type { HttpAnswer } from '../http/http-response.ts';
import { tooManyRequests } from './rate-limit-answer.ts';
import type { RateLimits, RouteLimit } from './rate-limits.ts';

/** A request matched to its route. */
export interface CountedRequest {
  readonly method: string;
  /** The route's pattern. */
  readonly pattern: string;
  /** The path below `/api/v10`. */
  readonly path: string;
  /** Whose request it is: its authorization, else its address (docs, "Global Rate Limit"). */
  readonly client: string;
}

/** What counting a request told. */
export interface Counted {
  /** `x-ratelimit-…` of the bucket, for the answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** The 429 when it was too much; such a request is not counted. */
  readonly refusal?: HttpAnswer;
}

/** Counts requests by bucket (docs, "Rate Limits"). */
export interface RateLimiter {
  count(request: CountedRequest): Counted;
}

/** A window under way: it begins with its first request. */
interface Window {
  used: number;
  readonly endsAt: number;
}

/** Windows kept before those that are over are swept out: each interaction brings a bucket of its own. */
const SWEEP_AT = 1000;

/** Makes a limiter that has counted nothing. */
export function createRateLimiter(limits: RateLimits, timers: WireTimers): RateLimiter {
  const windows = new Map<string, Window>();

  const windowOf = (key: string, length: number, now: number): Window => {
    const current = windows.get(key);
    if (current !== undefined && current.endsAt > now) return current;
    if (windows.size > SWEEP_AT) {
      for (const [each, { endsAt }] of windows) if (endsAt <= now) windows.delete(each);
    }
    const fresh = { used: 0, endsAt: now + length };
    windows.set(key, fresh);
    return fresh;
  };

  return {
    count({ method, pattern, path, client }) {
      const now = timers.now();
      const route = `${method} ${pattern}`;
      const limit = limits.routes[route] ?? limits.otherwise;
      const everything = windowOf(`global ${client}`, 1000, now);
      const isExempt = isInteractionPath(pattern);
      if (!isExempt && everything.used >= limits.global) {
        const retryAfter = (everything.endsAt - now) / 1000;
        return { headers: {}, refusal: tooManyRequests({ scope: 'global', retryAfter }) };
      }
      const scope = limit.scope ?? 'user';
      const bucket = bucketOf(limit, route);
      const holder = scope === 'shared' ? '' : client;
      const window = windowOf(`${bucket} ${majorOf(path)} ${holder}`, limit.window, now);
      const isTooMuch = window.used >= limit.limit;
      if (!isTooMuch) {
        window.used += 1;
        if (!isExempt) everything.used += 1;
      }
      const headers = headersOf(limit, window, bucket, now);
      if (!isTooMuch) return { headers };
      const retryAfter = (window.endsAt - now) / 1000;
      return { headers, refusal: tooManyRequests({ scope, retryAfter }, headers) };
    },
  };
}

/** docs, "Rate Limit Header Examples". `reset` is in seconds since the epoch. */
function headersOf({ limit }: RouteLimit, { used, endsAt }: Window, bucket: string, now: number) {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(limit - used),
    'x-ratelimit-reset': (endsAt / 1000).toFixed(3),
    'x-ratelimit-reset-after': ((endsAt - now) / 1000).toFixed(3),
    'x-ratelimit-bucket': bucket,
  };
}

/** The name of a bucket does not tell the top-level resource (docs, "Rate Limits"): clients add that themselves. */
function bucketOf({ bucket }: RouteLimit, route: string): string {
  return createHash('sha256')
    .update(bucket ?? route)
    .digest('hex')
    .slice(0, 32);
}

/** The top-level resource, by which a route's buckets are kept apart (docs, "Rate Limits"). */
function majorOf(path: string): string {
  return /^\/(?:channels|guilds)\/\d+|^\/(?:webhooks|interactions)\/\d+\/[^/]+/u.exec(path)?.[0] ?? '';
}

/** Endpoints of interactions are not bound to the global limit (docs, "Global Rate Limit"). */
function isInteractionPath(pattern: string): boolean {
  return pattern.startsWith('/interactions/') || pattern.startsWith('/webhooks/');
}
