import type { HttpResponse } from '../http/http-response.ts';

/** A rate limit that a request has hit. */
export interface RateLimitHit {
  /**
   * `user`: the bot's bucket of the route. `shared`: a bucket shared with other apps. `global`: all routes of the bot.
   * `cloudflare`: the IP address, with an HTML page from Cloudflare instead of a response from Discord.
   */
  readonly scope: 'user' | 'shared' | 'global' | 'cloudflare';
  /** Seconds until the next request is allowed, with fractions. */
  readonly retryAfter: number;
}

const CLOUDFLARE_PAGE = `<!DOCTYPE html>
<html lang="en"><head><title>Access denied | Cloudflare</title></head>
<body><h1>Error 1015</h1><p>You are being rate limited.</p></body></html>
`;

/**
 * Returns a 429 (docs, "Exceeding A Rate Limit"). `retry-after` is in whole seconds, `retry_after` in the body has fractions.
 * @param headers the headers of the bucket
 */
export function tooManyRequests(
  { scope, retryAfter }: RateLimitHit,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  const retryHeader = { 'retry-after': String(Math.ceil(retryAfter)) };
  if (scope === 'cloudflare') return { status: 429, page: CLOUDFLARE_PAGE, headers: retryHeader };
  const isGlobal = scope === 'global';
  return {
    status: 429,
    headers: {
      ...headers,
      ...retryHeader,
      'x-ratelimit-scope': scope,
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: {
      message: scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
      retry_after: Number(retryAfter.toFixed(3)),
      global: isGlobal,
    },
  };
}
