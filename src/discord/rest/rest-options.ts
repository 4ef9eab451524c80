import type { RESTOptions } from 'discord.js';
import { Agent } from 'undici';
import type { RestTraffic } from './rest-traffic.ts';

/** Timeout of one REST request; Discord responds in well under a second or not at all. */
const REST_TIMEOUT_MS = 15_000;

/**
 * Returns the options of a REST client. It retries nothing by itself: after a server error it would send a post four
 * times within milliseconds, although Discord may have stored the first one. The traffic keeps the global rate. Its
 * connections are its own: the global dispatcher can belong to another version of undici, such as Node's own, and then
 * uploads fail.
 */
export function restOptions(apiUrl: string | undefined, traffic: RestTraffic): Partial<RESTOptions> {
  return {
    retries: 0,
    timeout: REST_TIMEOUT_MS,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: traffic.makeRequest,
    agent: new Agent(),
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
  };
}
