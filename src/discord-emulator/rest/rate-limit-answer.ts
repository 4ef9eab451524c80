import type { HttpAnswer } from '../http/http-response.ts';

/** Who says that it is too much. */
export interface TooMuch {
  /**
   * `user`: the bot's bucket of the route. `shared`: a bucket that others fill too. `global`: all routes of the bot.
   * `cloudflare`: the address, refused with a page before Discord is asked.
   */
  readonly scope: 'user' | 'shared' | 'global' | 'cloudflare';
  /** Seconds to wait, with fractions. */
  readonly retryAfter: number;
}

const CLOUDFLARE_PAGE = `<!DOCTYPE html>
<html lang="en"><head><title>Access denied | Cloudflare</title></head>
<body><h1>Error 1015</h1><p>You are being rate limited.</p></body></html>
`;

/**
 * A 429 (docs, "Exceeding A Rate Limit"): the header counts whole seconds, the body fractions of them.
 * @param headers those of the bucket
 */
export function tooManyRequests(
  { scope, retryAfter }: TooMuch,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const wait = { 'retry-after': String(Math.ceil(retryAfter)) };
  if (scope === 'cloudflare') return { status: 429, page: CLOUDFLARE_PAGE, headers: wait };
  const isGlobal = scope === 'global';
  return {
    status: 429,
    headers: {
      ...headers,
      ...wait,
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
