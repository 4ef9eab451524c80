import type { Clock } from '../core/time/clock.ts';
import type { Config } from '../process/config.ts';

/** What the process provides to a verb. */
export interface CliContext {
  /** Reads the environment on each call. Throws `ConfigError`. */
  readonly config: () => Promise<Config>;
  readonly version: string;
  /** The stem vectors of the search: see `loadStemVectors`. */
  readonly stemVectorsFile: string;
  readonly clock: Clock;
  /** Writes a line of data to standard output. */
  readonly print: (line: string) => void;
  /** Writes a whole document to standard output, unchanged. */
  readonly write: (text: string) => void;
  /** Writes a line for people to standard error. */
  readonly printToStderr: (line: string) => void;
  /** Standard error if it is a terminal, for progress bars. */
  readonly terminal: NodeJS.WritableStream | undefined;
  /** Asks the operator a yes-or-no question on the terminal; absent without a terminal. */
  readonly confirm?: ((question: string) => Promise<boolean>) | undefined;
  /** From 0 to below 1. */
  readonly random: () => number;
}
