import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** An open database. */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly locks: Locks;
  /** Reads the server's clock, ms since the epoch; a file has none. */
  readonly readTime?: (() => Promise<number>) | undefined;
  /**
   * Calls the listener when another process has changed papers, and after times in which that could not be noticed. It is a hint
   * that the next poll finds something: only PostgreSQL gives it. Returns a function that stops it.
   */
  onChange(listener: () => void): () => void;
  /**
   * Writes a checked copy of the database while others use it. Throws `StoreError`, also when aborted, and for a database on a
   * server, which `pg_dump` backs up.
   */
  backUpTo(file: string, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A lock that is held. Releasing it twice has no effect. */
export interface Lock {
  release(): Promise<void>;
}

/** Locks over all processes that use a database. The end of a process, in any way, releases its locks. */
export interface Locks {
  /** Acquires the right to fetch lists from arXiv; `undefined` while another process has it. */
  acquireArxiv(): Promise<Lock | undefined>;
  /**
   * Reserves the time of the next request to arXiv, so that it comes `gapMs` after the one before, of any process. Returns how
   * long to wait for it, ms. `now` is in ms since the epoch; a server uses its own clock.
   */
  reserveArxivRequest(gapMs: number, now: number): Promise<number>;
  /**
   * Makes this process the one that does what must run once; `undefined` while another process is. `onLost` is called if the
   * connection to the database breaks: another process may be the leader from then on.
   */
  tryLeader(onLost: () => void): Promise<Lock | undefined>;
}
