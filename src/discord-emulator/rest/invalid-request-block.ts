import type { WireTimers } from '../wire-timers.ts';
import type { HttpResponse } from '../http/http-response.ts';
import { tooManyRequests } from './rate-limit-response.ts';

/** docs, "Invalid Request Limit". The length of a block is undocumented; here it equals the counting period. */
const PERIOD_MS = 10 * 60_000;

/**
 * Whose requests are counted together. Discord counts by IP address; here every client has the same one, and a stranger
 * with a wrong token must not block the bot.
 */
export type CountedClient = 'bot' | 'strangers';

/** Blocks clients that make too many invalid requests (docs, "Invalid Request Limit"). */
export interface InvalidRequestBlock {
  /** Returns the response to a blocked client; undefined if the client is not blocked. */
  refusal(client: CountedClient): HttpResponse | undefined;
  /** Counts a response if its status is 401, 403 or 429, except a 429 of a shared limit. */
  record(client: CountedClient, response: Pick<HttpResponse, 'status' | 'headers'>): void;
}

interface ClientRecord {
  invalid: number;
  /** ms since the epoch, UTC. */
  endsAt: number;
}

/** Creates a block without blocked clients. @param maxInvalid invalid requests in 10 min */
export function createInvalidRequestBlock(maxInvalid: number, timers: WireTimers): InvalidRequestBlock {
  const records = new Map<CountedClient, ClientRecord>();

  const recordOf = (client: CountedClient): ClientRecord => {
    const current = records.get(client);
    if (current !== undefined && current.endsAt > timers.now()) return current;
    const fresh = { invalid: 0, endsAt: timers.now() + PERIOD_MS };
    records.set(client, fresh);
    return fresh;
  };

  return {
    refusal(client) {
      const { invalid, endsAt } = recordOf(client);
      if (invalid < maxInvalid) return undefined;
      return tooManyRequests({ scope: 'cloudflare', retryAfter: (endsAt - timers.now()) / 1000 });
    },
    record(client, { status, headers }) {
      if (![401, 403, 429].includes(status)) return;
      if (headers?.['x-ratelimit-scope'] === 'shared') return;
      const record = recordOf(client);
      record.invalid += 1;
      if (record.invalid === maxInvalid) record.endsAt = timers.now() + PERIOD_MS;
    },
  };
}
