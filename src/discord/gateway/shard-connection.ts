import { MINUTE_MS, SECOND_MS } from '../../core/time/duration.ts';

/** Waits before a connection is tried again, beside the library's 0.5 s; the last one repeats. */
const RECONNECT_WAITS_MS: readonly number[] = [0, 1, 2, 5, 10, 15].map(seconds => seconds * SECOND_MS);

/** Discord keeps a session for minutes. After that the address to resume at may be gone as well. */
const MAX_SESSION_AGE_MS = 5 * MINUTE_MS;

/** Closed without a close frame: the network, or a process that ended. */
const ABNORMAL_CLOSURE = 1006;

/** What one shard's connection has come to. Instants are ms. */
export interface ShardConnection {
  /** Connected: Discord has said HELLO. */
  opened(): void;
  /** Events are received: Discord has said READY or RESUMED. */
  established(): void;
  closed(code: number, now: number): void;
  /** Whether Discord has said HELLO since the last close. */
  readonly isOpen: boolean;
  /** How long to wait before the next attempt to connect, ms. */
  readonly reconnectWaitMs: number;
  /**
   * Returns true if the session can be resumed by the next connection although the library drops it, as it does when a
   * connection is refused: Discord has not been reached since, so that it has not ended the session.
   */
  canResume(now: number): boolean;
}

/** Creates the record of a shard that was never connected. */
export function createShardConnection(): ShardConnection {
  let isOpen = false;
  let isEstablished = false;
  /** Closed connections since the last one that was established. */
  let failures = 0;
  let lostAt = 0;
  let closeCode: number | undefined;

  return {
    opened() {
      isOpen = true;
    },

    established() {
      isEstablished = true;
      failures = 0;
    },

    closed(code, now) {
      if (isEstablished) lostAt = now;
      failures += 1;
      isOpen = false;
      isEstablished = false;
      closeCode = code;
    },

    get isOpen() {
      return isOpen;
    },

    get reconnectWaitMs() {
      return RECONNECT_WAITS_MS[Math.min(failures, RECONNECT_WAITS_MS.length) - 1] ?? 0;
    },

    canResume: now => !isOpen && closeCode === ABNORMAL_CLOSURE && now - lostAt < MAX_SESSION_AGE_MS,
  };
}
