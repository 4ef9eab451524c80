import { RateLimitError } from 'discord.js';

/** The error of the REST client for a request that may be sent after `retryAfter` ms. */
export function rateLimited(retryAfter: number): RateLimitError {
  return new RateLimitError({
    retryAfter,
    timeToReset: retryAfter,
    limit: 1,
    method: 'PUT',
    hash: '',
    url: '',
    route: '/applications/:id/commands',
    majorParameter: '',
    global: false,
    sublimitTimeout: 0,
    scope: 'user',
  });
}
