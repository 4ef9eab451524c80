import type { Clock } from '../../core/time/clock.ts';
import type { Log } from '../../core/log.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { SourceError } from '../source-error.ts';
import { openSourceClient, type SourceClient } from './source-client.ts';
import type { RatePolicy } from './rate-policy.ts';

/** The process's one way to the sources on the net. It only ever reads (GET). */
export interface HttpClient {
  /**
   * A group of hosts that share their manners: call it once for each source, with all addresses of that source, or
   * the limits are kept twice. Throws `SourceError` for an address that cannot be used.
   */
  group(manners: RatePolicy, addresses: readonly string[]): SourceClient;
  /** Ends all connections; what is under way fails. */
  close(): Promise<void>;
}

export interface HttpOptions {
  /** See `userAgent`. */
  readonly userAgent: string;
  /** The machine's time: pauses and time limits go by it, so not a clock that somebody moves for a show. */
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1, for the jitter of pauses. */
  readonly random: () => number;
}

export function createHttpClient(options: HttpOptions): HttpClient {
  const closers: (() => Promise<void>)[] = [];
  return {
    group(manners, addresses) {
      const origins = addresses.map(address => configured(address, manners.source));
      const group = openSourceClient({ ...options, manners, origins });
      closers.push(group.close);
      return group;
    },
    async close() {
      await Promise.all(closers.map(close => close()));
    },
  };
}

function configured(address: string, source: string): URL {
  const url = parseUrl(address);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SourceError(`${source}: its address is not an http or https URL`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new SourceError(
      `${source}: its address (${url.host}) holds a user name or password; leave them out`,
    );
  }
  return url;
}
