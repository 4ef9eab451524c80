import type { Clock } from '../../core/time/clock.ts';

/** Real time, the same for all processes that serve a database on a server, however wrong the clocks of their hosts are. */
export interface DatabaseClock extends Clock {
  /** Sets it by the server's clock. It changes only if it contradicts what the server says. */
  sync(): Promise<void>;
}

export interface DatabaseClockOptions {
  /** The host's clock: used until the first `sync`, and for waits. */
  readonly host: Clock;
  /** Reads the server's clock, ms since the epoch. */
  readonly readTime: () => Promise<number>;
  /** Returns ms since any instant, by a clock that is never set; by default that of the process. */
  readonly monotonic?: () => number;
}

/** Creates a clock that is not set yet. Between two calls of `sync` it runs by the monotonic clock. */
export function createDatabaseClock(options: DatabaseClockOptions): DatabaseClock {
  const { host, readTime, monotonic = () => performance.now() } = options;
  /** The time when the monotonic clock was at 0; `undefined` before the first `sync`. */
  let origin: number | undefined;
  const now = () => (origin === undefined ? host.now() : Math.round(origin + monotonic()));

  return {
    now,
    wait: (ms, signal) => host.wait(ms, signal),
    async sync() {
      const askedAt = monotonic();
      const earliest = await readTime();
      // The server read its clock at any time between the question and the answer.
      const latest = earliest + (monotonic() - askedAt);
      origin = Math.min(Math.max(now(), earliest), latest) - monotonic();
    },
  };
}
