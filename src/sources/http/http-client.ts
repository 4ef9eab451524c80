import type { Clock } from '../../core/time/clock.ts';
import type { Log } from '../../core/log.ts';
import { parseUrl } from '../../core/text/parse-url.ts';
import { SourceError } from '../source-error.ts';
import { openSourceClient, type SourceClient } from './source-client.ts';
import type { ReserveRequest } from './request-queue.ts';
import type { RatePolicy } from './rate-policy.ts';

/** The only HTTP client for remote sources in the process. It sends GET requests only. */
export interface HttpClient {
  /**
   * Opens the client for all hosts of one source, which share its rate policy. Call it once for each source: two
   * clients would each use the whole limit. `reserve`: if its limits count over several processes. Throws `SourceError` for an invalid address.
   */
  forSource(policy: RatePolicy, addresses: readonly string[], reserve?: ReserveRequest): SourceClient;
  /** Closes all connections; requests under way fail. */
  close(): Promise<void>;
}

export interface HttpClientOptions {
  /** See `userAgent`. */
  readonly userAgent: string;
  /** The machine's clock, for pauses and timeouts; not the playground's, which its user can move. */
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1, for the jitter of pauses. */
  readonly random: () => number;
}

/** Opens an HTTP client without connections. */
export function openHttpClient(options: HttpClientOptions): HttpClient {
  const closers: (() => Promise<void>)[] = [];
  return {
    forSource(policy, addresses, reserve) {
      const origins = addresses.map(address => parseAddress(address, policy.source));
      const client = openSourceClient({ ...options, policy, origins, reserve });
      closers.push(client.close);
      return client;
    },
    async close() {
      await Promise.all(closers.map(close => close()));
    },
  };
}

function parseAddress(address: string, source: string): URL {
  const url = parseUrl(address);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SourceError(`${source}: its address is not an http or https URL`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new SourceError(
      `${source}: its address (${url.host}) contains a user name or password; leave them out`,
    );
  }
  return url;
}
