import { SECOND_MS } from './time/duration.ts';

/**
 * Requests in any second, of all processes together. Discord allows 50 (docs, "Global Rate Limit"); the difference is for
 * requests that arrive closer together than they were sent, and for processes that start.
 */
export const MAX_REQUESTS_PER_SECOND = 45;

/** What a process may send that does not know how many others there are: enough to connect and to answer. */
const UNCERTAIN_REQUESTS_PER_SECOND = 1;

/**
 * How long the number of processes may be relied on, ms: some heartbeats. A process that joins waits for this time, in which each
 * other one has either noticed it or does not know the number any more.
 */
const RELIABLE_MS = 5 * SECOND_MS;

/** What a process knows of those that send requests to Discord. Instants are ms since the epoch. */
export interface KnownSenders {
  /** How many processes were alive with its last heartbeat, itself included. */
  readonly count: number;
  /** Its last heartbeat. */
  readonly seenAt: number;
  /** Its first heartbeat, or the first one after others may have counted it as dead. */
  readonly joinedAt: number;
  /** Whether there were others then. */
  readonly hasJoinedOthers: boolean;
}

/** Returns how many requests in any second a process may send, so that all together stay within the limit. */
export function requestAllowance(known: KnownSenders | undefined, now: number): number {
  if (!known || now - known.seenAt > RELIABLE_MS) return UNCERTAIN_REQUESTS_PER_SECOND;
  if (known.hasJoinedOthers && now - known.joinedAt <= RELIABLE_MS) return UNCERTAIN_REQUESTS_PER_SECOND;
  return MAX_REQUESTS_PER_SECOND / known.count;
}
