import type { WireTimers } from '../wire-timers.ts';
import type { HttpAnswer } from '../http/http-response.ts';
import { tooManyRequests } from './rate-limit-answer.ts';

/** In ms; docs, "Invalid Request Limit". How long an address is then shut out they do not tell: here as long again. */
const PERIOD = 10 * 60_000;

/** Shuts out addresses that make too many invalid requests (docs, "Invalid Request Limit"). */
export interface AddressBlock {
  /** The page for an address that is shut out; undefined for all others. */
  refusal(address: string): HttpAnswer | undefined;
  /** Counts an answer, if it is one of those that count: 401, 403, 429; but no 429 of a shared limit. */
  note(address: string, answer: Pick<HttpAnswer, 'status' | 'headers'>): void;
}

interface Record {
  invalid: number;
  endsAt: number;
}

/** Makes a block that shuts nobody out. @param most invalid requests in 10 min */
export function createAddressBlock(most: number, timers: WireTimers): AddressBlock {
  const records = new Map<string, Record>();

  const recordOf = (address: string): Record => {
    const current = records.get(address);
    if (current !== undefined && current.endsAt > timers.now()) return current;
    const fresh = { invalid: 0, endsAt: timers.now() + PERIOD };
    records.set(address, fresh);
    return fresh;
  };

  return {
    refusal(address) {
      const { invalid, endsAt } = recordOf(address);
      if (invalid < most) return undefined;
      return tooManyRequests({ scope: 'cloudflare', retryAfter: (endsAt - timers.now()) / 1000 });
    },
    note(address, { status, headers }) {
      if (![401, 403, 429].includes(status)) return;
      if (headers?.['x-ratelimit-scope'] === 'shared') return;
      const record = recordOf(address);
      record.invalid += 1;
      if (record.invalid === most) record.endsAt = timers.now() + PERIOD;
    },
  };
}
