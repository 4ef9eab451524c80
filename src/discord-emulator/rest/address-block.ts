import type { WireTimers } from '../wire-timers.ts';
import type { HttpResponse } from '../http/http-response.ts';
import { tooManyRequests } from './rate-limit-response.ts';

/** docs, "Invalid Request Limit". The length of a block is undocumented; here it equals the counting period. */
const PERIOD_MS = 10 * 60_000;

/** Blocks IP addresses that make too many invalid requests (docs, "Invalid Request Limit"). */
export interface AddressBlock {
  /** Returns the response to a blocked address; undefined if the address is not blocked. */
  refusal(address: string): HttpResponse | undefined;
  /** Counts a response if its status is 401, 403 or 429, except a 429 of a shared limit. */
  record(address: string, response: Pick<HttpResponse, 'status' | 'headers'>): void;
}

interface AddressRecord {
  invalid: number;
  /** ms since the epoch, UTC. */
  endsAt: number;
}

/** Creates a block without blocked addresses. @param maxInvalid invalid requests in 10 min */
export function createAddressBlock(maxInvalid: number, timers: WireTimers): AddressBlock {
  const records = new Map<string, AddressRecord>();

  const recordOf = (address: string): AddressRecord => {
    const current = records.get(address);
    if (current !== undefined && current.endsAt > timers.now()) return current;
    const fresh = { invalid: 0, endsAt: timers.now() + PERIOD_MS };
    records.set(address, fresh);
    return fresh;
  };

  return {
    refusal(address) {
      const { invalid, endsAt } = recordOf(address);
      if (invalid < maxInvalid) return undefined;
      return tooManyRequests({ scope: 'cloudflare', retryAfter: (endsAt - timers.now()) / 1000 });
    },
    record(address, { status, headers }) {
      if (![401, 403, 429].includes(status)) return;
      if (headers?.['x-ratelimit-scope'] === 'shared') return;
      const record = recordOf(address);
      record.invalid += 1;
      if (record.invalid === maxInvalid) record.endsAt = timers.now() + PERIOD_MS;
    },
  };
}
