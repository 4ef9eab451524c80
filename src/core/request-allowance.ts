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

/**
 * After this time without a heartbeat, ms, a process counts as none that sends: it does not rely on their number any more, and the
 * others may send what it leaves. The difference is for their clocks, and for heartbeats that take long.
 */
export const SILENT_AFTER_MS = RELIABLE_MS + 2 * SECOND_MS;

/** How much earlier a process takes it that others count it as silent, ms: their clocks differ by less. */
const CLOCK_MARGIN_MS = SECOND_MS;

/** What a process knows of those that send requests to Discord. Instants are ms since the epoch. */
export interface KnownSenders {
  /** How many processes were not silent with its last heartbeat, itself included. */
  readonly count: number;
  /** Its last heartbeat. */
  readonly seenAt: number;
  /** Its first heartbeat, or the first one after others may have counted it as silent. */
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

/** A heartbeat of a process. Instants are ms since the epoch. */
interface SentHeartbeat {
  /** How many processes were not silent, itself included. */
  readonly count: number;
  readonly seenAt: number;
  /** When it was stored: others know of it from then on. */
  readonly storedAt: number;
}

/** Returns what a process knows of the senders after a heartbeat. */
export function sendersAfter(
  before: KnownSenders | undefined,
  { count, seenAt, storedAt }: SentHeartbeat,
): KnownSenders {
  const isCounted = before !== undefined && storedAt - before.seenAt < SILENT_AFTER_MS - CLOCK_MARGIN_MS;
  const joined = isCounted ? before : { joinedAt: storedAt, hasJoinedOthers: count > 1 };
  return { count, seenAt, joinedAt: joined.joinedAt, hasJoinedOthers: joined.hasJoinedOthers };
}
